// node build/run-ts.mjs ENTRY [arguments]: bundles a TypeScript program and runs it, since Node 20 runs none.
import { builtinModules } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';
import { repoFolder } from './out-folder.mjs';
import { Problem, runScript } from './problem.mjs';
import { run } from './run.mjs';

await runScript(async () => {
  const [entry, ...args] = process.argv.slice(2);
  if (entry === undefined) throw new Problem('Which program? node build/run-ts.mjs ENTRY.ts [arguments]');
  const folder = join(repoFolder, '.cache/run', entry.replaceAll(/[^\w]+/gu, '-'));
  await build({
    configFile: false,
    root: repoFolder,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: resolve(entry),
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        external: [/^node:/, ...builtinModules, 'electron'],
        output: { entryFileNames: '[name].mjs', codeSplitting: false },
      },
    },
  });
  const program = join(folder, basename(entry).replace(/\.ts$/u, '.mjs'));
  const { code } = await run(process.execPath, [program, ...args], { cwd: process.cwd() });
  return code;
});
