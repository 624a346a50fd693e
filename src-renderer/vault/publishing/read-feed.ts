import type { ContentKind } from '../../../src-shared/directory-entry/content';
import type { Entry } from '../../../src-shared/directory-entry/entry-file';
import { fromHex32, isHex32, toHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { effectiveKind } from '../../../src-shared/directory-entry/kinds';
import { checkFeed, listingProblems, type CheckedEntry } from '../../../src-shared/directory-view/check-feed';
import { hasContent } from '../../../src-shared/directory-view/facts';
import type { FeedProblem } from '../../../src-shared/directory-view/problems';
import { readContent, type ContentOpener } from '../../../src-shared/directory-view/read-content';
import { rowOf, type FeedRow, type RowContent } from '../../../src-shared/directory-view/rows';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import type { ReadFile } from './carrier';
import type { FeedReplica, KeptProblem } from './feed-replica';
import type { FeedChange, Proof } from './replica';

export interface FeedReading {
  readonly feed: Hex32;
  /** Sequences of the entry files that the folder lists, ascending. */
  readonly listed: Uint32Array;
  readonly entries: readonly ReadFile[];
  readonly contents: ReadonlyMap<number, ReadFile>;
  readonly before: FeedReplica | undefined;
  /** Sequences of contents that were read before, and that the folder has not any more though nobody took them back. */
  readonly gone: readonly number[];
  /** The replica's signed headers at the head and at the sequences of these files. */
  readonly proof: Proof;
}

export interface FeedFound {
  /** Undefined: nothing in the feed can be believed. */
  readonly read?: FeedChange;
  readonly problems: readonly FeedProblem[];
}

export interface ReadTools {
  readonly crypto: DirectoryCrypto;
  readonly directoryId: Uint8Array;
  readonly opener: ContentOpener;
  readonly now: string;
  /** Lets calls of the screen go first. */
  readonly pause: () => Promise<void>;
}

/** Contents opened in one go: some 30 µs each. */
const AT_ONCE = 256;

/** What the files of one feed come to, on top of what was read before. */
export async function readFeed(reading: FeedReading, tools: ReadTools): Promise<FeedFound> {
  const { feed, before, entries, contents, proof } = reading;
  const checked = checkFeed(
    {
      directoryId: tools.directoryId,
      feedKey: fromHex32(feed),
      files: entries.map(({ seq, bytes }) => ({ seq, bytes: bytes ?? 'unreadable' })),
      ...(before && { known: knownOf(before, proof) }),
    },
    tools.crypto,
  );
  const problems: FeedProblem[] = [...checked.problems];
  const { memberId } = checked;
  if (memberId === undefined) return { problems };
  const added: FeedRow[] = [];
  for (const entry of checked.accepted) {
    added.push(newRow(entry, contents, tools.opener, problems));
    if (added.length % AT_ONCE === 0) await tools.pause();
  }
  const known = before?.rows ?? NO_ROWS;
  alteredContents(known, proof, contents, tools.opener, problems);
  const late = lateContents(known, proof, contents, tools.opener, problems);
  const rows = added.length === 0 ? late : [...late, ...added];
  const standing = withoutTakenBack(rows);
  for (const seq of reading.gone) {
    const isStanding = 'content' in (standing[seq - 1] ?? {}) && reading.listed.includes(seq);
    if (isStanding) problems.push(ofContent('missing-content', feed, seq));
  }
  problems.push(...listingProblems(fromHex32(feed), rows.length, reading.listed, (seq) => proof.get(seq)));
  return {
    problems,
    read: {
      feed: {
        feed,
        memberId: toHex32(memberId),
        rows: standing,
        firstSeen: before?.firstSeen ?? tools.now,
        verifiedThrough: before?.verifiedThrough ?? 0,
        problems: since(problems, before, reading, tools.now),
      },
      added: checked.accepted,
    },
  };
}

const NO_ROWS: readonly FeedRow[] = [];

function knownOf({ memberId, rows }: FeedReplica, proof: Proof) {
  const last = rows.at(-1);
  return {
    memberId: fromHex32(memberId),
    head: { seq: rows.length, id: last ? fromHex32(last.id) : new Uint8Array(32) },
    entryAt: (seq: number) => proof.get(seq),
  };
}

function newRow(
  entry: CheckedEntry,
  contents: ReadonlyMap<number, ReadFile>,
  opener: ContentOpener,
  problems: FeedProblem[],
): FeedRow {
  const kind = effectiveKind(entry.header);
  if (kind === undefined || !hasContent(kind)) return rowOf(entry);
  const content = contentOf(kind, entry, contents.get(entry.header.seq)?.bytes, opener);
  if (!content.ok && content.error.kind !== 'missing-content')
    problems.push(ofContent(content.error.kind, toHex32(entry.header.feedKey), entry.header.seq));
  return rowOf(entry, content.ok ? content.value : undefined);
}

const contentOf = (kind: ContentKind, { header }: Entry, file: Uint8Array | undefined, opener: ContentOpener) =>
  readContent<ContentKind>(kind, header, file, opener);

/** Of the content file; the entry beside it may be sound. */
const ofContent = (kind: FeedProblem['kind'], feed: Hex32, seq: number): FeedProblem => ({
  kind,
  feed,
  seq,
  where: 'content',
});

/** Content that came after its entry, or still is not what was signed: the folder's sync brings files in any order. */
function lateContents(
  rows: readonly FeedRow[],
  proof: Proof,
  contents: ReadonlyMap<number, ReadFile>,
  opener: ContentOpener,
  problems: FeedProblem[],
): readonly FeedRow[] {
  const came = new Map<number, FeedRow>();
  for (const [seq, { feed, bytes }] of contents) {
    const [row, entry] = [rows[seq - 1], proof.get(seq)];
    if (!row || bytes === undefined || !entry || 'content' in row || !hasContent(row.kind) || !isHex32(feed)) continue;
    const content = contentOf(row.kind, entry, bytes, opener);
    if (!content.ok && content.error.kind !== 'missing-content')
      problems.push(ofContent(content.error.kind, feed, seq));
    // The kind of the row decided how its content was read.
    if (content.ok) came.set(seq, { ...row, content: content.value satisfies RowContent } as FeedRow);
  }
  return came.size === 0 ? rows : rows.map((row) => came.get(row.seq) ?? row);
}

/** A content that was read before, and is read again because its file was altered: what we hold stays. */
function alteredContents(
  rows: readonly FeedRow[],
  proof: Proof,
  contents: ReadonlyMap<number, ReadFile>,
  opener: ContentOpener,
  problems: FeedProblem[],
): void {
  for (const [seq, { feed, bytes, isMissing }] of contents) {
    const [row, entry] = [rows[seq - 1], proof.get(seq)];
    if (!row || !entry || !('content' in row) || !hasContent(row.kind) || !isHex32(feed)) continue;
    const content = contentOf(row.kind, entry, bytes, opener);
    if (bytes === undefined && !isMissing) problems.push(ofContent('unreadable', feed, seq));
    if (!content.ok && content.error.kind !== 'missing-content')
      problems.push(ofContent(content.error.kind, feed, seq));
  }
}

/** Nothing of what was taken back in this feed is kept. */
function withoutTakenBack(rows: readonly FeedRow[]): readonly FeedRow[] {
  const takenBack = new Set(rows.flatMap((row) => (row.kind === 'withdraw' ? [row.target] : [])));
  if (!rows.some((row) => 'content' in row && takenBack.has(row.id))) return rows;
  return rows.map((row) => (takenBack.has(row.id) ? emptied(row) : row));
}

/** A row without what its entry said. */
export function emptied(row: FeedRow): FeedRow {
  if (!('content' in row)) return row;
  const { content: _, ...rest } = row;
  return rest;
}

/** What was found before and not looked at this time stands; a problem keeps the day on which it was first seen. */
function since(
  found: readonly FeedProblem[],
  before: FeedReplica | undefined,
  { entries, contents }: FeedReading,
  now: string,
): readonly KeptProblem[] {
  const earlier = new Map(before?.problems.map((problem) => [problemKey(problem), problem]));
  const kept = new Map(found.map((problem) => [problemKey(problem), { ...problem, since: now }]));
  const looked = new Set(entries.map(({ seq }) => seq));
  const isLookedAt = ({ seq, where }: FeedProblem) => (where === 'content' ? contents.has(seq) : looked.has(seq));
  for (const [key, problem] of earlier) {
    const again = kept.get(key);
    if (again) kept.set(key, { ...again, since: problem.since });
    else if (isLasting(problem, before) || (isOfKnown(problem, before) && !isLookedAt(problem))) kept.set(key, problem);
  }
  return [...kept.values()];
}

/** Signed proof that a feed went two ways, or an entry that its own key never signed: whatever the folder says later. */
const isLasting = ({ kind, seq, evidence, where }: FeedProblem, before: FeedReplica | undefined): boolean =>
  (kind === 'fork' && evidence !== undefined) ||
  (kind === 'bad-signature' && where === undefined && seq <= (before?.verifiedThrough ?? 0));

/** About a file of an entry that is in the replica. What is missing, or comes after it, is found anew each time. */
const isOfKnown = ({ kind, seq }: FeedProblem, before: FeedReplica | undefined): boolean =>
  !IS_MISSING.has(kind) && seq <= (before?.rows.length ?? 0);

const IS_MISSING: ReadonlySet<FeedProblem['kind']> = new Set(['shortened', 'gap', 'missing-content']);

export const problemKey = ({ kind, feed, seq, by }: FeedProblem): string =>
  [kind, feed, seq, ...(by === undefined ? [] : [by])].join('/');
