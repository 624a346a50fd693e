import type { ClientId, Id, PersonId } from '../../../src-shared/ids';
import { GAPS, type Facets, type Gap, type PeopleFilter } from '../../../src-shared/vault-contract';
import { createBreathe, type Breathe } from '../store/slices';
import { extractLinks, extractTags } from '../search/extract';
import { foldTag, linkKey, MARK } from '../search/line';
import { createPostings, type Postings } from '../search/postings';
import { createSearch, type Search } from '../search/search';
import type { BookStore, CollectionView } from '../store/types';
import { listMatching, type Listing } from './listing';
import { BIT, GAP_BIT } from './summaries/marks';
import { PERSON_FIELD } from './summaries/person';

/** Lists and counts people without opening a record. */
export interface PeopleIndex {
  readonly search: Search;
  readonly list: (filter: PeopleFilter) => Listing;
  readonly facets: (filter: PeopleFilter) => Facets;
  /** People with a role at one of the clients, in no order. Found by key: whoever acts on them reads the records. */
  readonly atClients: (ids: readonly ClientId[]) => Promise<readonly PersonId[]>;
  /** How many people have a role at each client, by the client's key. */
  readonly countAtClient: () => Promise<(id: Id) => number>;
  /** Of `among`, those at which one of the people on these lines has a role. Found by key. */
  readonly clientsOf: (ordinals: Iterable<number>, among: readonly ClientId[]) => Promise<readonly ClientId[]>;
  /** People that outside programs know by one of the UIDs; to be verified likewise. */
  readonly withUids: (uids: readonly string[]) => readonly PersonId[];
  /**
   * Makes in slices what the others would make at once, a tenth of a second for ten thousand people: `tags` for facets and
   * a list filtered by tag, `clients` for one filtered by client. Those that answer later call it themselves.
   */
  readonly prepare: (what: 'clients' | 'tags' | 'uids', breathe?: Breathe) => Promise<void>;
}

export function createPeopleIndex(store: BookStore): PeopleIndex {
  const view = (): CollectionView => store.views.people;
  const search = createSearch(view);
  const tags = createPostings(extractTags);
  const clients = createPostings(extractLinks(MARK.clientLink));
  const uids = createPostings(extractLinks(MARK.uid));
  const latest = (postings: Postings): Postings => {
    postings.refresh(view());
    return postings;
  };
  const idsOf = (postings: Postings, named: readonly string[]): readonly PersonId[] =>
    latest(postings)
      .ordinalsOf(named.map(linkKey))
      .map((ordinal) => view().idAt(ordinal) as PersonId);

  /** 1 where a line has all the keys. */
  const membersOf = (postings: Postings, keys: readonly string[]): Uint8Array => {
    const members = new Uint8Array(view().size).fill(1);
    for (const key of new Set(keys)) {
      const having = new Uint8Array(members.length);
      for (const ordinal of latest(postings).ordinalsOf([key])) having[ordinal] = 1;
      for (let ordinal = 0; ordinal < members.length; ordinal++)
        members[ordinal] = (members[ordinal] ?? 0) & (having[ordinal] ?? 0);
    }
    return members;
  };
  const keeperOf = (filter: PeopleFilter): ((ordinal: number) => boolean) | undefined => {
    const bits = bitsOf(filter);
    const tagged = filter.tags?.length ? membersOf(tags, filter.tags.map(foldTag)) : undefined;
    const atClient = filter.clientId === undefined ? undefined : membersOf(clients, [linkKey(filter.clientId)]);
    if (bits === 0 && !tagged && !atClient) return undefined;
    return (ordinal) =>
      (view().bitsAt(ordinal) & bits) === bits && tagged?.[ordinal] !== 0 && atClient?.[ordinal] !== 0;
  };

  const list = memoised(view, (filter: PeopleFilter) =>
    listMatching(view(), search, filter.text ?? '', keeperOf(filter)),
  );
  const facets = memoised(view, (filter: PeopleFilter) => countFacets(view(), list(filter).ordinals, latest(tags)));
  const prepare: PeopleIndex['prepare'] = async (what, breathe = createBreathe()) => {
    const postings = { clients, tags, uids }[what];
    for (;;) {
      const pause = breathe();
      if (pause) await pause;
      // One segment at a time: each takes some milliseconds.
      let made = 0;
      if (postings.refresh(view(), () => made++ === 0)) return;
    }
  };
  let counted: { readonly revision: number; readonly byKey: Uint32Array } | undefined;

  return {
    search,
    list,
    facets,
    atClients: async (ids) => {
      await prepare('clients');
      return idsOf(clients, ids);
    },
    countAtClient: async () => {
      await prepare('clients');
      if (counted?.revision !== view().revision)
        counted = { revision: view().revision, byKey: countKeys(latest(clients)) };
      const { byKey } = counted;
      return (id) => byKey[clients.numberOf(linkKey(id)) ?? byKey.length] ?? 0;
    },
    clientsOf: async (ordinals, among) => {
      await prepare('clients');
      latest(clients);
      const isMeant = new Uint8Array(view().size);
      for (const ordinal of ordinals) isMeant[ordinal] = 1;
      const isNamed = new Uint8Array(clients.keys.size);
      clients.each((key, ordinal) => (isNamed[key] = (isNamed[key] ?? 0) | (isMeant[ordinal] ?? 0)));
      return among.filter((id) => isNamed[clients.numberOf(linkKey(id)) ?? isNamed.length] === 1);
    },
    withUids: (named) => idsOf(uids, named),
    prepare,
  };
}

function countKeys(postings: Postings): Uint32Array {
  const counts = new Uint32Array(postings.keys.size);
  postings.each((key) => (counts[key] = (counts[key] ?? 0) + 1));
  return counts;
}

function bitsOf({ flags = [], gaps = [] }: PeopleFilter): number {
  let bits = 0;
  for (const flag of flags) bits |= BIT[flag];
  for (const gap of gaps) bits |= GAP_BIT[gap];
  return bits;
}

/** Keeps the last answer, for as long as the collection and the question stay the same. */
function memoised<Answer>(
  view: () => CollectionView,
  answer: (filter: PeopleFilter) => Answer,
): (filter: PeopleFilter) => Answer {
  let kept: { readonly key: string; readonly value: Answer } | undefined;
  return (filter) => {
    const key = `${view().revision} ${JSON.stringify(filter)}`;
    if (kept?.key !== key) kept = { key, value: answer(filter) };
    return kept.value;
  };
}

function countFacets(view: CollectionView, ordinals: Uint32Array, tags: Postings): Facets {
  const flags = { neverPublish: 0, informationBarrier: 0, group: 0 };
  const gaps: Record<Gap, number> = { 'no-reach': 0, 'no-client': 0, 'no-birthday': 0, undecided: 0 };
  const isListed = new Uint8Array(view.size);
  for (const ordinal of ordinals) {
    isListed[ordinal] = 1;
    const bits = view.bitsAt(ordinal);
    if (bits & BIT.neverPublish) flags.neverPublish++;
    if (bits & BIT.informationBarrier) flags.informationBarrier++;
    if (bits & BIT.group) flags.group++;
    for (const gap of GAPS) if (bits & GAP_BIT[gap]) gaps[gap]++;
  }
  return { tags: countTags(view, isListed, tags), flags, gaps };
}

/** Tags of the listed people, most frequent first, each in the spelling of one who has it. */
function countTags(view: CollectionView, isListed: Uint8Array, tags: Postings): Facets['tags'] {
  const counts = new Uint32Array(tags.keys.size);
  const examples = new Uint32Array(tags.keys.size);
  tags.each((key, ordinal) => {
    if (isListed[ordinal] !== 1) return;
    counts[key] = (counts[key] ?? 0) + 1;
    examples[key] = ordinal;
  });
  return Array.from(counts)
    .flatMap((count, key) => {
      if (count === 0) return [];
      const folded = tags.keys.keyAt(key);
      const spellings = view.displayAt(examples[key] ?? 0)[PERSON_FIELD.tags]?.split(MARK.tag) ?? [];
      return [{ tag: spellings.find((tag) => foldTag(tag) === folded) ?? folded, count }];
    })
    .toSorted((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}
