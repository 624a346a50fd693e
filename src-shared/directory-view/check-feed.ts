import { isSameBytes } from '../bytes';
import { decodeEntryFile, type Entry } from '../directory-entry/entry-file';
import { noPrevious } from '../directory-entry/header';
import { toHex32 } from '../directory-entry/key-bytes';
import { devicePae, entryPae, type VerifySignature } from '../directory-entry/pae';
import type { Sha256 } from '../vault-format/binary';
import type { FeedProblem, ProblemKind, SignedHeader } from './problems';

/** How many entries from the end are tried for a signature that holds; what lies before is then left for later. */
const SIGNATURE_TRIES = 256;

/** An entry whose place in its feed is sound. Its own signature is checked by {@link verifyEntries}. */
export interface CheckedEntry extends Entry {
  /** SHA-256 of the header. */
  readonly id: Uint8Array;
}

/** A file of the feed's folder; `unreadable` where the carrier could not hand it over, or would not. */
export interface FeedFile {
  readonly seq: number;
  readonly bytes: Uint8Array | 'unreadable';
}

/** What the replica holds of a feed. */
export interface KnownFeed {
  readonly memberId: Uint8Array;
  readonly head: { readonly seq: number; readonly id: Uint8Array };
  /** The replica's own copy of an entry, for evidence. */
  readonly entryAt: (seq: number) => SignedHeader | undefined;
}

export interface FeedToCheck {
  readonly directoryId: Uint8Array;
  /** As the folder's name says. */
  readonly feedKey: Uint8Array;
  /** By ascending sequence. What the replica holds already may be among them, and is compared with it. */
  readonly files: readonly FeedFile[];
  readonly known?: KnownFeed;
}

export interface Checks {
  readonly sha256: Sha256;
  readonly verify: VerifySignature;
}

export interface CheckedFeed {
  /** Undefined where nothing of the feed is known and nothing was accepted. */
  readonly memberId: Uint8Array | undefined;
  /** What comes after the replica's head, without gap. */
  readonly accepted: readonly CheckedEntry[];
  readonly problems: readonly FeedProblem[];
}

/**
 * Reads a feed as far as it holds: form, directory, feed, sequence from 1 without gap, hash of the header before, the
 * member's attest, and the signature of the last entry accepted, which vouches for all before it. What the replica
 * holds is never given up for what the folder says now. Never throws.
 */
export function checkFeed({ directoryId, feedKey, files, known }: FeedToCheck, checks: Checks): CheckedFeed {
  const feed = toHex32(feedKey);
  const problems: FeedProblem[] = [];
  const report = (kind: ProblemKind, seq: number, rest?: Pick<FeedProblem, 'where' | 'evidence'>): undefined => {
    problems.push({ kind, feed, seq, ...rest });
  };
  const reader = { directoryId, feedKey, checks, report, known };

  const knownSeq = known?.head.seq ?? 0;
  for (const file of files) if (file.seq <= knownSeq) compareWithKnown(reader, file);
  const chain = readChain(
    reader,
    files.filter(({ seq }) => seq > knownSeq),
  );
  const memberId = known?.memberId ?? attestedMember(reader, chain[0]);
  if (memberId === undefined) return { memberId, accepted: [], problems };
  const accepted = vouchedFor(reader, chain);
  return { memberId: known === undefined && accepted.length === 0 ? undefined : memberId, accepted, problems };
}

interface Reader extends Pick<FeedToCheck, 'directoryId' | 'feedKey'> {
  readonly checks: Checks;
  readonly known: KnownFeed | undefined;
  /** Answers undefined, so that what is refused can be named in one statement. */
  readonly report: (kind: ProblemKind, seq: number, rest?: Pick<FeedProblem, 'where' | 'evidence'>) => undefined;
}

/** The entry in a file, if it belongs where it lies; otherwise the reason is reported. */
function readEntry({ directoryId, feedKey, report }: Reader, { seq, bytes }: FeedFile): Entry | undefined {
  if (bytes === 'unreadable') return report('unreadable', seq);
  const decoded = decodeEntryFile(bytes);
  if (!decoded.ok) {
    const { error } = decoded;
    return report(error.kind, seq, error.kind === 'malformed' ? { where: error.where } : undefined);
  }
  const { header } = decoded.value;
  if (!isSameBytes(header.directoryId, directoryId)) return report('wrong-directory', seq);
  if (!isSameBytes(header.feedKey, feedKey)) return report('wrong-feed', seq);
  if (header.seq !== seq) return report('malformed', seq, { where: 'sequence' });
  return decoded.value;
}

/** An entry that the replica has already: the same bytes, or two signed headers for one place. */
function compareWithKnown(reader: Reader, file: FeedFile): undefined {
  const mine = reader.known?.entryAt(file.seq);
  const entry = mine && readEntry(reader, file);
  if (mine === undefined || entry === undefined) return;
  const isSame = isSameBytes(entry.headerBytes, mine.headerBytes);
  if (isSame && isSameBytes(entry.signature, mine.signature)) return;
  if (isSame || !isSigned(reader, entry)) return reader.report('bad-signature', file.seq, { where: 'file' });
  reader.report('fork', file.seq, { evidence: [mine, signedHeader(entry)] });
}

/** The longest run of entries from the replica's head on in which each names the one before. */
function readChain(reader: Reader, files: readonly FeedFile[]): CheckedEntry[] {
  const { known, report, checks } = reader;
  const chain: CheckedEntry[] = [];
  let seq = known?.head.seq ?? 0;
  let previous = known?.head.id ?? noPrevious();
  for (const file of files) {
    if (file.seq !== seq + 1) {
      report('gap', seq + 1);
      break;
    }
    const entry = readEntry(reader, file);
    if (entry === undefined) break;
    if (!isSameBytes(entry.header.previous, previous)) {
      reportBrokenLink(reader, entry, chain.at(-1));
      break;
    }
    previous = checks.sha256(entry.headerBytes);
    seq = file.seq;
    chain.push({ ...entry, id: previous });
  }
  return chain;
}

/**
 * A link that does not fit. Either of the two entries was altered, or the feed's own key has signed two headers for one
 * place. An altered one before is named where its signature is checked.
 */
function reportBrokenLink(reader: Reader, entry: Entry, before: Entry | undefined): undefined {
  const { seq } = entry.header;
  const earlier = before ?? reader.known?.entryAt(seq - 1);
  if (earlier === undefined) return reader.report('malformed', seq, { where: 'previous' });
  if (!isSigned(reader, entry)) return reader.report('bad-signature', seq);
  if (!isSigned(reader, earlier)) return;
  return reader.report('fork', seq - 1, { evidence: [signedHeader(earlier), signedHeader(entry)] });
}

function attestedMember({ directoryId, feedKey, checks, report }: Reader, first: Entry | undefined) {
  const attest = first?.header.attest;
  if (attest === undefined) return undefined;
  const { memberId, signature } = attest;
  if (checks.verify(signature, devicePae(directoryId, feedKey), memberId)) return memberId;
  return report('bad-signature', 1, { where: 'attest' });
}

/** The chain up to the last entry whose signature holds. */
function vouchedFor(reader: Reader, chain: readonly CheckedEntry[]): readonly CheckedEntry[] {
  const lowest = Math.max(0, chain.length - SIGNATURE_TRIES);
  for (let at = chain.length - 1; at >= lowest; at -= 1) {
    const entry = chain[at];
    if (entry === undefined) break;
    if (isSigned(reader, entry)) return chain.slice(0, at + 1);
    reader.report('bad-signature', entry.header.seq);
  }
  return [];
}

const isSigned = ({ feedKey, checks }: Reader, { headerBytes, signature }: SignedHeader): boolean =>
  checks.verify(signature, entryPae(headerBytes), feedKey);

const signedHeader = ({ headerBytes, signature }: SignedHeader): SignedHeader => ({ headerBytes, signature });

/** Which of these entries' own signatures do not hold: such an entry is never shown as verified, exported or disputed. */
export function unverifiedEntries(
  feedKey: Uint8Array,
  entries: readonly Entry[],
  verify: VerifySignature,
): readonly FeedProblem[] {
  const feed = toHex32(feedKey);
  return entries
    .filter(({ headerBytes, signature }) => !verify(signature, entryPae(headerBytes), feedKey))
    .map(({ header }) => ({ kind: 'bad-signature', feed, seq: header.seq }));
}

/**
 * What the replica holds and the folder's listing does not: entries cut off at the end, or missing in the middle. The
 * signed header of the last entry held proves to anyone how far the feed had come.
 */
export function listingProblems(
  feedKey: Uint8Array,
  headSeq: number,
  listed: { readonly length: number; readonly [index: number]: number },
  entryAt: KnownFeed['entryAt'],
): readonly FeedProblem[] {
  if (listed.length >= headSeq && listed[headSeq - 1] === headSeq) return [];
  const there = new Set(Array.from(listed));
  const feed = toHex32(feedKey);
  let last = headSeq;
  while (last > 0 && !there.has(last)) last -= 1;
  const head = entryAt(headSeq);
  const evidence = head && [signedHeader(head)];
  const problems: FeedProblem[] = [];
  if (last < headSeq) problems.push({ kind: 'shortened', feed, seq: last + 1, ...(evidence && { evidence }) });
  for (let seq = 1; seq < last; seq += 1) if (!there.has(seq)) problems.push({ kind: 'gap', feed, seq });
  return problems;
}
