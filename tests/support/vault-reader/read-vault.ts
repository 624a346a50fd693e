import { readdirSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';

import * as v from 'valibot';

import { createBook, type Book } from './book.ts';
import {
  parseJournal,
  parseSnapshot,
  type Journal,
  type JournalFrame,
  type Snapshot,
  type StoredRecord,
} from './files.ts';
import { parseHeader, unlockHeader, type Credential, type Unlocked } from './header.ts';
import { check, deriveSubkey, isSame, toBase64Url, toHex } from './primitives.ts';
import { openFrame, openSealed } from './seal.ts';

/** Everything in a vault folder, for who knows the passphrase or the recovery code. */
export interface ReadVault {
  readonly vaultId: string;
  readonly keyEpoch: number;
  /** Sequence of the last frame read. */
  readonly headSeq: number;
  readonly records: ReturnType<Book['records']>;
  readonly values: ReturnType<Book['values']>;
  /** In hexadecimal, by name: what must not be found in memory after a lock. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Reads a vault folder. Throws at the first thing that is not as docs/vault-format.md says. */
export function readVault(folder: string, credential: Credential): ReadVault {
  const names = readdirSync(folder);
  const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(joinPath(folder, name)));
  const snapshots = sound(
    names.filter((name) => name.endsWith('.bws')),
    (name) => parseSnapshot(bytesOf(name)),
  );
  const unlocked = unlock([...namedHeaders(names).map(bytesOf), ...snapshots.map(({ header }) => header)], credential);
  const journals = names.filter((name) => name.endsWith('.bwj')).map((name) => parseJournal(bytesOf(name)));
  for (const { vaultId } of [...journals, ...snapshots]) check(isSame(vaultId, unlocked.vaultId), 'vault id');
  return read(unlocked, newest(snapshots), journals);
}

/** Reads a backup: a snapshot file on its own. */
export function readBackup(file: string, credential: Credential): ReadVault {
  const snapshot = parseSnapshot(new Uint8Array(readFileSync(file)));
  return read(unlockHeader(snapshot.header, credential), snapshot, []);
}

const namedHeaders = (names: readonly string[]): readonly string[] =>
  names.filter((name) => name === 'header.a' || name === 'header.b');

function sound(names: readonly string[], parse: (name: string) => Snapshot): readonly Snapshot[] {
  return names.flatMap((name) => {
    try {
      return [parse(name)];
    } catch {
      return [];
    }
  });
}

/** By the copy of the highest revision that is sound in form. */
function unlock(copies: readonly Uint8Array[], credential: Credential): Unlocked {
  const revised = copies.flatMap((copy) => {
    try {
      return [{ copy, revision: parseHeader(copy).header.revision }];
    } catch {
      return [];
    }
  });
  const [best] = revised.toSorted((one, other) => other.revision - one.revision);
  check(best !== undefined, 'no sound copy of the header');
  return unlockHeader(best.copy, credential);
}

const newest = (snapshots: readonly Snapshot[]): Snapshot | undefined =>
  snapshots.toSorted((one, other) => other.throughSeq - one.throughSeq)[0];

function read(unlocked: Unlocked, snapshot: Snapshot | undefined, journals: readonly Journal[]): ReadVault {
  const book = createBook();
  if (snapshot !== undefined) addSnapshot(book, unlocked, snapshot);
  let headSeq = snapshot?.throughSeq ?? 0;
  for (const frame of framesInOrder(journals)) {
    if (frame.seq <= headSeq) continue;
    check(frame.seq === headSeq + 1, 'a frame is missing');
    book.applyFrame(Buffer.from(openFrame(unlocked, frame)).toString('utf8'));
    headSeq = frame.seq;
  }
  const { vaultId, keyEpoch } = unlocked;
  const keys = keysInHex(unlocked);
  return { vaultId: toBase64Url(vaultId), keyEpoch, headSeq, records: book.records(), values: book.values(), keys };
}

function framesInOrder(journals: readonly Journal[]): readonly JournalFrame[] {
  return journals.flatMap(({ frames }) => frames).toSorted((one, other) => one.seq - other.seq);
}

const refs = v.array(v.nullable(v.tuple([v.number(), v.string()])));
const pagesOf = v.looseObject({ pages: refs });
const manifestSchema = v.looseObject({
  format: v.literal(1),
  seq: v.number(),
  hash: v.string(),
  collections: v.strictObject({ people: pagesOf, clients: pagesOf, matters: pagesOf }),
  values: v.nullable(v.tuple([v.number(), v.string()])),
});

function addSnapshot(book: Book, unlocked: Unlocked, { records, throughSeq, headHash }: Snapshot): void {
  const open = ({ kind, id, version, sealed }: StoredRecord): string =>
    Buffer.from(openSealed(unlocked, { kind, id, version }, sealed)).toString('utf8');
  const [first, ...rest] = records;
  check(first?.kind === 'manifest', 'a snapshot begins with its manifest');
  const manifest = v.parse(manifestSchema, JSON.parse(open(first)));
  check(manifest.seq === throughSeq && manifest.hash === headHash, 'manifest of another snapshot');
  const expected = namedBy(manifest);
  for (const record of rest) {
    const { kind, id, version, sealed } = record;
    if (kind !== 'page' && kind !== 'values') continue;
    const [namedVersion, tag] = expected.get(`${kind} ${id}`) ?? [];
    check(version === namedVersion && tag === toBase64Url(sealed.slice(-16)), `${kind} ${id} is not the one named`);
    expected.delete(`${kind} ${id}`);
    if (kind === 'page') book.addPage(id, open(record));
    else book.addValues(open(record));
  }
  check(expected.size === 0, 'a record is missing');
}

/** What must be there, by kind and id: version, and the tag the blob was sealed with. */
function namedBy({ collections, values }: v.InferOutput<typeof manifestSchema>): Map<string, [number, string]> {
  const named = new Map<string, [number, string]>();
  for (const [name, { pages }] of Object.entries(collections)) {
    for (const [page, ref] of pages.entries()) if (ref !== null) named.set(`page ${name}/${page}`, ref);
  }
  if (values !== null) named.set('values values', values);
  return named;
}

function keysInHex({ vaultKeys, keyEpoch, wrappingKey }: Unlocked): Record<string, string> {
  const vaultKey = vaultKeys.get(keyEpoch);
  check(vaultKey !== undefined, 'key of the present epoch');
  return {
    vaultKey: toHex(vaultKey),
    wrappingKey: toHex(wrappingKey),
    header: toHex(deriveSubkey(vaultKey, 'BWheader')),
    records: toHex(deriveSubkey(vaultKey, 'BWrecord')),
    frames: toHex(deriveSubkey(vaultKey, 'BWframes')),
    earlierKeys: toHex(deriveSubkey(vaultKey, 'BWrekeys')),
  };
}
