import { join } from 'node:path';
import { build } from 'vite';

/** Bundles a script of the tests into one file that Node can run; answers its path. */
export async function bundleForNode(entry: string, folder: string, format: 'es' | 'cjs' = 'es'): Promise<string> {
  const fileName = format === 'es' ? 'bundle.mjs' : 'bundle.cjs';
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
      rolldownOptions: { output: { format, entryFileNames: fileName } },
    },
    ssr: { noExternal: true },
  });
  return join(folder, fileName);
}
