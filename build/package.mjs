// npm run package [-- deb]: the app as it is installed, in dist/. Without a format: the unpacked folder only.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'electron-builder';
import { electronRuntime } from './electron-path.mjs';
import { repoFolder } from './out-folder.mjs';
import { packageConfig } from './package-config.mjs';
import { Problem, runScript } from './problem.mjs';
import { run } from './run.mjs';

await runScript(async () => {
  const formats = process.argv.slice(2);
  const runtime = await electronRuntime();
  if (runtime.isFallback && formats.length > 0) {
    throw new Problem(
      `A release needs the official Electron; here is only the fallback, years past its security support.\n` +
        'Where the download site can be reached:  node node_modules/electron/install.js',
    );
  }
  rmSync(join(repoFolder, 'dist'), { recursive: true, force: true });
  const billed = await run(process.execPath, ['build/sbom.mjs']);
  if (billed.code !== 0) throw new Problem('The software bill of materials could not be made, see above.');
  await build({
    projectDir: repoFolder,
    config: packageConfig(runtime),
    publish: 'never',
    ...(formats.length > 0 ? targets(formats) : { dir: true }),
  });
});

/** @param {string[]} formats of this platform */
function targets(formats) {
  const platform = process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'win' : 'linux';
  return { [platform]: formats };
}
