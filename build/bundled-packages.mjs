import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outFolder } from './out-folder.mjs';

const listFile = join(outFolder, 'bundled-packages.json');
const packagePath =
  /[/\\](node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+(?:[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+)*)[/\\]/u;

/** @type {Set<string>} */
const bundled = new Set();

/** @param {string} file */
function note(file) {
  const path = packagePath.exec(file)?.[1];
  if (path !== undefined) bundled.add(path.replaceAll('\\', '/'));
}

/**
 * Notes which npm packages go into the builds: everything is bundled, so package.json cannot tell.
 * @returns {import('vite').Plugin}
 */
export function noteBundledPackages() {
  return {
    name: 'note-bundled-packages',
    generateBundle(_options, output) {
      for (const id of this.getModuleIds()) note(id);
      // Fonts come by way of style sheets, which are not modules.
      for (const file of Object.values(output)) if (file.type === 'asset') file.originalFileNames.forEach(note);
    },
  };
}

export function writeBundledPackages() {
  writeFileSync(listFile, `${JSON.stringify([...bundled].toSorted(), null, 2)}\n`);
}

/** @returns {Set<string>} their folders, as the lock file names them */
export function readBundledPackages() {
  return new Set(JSON.parse(readFileSync(listFile, 'utf8')));
}
