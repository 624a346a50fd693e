// npm start: everything a fresh machine needs, then the app. Arguments after -- go to the app.
// Until npm ci has run, only Node's own modules may be imported here.
import { hasDisplay, onADisplay } from './display.mjs';
import { electronRuntime } from './electron-path.mjs';
import { ensureNameFonts } from './name-fonts.mjs';
import { ensureNodeModules } from './node-modules.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { outFolder } from './out-folder.mjs';
import { Problem, runScript } from './problem.mjs';
import { run } from './run.mjs';
import { ensureSandbox } from './sandbox.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

await runScript(async () => {
  checkNodeVersion();
  await ensureSystemPackages({ forTests: false, hasDisplay });
  await ensureNameFonts();
  await ensureNodeModules();
  const runtime = await electronRuntime();
  console.log(`electron: ${runtime.description}`);
  const built = await run(process.execPath, ['build/build.mjs']);
  if (built.code !== 0) throw new Problem('The build failed, see above.');
  if (!hasDisplay)
    console.log('display: there is none here, so the window opens on a virtual one that nobody sees (xvfb)');
  // Chromium's sandbox refuses to run for root; everybody else gets it.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (!asRoot) await ensureSandbox(runtime.path);
  if (asRoot) console.log('sandbox: off, because this is root; start as an ordinary user to have it');
  console.log('starting Bailiwick ...');
  const switches = [
    ...(asRoot ? ['--no-sandbox'] : []),
    // Without a graphics card and a system bus Chromium complains at length, of nothing that matters there.
    ...(hasDisplay ? [] : ['--log-level=3']),
  ];
  const command = [runtime.path, ...switches, outFolder, ...process.argv.slice(2)];
  const { code } = await run(...onADisplay(command));
  return code;
});
