import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outFolder, repoFolder } from './out-folder.mjs';

/** The output folder is an app of its own: Electron starts it and electron-builder packs it, with nothing else beside it. */
export function writeAppDescription() {
  const { name, productName, version, description, author, license } = JSON.parse(
    readFileSync(join(repoFolder, 'package.json'), 'utf8'),
  );
  const app = { name, productName, version, description, author, license, main: 'main/index.cjs' };
  writeFileSync(join(outFolder, 'package.json'), `${JSON.stringify(app, null, 2)}\n`);
}
