import { join } from 'node:path';
import { build } from 'vite';

/** Bundles a script of the tests into one file that Node can run; answers its path. */
export async function bundleForNode(entry: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      ssr: entry,
      rolldownOptions: { output: { entryFileNames: 'bundle.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return join(folder, 'bundle.mjs');
}
