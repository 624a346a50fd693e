import type { ContentOf } from '../directory-entry/content';
import type { Hex32 } from '../directory-entry/key-bytes';
import { feedOf, hexOf } from './hex-of';
import type { ClaimRow, FeedRow, RetireRow, Role, ViewFeed } from './rows';

/** How far a witness has read a feed. */
export interface Head {
  readonly seq: number;
  readonly hash: Hex32;
}

/** What a feed's rows come to, whatever other feeds say: worked out once for each state of the feed. */
export interface FeedFacts {
  readonly claims: readonly ClaimRow[];
  readonly takenBack: ReadonlySet<Hex32>;
  readonly admits: readonly (FeedRow & { readonly kind: 'admit'; readonly role: Role; readonly target: Hex32 })[];
  readonly retires: readonly RetireRow[];
  /** The highest head of each feed that it witnessed. */
  readonly heads: ReadonlyMap<Hex32, Head>;
  /** The latest that can be read. */
  readonly profile?: { readonly time: string; readonly content: ContentOf<'profile'> };
  /** The latest time in it, by its author's clock. */
  readonly lastTime: string;
  /** Rows of a kind with content, of which there is none. */
  readonly lacking: readonly FeedRow[];
}

const known = new WeakMap<readonly FeedRow[], FeedFacts>();

/** Rows are never changed, only replaced. */
export function factsOf({ rows }: Pick<ViewFeed, 'rows'>): FeedFacts {
  const before = known.get(rows);
  if (before) return before;
  const facts = gather(rows);
  known.set(rows, facts);
  return facts;
}

function gather(rows: readonly FeedRow[]): FeedFacts {
  const claims: ClaimRow[] = [];
  const takenBack = new Set<Hex32>();
  const admits: FeedFacts['admits'][number][] = [];
  const retires: RetireRow[] = [];
  const heads = new Map<Hex32, Head>();
  const lacking: FeedRow[] = [];
  let profile: FeedFacts['profile'];
  let lastTime = '';
  for (const row of rows) {
    if (row.time > lastTime) lastTime = row.time;
    if (hasContent(row.kind) && !('content' in row && row.content !== undefined)) lacking.push(row);
    if (row.kind === 'claim') claims.push(row);
    else if (row.kind === 'withdraw') takenBack.add(row.target);
    else if (row.kind === 'admit') admits.push(row);
    else if (row.kind === 'retire') retires.push(row);
    else if (row.kind === 'profile' && row.content) profile = { time: row.time, content: row.content };
    else if (row.kind === 'witness') {
      for (const head of row.content?.heads ?? [])
        keepHighest(heads, feedOf(head), { seq: head.seq, hash: hexOf(head.hash) });
    }
  }
  return { claims, takenBack, admits, retires, heads, lacking, lastTime, ...(profile && { profile }) };
}

const WITH_CONTENT: ReadonlySet<FeedRow['kind']> = new Set(['profile', 'claim', 'retire', 'witness']);

/** Kinds of rows that carry a content. */
export const hasContent = (kind: FeedRow['kind']): kind is 'profile' | 'claim' | 'retire' | 'witness' =>
  WITH_CONTENT.has(kind);

/** Of one feed the highest head counts; of two for one place, the higher hash, so that every reader agrees. */
export function keepHighest(heads: Map<Hex32, Head>, feed: Hex32, head: Head): void {
  const kept = heads.get(feed);
  if (kept !== undefined && (kept.seq > head.seq || (kept.seq === head.seq && kept.hash >= head.hash))) return;
  heads.set(feed, head);
}

/** Entries that these feeds of one member take back. */
export function takenBackIn(feeds: readonly Pick<ViewFeed, 'rows'>[]): ReadonlySet<Hex32> {
  const [only] = feeds;
  if (only && feeds.length === 1) return factsOf(only).takenBack;
  const takenBack = new Set<Hex32>();
  for (const feed of feeds) for (const id of factsOf(feed).takenBack) takenBack.add(id);
  return takenBack;
}
