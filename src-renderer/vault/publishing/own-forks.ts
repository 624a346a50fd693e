import { isSameBytes } from '../../../src-shared/bytes';
import { decodeEntryFile, type Entry } from '../../../src-shared/directory-entry/entry-file';
import type { Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { entryPae } from '../../../src-shared/directory-entry/pae';
import type { SignedHeader } from '../../../src-shared/directory-view/problems';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import { forkSchema, KEY, readKept, toKept, type Values } from './kept';
import type { KeptProblem } from './feed-replica';

/** Places at which the folder holds something else than this member signed there. Journalled: the proof outlives this profile. */
export interface OwnForks {
  /** The first of each feed, as a problem to be named. */
  readonly all: () => readonly KeptProblem[];
  /** From this sequence on a feed is not the member's alone; Infinity where it is. */
  readonly from: (feed: string) => number;
  /** `evidence`: two signed headers that cannot both belong; none where what lies there is not signed. */
  readonly note: (
    feed: Hex32,
    seq: number,
    evidence: readonly SignedHeader[] | undefined,
    at: string,
  ) => Promise<Result<null, AppError>>;
}

export function createOwnForks(values: Values): OwnForks {
  const forks = new Map<string, KeptProblem>();
  for (const name of values.valueKeys()) {
    const kept = name.startsWith(KEY.forks) ? readKept(values, name, forkSchema) : undefined;
    if (kept) forks.set(kept.feed, problemOf(kept.feed as Hex32, kept.seq, kept.evidence, kept.since));
  }
  return {
    all: () => [...forks.values()],
    from: (feed) => forks.get(feed)?.seq ?? Infinity,
    note: async (feed, seq, evidence = [], at) => {
      const before = forks.get(feed);
      // What proves it is worth more than what came first.
      if (before !== undefined && (before.evidence !== undefined || evidence.length === 0)) return ok(null);
      const problem = problemOf(feed, seq, evidence, before?.since ?? at);
      const kept = await values.setValue(KEY.forks + feed, toKept({ feed, seq, evidence, since: problem.since }));
      if (kept.ok) forks.set(feed, problem);
      return kept;
    },
  };
}

const problemOf = (feed: Hex32, seq: number, evidence: readonly SignedHeader[], since: string): KeptProblem => ({
  kind: 'fork',
  feed,
  seq,
  since,
  ...(evidence.length > 0 && { evidence }),
});

/**
 * Two headers that this feed's key signed and that cannot both belong to it: `mine`, and what the folder holds in its
 * place, or right after it without naming it. Undefined where `file` is no such thing.
 */
export function forkBetween(
  { verify, sha256 }: Pick<DirectoryCrypto, 'verify' | 'sha256'>,
  mine: Entry,
  file: Uint8Array,
): readonly SignedHeader[] | undefined {
  const decoded = decodeEntryFile(file);
  if (!decoded.ok) return undefined;
  const { header, headerBytes, signature } = decoded.value;
  const { seq, feedKey, directoryId } = mine.header;
  if (!isSameBytes(header.feedKey, feedKey) || !isSameBytes(header.directoryId, directoryId)) return undefined;
  const isInPlace = header.seq === seq && !isSameBytes(headerBytes, mine.headerBytes);
  const isAfter = header.seq === seq + 1 && !isSameBytes(header.previous, sha256(mine.headerBytes));
  if (!(isInPlace || isAfter) || !verify(signature, entryPae(headerBytes), feedKey)) return undefined;
  return [
    { headerBytes: mine.headerBytes, signature: mine.signature },
    { headerBytes, signature },
  ];
}
