import type { ContentOf } from '../directory-entry/content';
import type { Hex32 } from '../directory-entry/key-bytes';
import { foldName } from '../directory-entry/text';
import { admissionsOf, type Admission, type Retirement } from './admission';
import { factsOf, takenBackIn } from './facts';
import { byPlace, compareText, type FeedProblem } from './problems';
import type { RetireReason, ViewFeed } from './rows';
import { createSummaries, type StandingSummaries } from './summaries';
import { witnessProblems } from './witness';

/** A device of a member. */
export interface MemberFeed {
  readonly feed: Hex32;
  readonly entries: number;
  /** Reported lost: entries after this sequence are not to be relied on. */
  readonly lostAfter?: number;
}

/** Somebody with a feed in the directory. Being retired or unconfirmed marks, and hides nothing. */
export interface Member {
  readonly id: Hex32;
  /** Absent until a profile can be read. */
  readonly profile?: ContentOf<'profile'>;
  readonly feeds: readonly MemberFeed[];
  /** The earliest time in a first entry, by the member's own clock. */
  readonly since: string;
  /** Absent: unconfirmed. */
  readonly admission?: Admission;
  /** Others who go by the same name, as names are compared. */
  readonly sameNameAs: readonly Hex32[];
  readonly retired?: {
    readonly how: Exclude<RetireReason, 'lost'>;
    readonly by: readonly Hex32[];
    readonly at: string;
  };
}

/** The directory as everyone in the firm sees it who holds the same entries. */
export interface View extends StandingSummaries {
  readonly firm?: string;
  /** By name as folded, then by id. The root, which is no person, is not among them. */
  readonly members: readonly Member[];
  readonly retirements: readonly Retirement[];
  readonly problems: readonly FeedProblem[];
}

export interface ViewOptions {
  readonly rootKey: Hex32;
  /** The reader's clock, as an ISO 8601 instant in UTC. */
  readonly now: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_LENGTH = '2026-11-22'.length;
const dayOf = (instant: string): string => instant.slice(0, DAY_LENGTH);

/** A view that follows feeds as they change: a change costs what it changes, not what there is. */
export interface Viewer {
  /** Takes feeds as they are now; true where anything in them is new. Feeds that were taken before stay. */
  readonly take: (feeds: Iterable<ViewFeed>) => boolean;
  /** What has been taken comes to. `now`: the reader's clock, as an ISO 8601 instant in UTC. */
  readonly view: (now: string) => View;
}

/**
 * What the entries of these feeds come to, whatever the order they were read in. A member's summaries are the same
 * whether the feeds of others are given as well or not: nobody can hide, rank or change another's.
 */
export function viewOf(feeds: readonly ViewFeed[], { rootKey, now }: ViewOptions): View {
  const viewer = createViewer(rootKey, now);
  viewer.take(feeds);
  return viewer.view(now);
}

/**
 * Because a member's summaries depend on that member's feeds alone, only theirs are worked out anew. `openedAt`: of the
 * day it will be asked for; of another, all of them are worked out once more.
 */
export function createViewer(rootKey: Hex32, openedAt: string): Viewer {
  const byFeed = new Map<Hex32, ViewFeed>();
  const summaries = createSummaries(dayOf(openedAt));
  const take = (feeds: Iterable<ViewFeed>): boolean => {
    const members = new Set<Hex32>();
    for (const feed of feeds) {
      const before = byFeed.get(feed.feed);
      byFeed.set(feed.feed, feed);
      if (before?.rows === feed.rows && before.memberId === feed.memberId) continue;
      members.add(feed.memberId);
      if (before && before.memberId !== feed.memberId) members.add(before.memberId);
    }
    members.delete(rootKey);
    const own = new Map<Hex32, ViewFeed[]>(Array.from(members, (id) => [id, []]));
    for (const feed of byFeed.values()) own.get(feed.memberId)?.push(feed);
    for (const [member, theirs] of own) summaries.set(member, theirs);
    return members.size > 0;
  };
  const view = (now: string): View => {
    const feeds = [...byFeed.values()];
    const byMember = new Map<Hex32, ViewFeed[]>();
    for (const feed of feeds) {
      const own = byMember.get(feed.memberId);
      if (own) own.push(feed);
      else byMember.set(feed.memberId, [feed]);
    }
    const { admitted, retirements } = admissionsOf(feeds, rootKey);
    const root = byMember.get(rootKey);
    const firm = root && profileOf(root)?.name;
    byMember.delete(rootKey);
    return {
      ...(firm !== undefined && { firm }),
      members: membersOf(byMember, admitted, retirements),
      ...summaries.on(dayOf(now)),
      retirements,
      problems: [
        ...clockProblems(feeds, Date.parse(now)),
        ...contentProblems(byMember),
        ...witnessProblems(feeds),
      ].toSorted(byPlace),
    };
  };
  return { take, view };
}

/** The latest profile; of several devices' the one with the latest time, then of the highest feed. */
function profileOf(feeds: readonly ViewFeed[]): ContentOf<'profile'> | undefined {
  let latest: { readonly time: string; readonly feed: Hex32; readonly content: ContentOf<'profile'> } | undefined;
  for (const one of feeds) {
    const { profile } = factsOf(one);
    if (profile === undefined) continue;
    const { time, content } = profile;
    const isLater = latest === undefined || time > latest.time || (time === latest.time && one.feed > latest.feed);
    if (isLater) latest = { time, feed: one.feed, content };
  }
  return latest?.content;
}

function membersOf(
  byMember: ReadonlyMap<Hex32, readonly ViewFeed[]>,
  admitted: ReadonlyMap<Hex32, Admission>,
  retirements: readonly Retirement[],
): readonly Member[] {
  const agreed = new Map(retirements.filter((one) => one.agreed).map((one) => [`${one.how} ${one.target}`, one]));
  const named = [...byMember].map(([id, feeds]) => {
    const profile = profileOf(feeds);
    return { id, feeds, profile, folded: profile === undefined ? '' : foldName(profile.name) || profile.name };
  });
  const idsByName = new Map<string, Hex32[]>();
  for (const { id, folded } of named) idsByName.set(folded, [...(idsByName.get(folded) ?? []), id]);
  return named
    .toSorted((a, b) => compareText(a.folded, b.folded) || compareText(a.id, b.id))
    .map(({ id, feeds, profile, folded }) => {
      const admission = admitted.get(id);
      const refused = agreed.get(`refuse ${id}`) ?? agreed.get(`left ${id}`);
      const sameName = folded === '' ? [] : (idsByName.get(folded) ?? []);
      return {
        id,
        ...(profile && { profile }),
        feeds: feeds.map((feed) => memberFeed(feed, agreed)).toSorted((a, b) => compareText(a.feed, b.feed)),
        since: feeds.map(({ rows }) => rows[0]?.time ?? '').toSorted()[0] ?? '',
        ...(admission && { admission }),
        sameNameAs: sameName.filter((other) => other !== id).toSorted(),
        ...(refused && { retired: toMark(refused) }),
      };
    });
}

const toMark = ({ how, by, at }: Retirement): NonNullable<Member['retired']> => ({
  how: how === 'refuse' ? 'refuse' : 'left',
  by,
  at,
});

function memberFeed({ feed, rows }: ViewFeed, agreed: ReadonlyMap<string, Retirement>): MemberFeed {
  const lost = agreed.get(`lost ${feed}`);
  return { feed, entries: rows.length, ...(lost && { lostAfter: lost.heads?.get(feed) ?? 0 }) };
}

/** Entries dated more than a day ahead of the reader's clock: one for each feed, the first. */
function clockProblems(feeds: readonly ViewFeed[], now: number): FeedProblem[] {
  const latest = new Date(now + DAY_MS).toISOString();
  return feeds.flatMap((one): FeedProblem[] => {
    if (factsOf(one).lastTime <= latest) return [];
    const { feed, rows } = one;
    const row = rows.find(({ time }) => time > latest);
    return row === undefined ? [] : [{ kind: 'future-clock', feed, seq: row.seq }];
  });
}

/** Summaries and profiles that were not taken back, and of which there is nothing to show. */
function contentProblems(byMember: ReadonlyMap<Hex32, readonly ViewFeed[]>): FeedProblem[] {
  const problems: FeedProblem[] = [];
  for (const feeds of byMember.values()) {
    const takenBack = takenBackIn(feeds);
    for (const one of feeds) {
      for (const { kind, id, seq } of factsOf(one).lacking) {
        if (kind === 'claim' && !takenBack.has(id)) problems.push({ kind: 'missing-content', feed: one.feed, seq });
      }
    }
  }
  return problems;
}
