import { readdirSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';

import { createBook, type Book } from './book.ts';
import { parseJournal, parseSnapshot, type Journal, type JournalFrame, type Snapshot } from './files.ts';
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

function addSnapshot(book: Book, unlocked: Unlocked, { records }: Snapshot): void {
  for (const { kind, id, version, sealed } of records) {
    const plaintext = Buffer.from(openSealed(unlocked, { kind, id, version }, sealed)).toString('utf8');
    if (kind === 'page') book.addPage(id, plaintext);
    if (kind === 'values') book.addValues(plaintext);
  }
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
