import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The spellings under which a text could lie in a file, by name. */
export function spellingsOf(text: string): ReadonlyMap<string, Buffer> {
  const utf8 = Buffer.from(text, 'utf8');
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  const plain: readonly [string, Buffer][] = [
    ['UTF-8', utf8],
    ['UTF-16LE', little],
    ['UTF-16BE', big],
  ];
  const spellings = new Map(plain);
  for (const [name, bytes] of plain) {
    spellings.set(`hex of ${name}`, Buffer.from(bytes.toString('hex')));
    spellings.set(`capital hex of ${name}`, Buffer.from(bytes.toString('hex').toUpperCase()));
    for (const before of [0, 1, 2]) {
      spellings.set(`base64 of ${name}, phase ${before}`, base64Core(bytes, before, 'base64'));
      spellings.set(`base64url of ${name}, phase ${before}`, base64Core(bytes, before, 'base64url'));
    }
  }
  return spellings;
}

/** The characters that depend on `bytes` alone when `before` other bytes stand before them in their group of three. */
function base64Core(bytes: Buffer, before: number, encoding: 'base64' | 'base64url'): Buffer {
  const all = Buffer.concat([Buffer.alloc(before), bytes]);
  const text = all.toString(encoding).replaceAll('=', '');
  return Buffer.from(text.slice(Math.ceil((before * 8) / 6), Math.floor((all.length * 8) / 6)));
}

export interface FolderSearch {
  /** "file: spelling" of everything found, file names included. */
  readonly found: readonly string[];
  readonly files: number;
  readonly bytes: number;
}

/** Looks through every byte of every file under `folders`, and through their names. */
export function searchFolders(folders: readonly string[], text: string): FolderSearch {
  const spellings = spellingsOf(text);
  const found: string[] = [];
  let files = 0;
  let bytes = 0;
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (path.includes(text)) found.push(`${path}: its name`);
      if (!entry.isFile()) continue;
      const content = readFileSync(path);
      files += 1;
      bytes += content.length;
      for (const [name, spelling] of spellings) if (content.includes(spelling)) found.push(`${path}: ${name}`);
    }
  }
  return { found, files, bytes };
}
