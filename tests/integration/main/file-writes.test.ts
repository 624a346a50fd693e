import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileWrites, readPiece, type FileWrites } from '../../../src-main/file-writes.ts';
import { freshFolder, removeFolder } from '../../support/folders.ts';
import { valueOf } from '../../support/shell/value-of.ts';

let folder: string;
let writes: FileWrites;

beforeEach(async () => {
  folder = await freshFolder('writes');
  writes = createFileWrites();
});
afterEach(async () => {
  await writes.abortAll();
  await removeFolder(folder);
});

const bytes = (text: string) => new TextEncoder().encode(text);

it('shows nothing under the final name before the last byte is on the disk', async () => {
  const path = join(folder, 'people.vcf');
  await writeFile(path, 'what was there before');
  const { writeId } = valueOf(await writes.begin(path));
  valueOf(await writes.write(writeId, bytes('BEGIN:')));
  valueOf(await writes.write(writeId, bytes('VCARD')));
  expect(await readFile(path, 'utf8')).toBe('what was there before');
  expect(valueOf(await writes.commit(writeId))).toEqual({ path, bytes: 11 });
  expect(await readFile(path, 'utf8')).toBe('BEGIN:VCARD');
  expect(await readdir(folder)).toEqual(['people.vcf']);
  expect((await stat(path)).mode & 0o077).toBe(0);
});

it('leaves nothing behind when aborted, one or all', async () => {
  const [first, second] = [await writes.begin(join(folder, 'a')), await writes.begin(join(folder, 'b'))];
  valueOf(await writes.write(valueOf(first).writeId, bytes('x')));
  valueOf(await writes.abort(valueOf(first).writeId));
  expect(await readdir(folder)).toEqual(['b.part']);
  await writes.abortAll();
  expect(await readdir(folder)).toEqual([]);
  const gone = { ok: false, error: { kind: 'not-found', what: 'file' } };
  expect(await writes.write(valueOf(second).writeId, bytes('x'))).toEqual(gone);
  expect(await writes.commit(valueOf(first).writeId)).toEqual(gone);
});

it('says what the disk says, and leaves nothing behind', async () => {
  const path = join(folder, 'none', 'people.vcf');
  expect(await writes.begin(path)).toEqual({ ok: false, error: { kind: 'folder-missing', path } });
  // The place was taken by a folder meanwhile.
  const taken = join(folder, 'taken');
  const { writeId } = valueOf(await writes.begin(taken));
  await mkdir(join(taken, 'by'), { recursive: true });
  expect(await writes.commit(writeId)).toMatchObject({ ok: false, error: { kind: 'disk-failed', path: taken } });
  expect(await readdir(folder)).toEqual(['taken']);
  expect(writes.pathOf(writeId)).toBeUndefined();
});

it('bounds how many files are written at once', async () => {
  for (const name of ['a', 'b', 'c', 'd']) valueOf(await writes.begin(join(folder, name)));
  expect(await writes.begin(join(folder, 'e'))).toEqual({ ok: false, error: { kind: 'busy', with: 'files' } });
});

it('reads a committed file back in pieces, by its number only', async () => {
  const path = join(folder, 'backup');
  const { writeId } = valueOf(await writes.begin(path));
  expect(writes.pathOf(writeId)).toBeUndefined();
  valueOf(await writes.write(writeId, bytes('0123456789')));
  valueOf(await writes.commit(writeId));
  expect(writes.pathOf(writeId)).toBe(path);
  expect(valueOf(await readPiece(path, 7, 100))).toEqual({ chunk: bytes('789'), size: 10 });
  expect(valueOf(await readPiece(path, 10, 100)).chunk).toHaveLength(0);
});
