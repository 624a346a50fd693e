import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { noteBundledPackages } from './bundled-packages.mjs';
import { outFolder, repoFolder } from './out-folder.mjs';

const nodeModules = [/^node:/, ...builtinModules];

/**
 * One CommonJS file with everything in it but Electron and Node's own modules, so that the package needs no
 * node_modules. CommonJS because Electron 25 loads no ES module as its entry, and no Electron as a sandboxed preload.
 * @param {{ entry: string, folder: string, external: (string | RegExp)[] }} options
 * @returns {import('vite').InlineConfig}
 */
function commonJsBuild({ entry, folder, external }) {
  return {
    configFile: false,
    root: repoFolder,
    logLevel: 'warn',
    publicDir: false,
    plugins: [noteBundledPackages()],
    resolve: { conditions: ['node', 'module', 'import', 'default'], mainFields: ['module', 'main'] },
    build: {
      // Electron 25, the oldest we run on, has Node 18 in its main process and Chrome 114 in its preloads.
      target: 'node18',
      outDir: join(outFolder, folder),
      emptyOutDir: false,
      minify: false,
      lib: { entry: join(repoFolder, entry), formats: ['cjs'], fileName: () => '[name].cjs' },
      rolldownOptions: { external, output: { codeSplitting: false } },
    },
  };
}

const main = commonJsBuild({ entry: 'src-main/index.ts', folder: 'main', external: ['electron', ...nodeModules] });
const directoryThread = commonJsBuild({
  entry: 'src-main/directory/directory-thread.ts',
  folder: 'main',
  external: nodeModules,
});

// A sandboxed preload can require nothing but Electron, not even a chunk of its own: a build for each.
const preloads = ['screen', 'vault', 'exchange'].map((name) =>
  commonJsBuild({ entry: `src-main/preload/${name}.ts`, folder: 'preload', external: ['electron'] }),
);

export const shellBuilds = [main, directoryThread, ...preloads];
