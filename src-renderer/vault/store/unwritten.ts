import type { CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { readFrame } from '../../../src-shared/vault-format/frame';
import { pagesOf } from './bulk-part';
import { rowKey } from './geometry';
import { pagesOfBulkPart } from './journal-entry';
import type { StoreSealer } from './sealing';
import type { StoreShell } from './store-shell';

/** Part of an import that is in force, while only the journal has its pages. */
export interface UnwrittenPart {
  /** Of its frame. */
  readonly seq: number;
  readonly collection: CollectionName;
  readonly firstPage: number;
  /** Where each page ends, as the frame has them. */
  readonly pageEnds: Uint32Array;
}

/** Pages that the database has not got yet. They are read out of the journal, and every fold begins with writing them. */
export interface Unwritten {
  readonly add: (part: UnwrittenPart) => void;
  readonly parts: () => readonly UnwrittenPart[];
  readonly partOf: (collection: CollectionName, page: number) => UnwrittenPart | undefined;
  /** The database has it now. */
  readonly remove: (part: UnwrittenPart) => void;
}

export function createUnwritten(): Unwritten {
  const parts = new Set<UnwrittenPart>();
  const byKey = new Map<number, UnwrittenPart>();
  const keysOf = ({ collection, firstPage, pageEnds }: UnwrittenPart): readonly number[] =>
    Array.from(pageEnds, (_, index) => rowKey(collection, firstPage + index));
  return {
    add: (part) => {
      parts.add(part);
      for (const key of keysOf(part)) byKey.set(key, part);
    },
    parts: () => [...parts],
    partOf: (collection, page) => byKey.get(rowKey(collection, page)),
    remove: (part) => {
      parts.delete(part);
      for (const key of keysOf(part)) byKey.delete(key);
    },
  };
}

/** The pages of a part, out of its frame; views, not copies. */
export type ReadPart = (part: UnwrittenPart) => Promise<Result<readonly Uint8Array[], AppError>>;

export const createReadPart =
  (shell: Pick<StoreShell, 'readFrames'>, sealer: StoreSealer): ReadPart =>
  async ({ seq, pageEnds }) => {
    const read = await shell.readFrames({ afterSeq: seq - 1, limit: 1 });
    if (!read.ok) return read;
    const reading = readFrame(read.value.frames, 0, sealer.sha256);
    if (reading.kind !== 'frame' || reading.frame.seq !== seq) {
      return err({ kind: 'vault-damaged', part: 'journal', where: 'frame of an import' });
    }
    const opened = sealer.openFrame(reading.frame);
    if (!opened.ok) return opened;
    return ok(pagesOf({ bytes: pagesOfBulkPart(opened.value, pageEnds.at(-1) ?? 0), pageEnds }));
  };
