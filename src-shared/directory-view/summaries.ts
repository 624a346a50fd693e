import type { ContentOf } from '../directory-entry/content';
import type { Hex32 } from '../directory-entry/key-bytes';
import { factsOf, takenBackIn } from './facts';
import { createNeutralOrder } from './neutral-order';
import { compareText } from './problems';
import type { ViewFeed } from './rows';

/** What a member said of a client. Nothing in it depends on what anybody else has said. */
export interface Summary {
  /** The entry's id: what is taken back, and what a receipt names. */
  readonly entry: Hex32;
  readonly member: Hex32;
  readonly feed: Hex32;
  readonly seq: number;
  readonly since: string;
  readonly content: ContentOf<'claim'>;
  readonly expired: boolean;
}

export interface StandingSummaries {
  /** In an order that nobody can better by what they write: see {@link createNeutralOrder}. */
  readonly summaries: readonly Summary[];
  readonly summariesBy: ReadonlyMap<Hex32, readonly Summary[]>;
}

/** Everybody's summaries, member by member: what one says depends on nothing that another has said. */
export interface Summaries {
  /** All feeds of a member as they are now. */
  readonly set: (member: Hex32, feeds: readonly ViewFeed[]) => void;
  /** As they stand on a day, `2026-11-22`. */
  readonly on: (day: string) => StandingSummaries;
}

/** `openedOn`: a day, as for `on`. */
export function createSummaries(openedOn: string): Summaries {
  const byMember = new Map<Hex32, readonly Summary[]>();
  const order = createNeutralOrder<Summary>();
  let today = openedOn;
  const put = (member: Hex32, next: readonly Summary[]): void => {
    const before = byMember.get(member) ?? [];
    byMember.set(member, next);
    const stay = new Set(next);
    const were = new Set(before);
    order.remove(before.filter((summary) => !stay.has(summary)));
    order.add(next.filter((summary) => !were.has(summary)));
  };
  return {
    set: (member, feeds) => put(member, standing(feeds, byMember.get(member) ?? [], today)),
    on: (day) => {
      if (day !== today) {
        today = day;
        for (const [member, own] of byMember) {
          const next = own.map((summary) => asOf(summary, day));
          if (next.some((summary, index) => summary !== own[index])) put(member, next);
        }
      }
      return { summaries: order.all(), summariesBy: new Map(byMember) };
    },
  };
}

/** Claims that were not taken back by their own member, on whichever device. What stood before stays the same object. */
function standing(feeds: readonly ViewFeed[], before: readonly Summary[], today: string): readonly Summary[] {
  const known = new Map(before.map((summary) => [summary.entry, summary]));
  const takenBack = takenBackIn(feeds);
  const summaries: Summary[] = [];
  for (const one of feeds.toSorted((a, b) => compareText(a.feed, b.feed))) {
    const { feed, memberId: member } = one;
    for (const { id, seq, time, content } of factsOf(one).claims) {
      if (content === undefined || takenBack.has(id)) continue;
      const earlier = known.get(id);
      const isSame = earlier?.content === content && earlier.feed === feed && earlier.seq === seq;
      const expired = content.expires < today;
      summaries.push(isSame ? earlier : { entry: id, member, feed, seq, since: time, content, expired });
    }
  }
  return summaries;
}

function asOf(summary: Summary, day: string): Summary {
  const expired = summary.content.expires < day;
  return summary.expired === expired ? summary : { ...summary, expired };
}
