import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repoFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where a build is written. BAILIWICK_OUT keeps two builds of one checkout apart. */
export const outFolder = resolve(repoFolder, process.env['BAILIWICK_OUT'] || 'out');
