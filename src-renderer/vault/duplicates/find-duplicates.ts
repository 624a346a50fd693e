import type { CountryCode } from 'libphonenumber-js/max';

import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { Book } from '../book/book';
import { nameOfClient } from '../book/details';
import { createBreathe, inSlices, type Breathe } from '../store/slices';
import type { OnProgress } from '../store/types';
import { decisionsOf, readApart } from './apart';
import { sortKeys } from './blocks';
import { findCandidates, findPairs, type Pair } from './find-pairs';
import { groupPairs, inListOrder, type Group } from './groups';
import { homeCountry } from './home-country';
import { createPhoneReader } from './phones';
import { createKeyLists, readTraits } from './read-people';
import type { ReadTraits, Traits } from './traits';

export interface Found {
  /** Grows when the book changes or a decision is made: names this state of things. */
  readonly revision: number;
  /** Certain ones first, then in the order of the list. */
  readonly groups: readonly Group[];
}

interface Compared {
  readonly people: number;
  readonly clients: number;
  readonly pairs: readonly Pair[];
  readonly traits: ReadonlyMap<number, Traits>;
}

/** In people; stops where `onProgress` says so. */
export type FindDuplicates = (onProgress?: OnProgress) => Promise<Result<Found, AppError>>;

/** Finds the duplicates of an open book, in slices; again only when something has changed. */
export function createDuplicates(book: Book): FindDuplicates {
  const { people, clients } = book.store.views;
  let lists = createKeyLists(book.store);
  let country: CountryCode | undefined;
  let reader: ReadTraits | undefined;
  /** Another one where the book has come to be of another country: what was read as dialled in the old one is read anew. */
  const readerNow = async (breathe: Breathe): Promise<ReadTraits> => {
    const here = await inSlices(homeCountry(people), breathe);
    if (reader && here === country) return reader;
    country = here;
    lists = createKeyLists(book.store);
    return (reader = { phones: createPhoneReader(here), clientName: (id) => nameOfClient(book, id) });
  };
  let compared: Compared | undefined;
  let grouped: { readonly of: Compared; readonly decisions: string; readonly found: Found } | undefined;
  let states = 0;

  const compareAll = async (onProgress: OnProgress): Promise<Result<Compared, AppError>> => {
    for (;;) {
      const at = { people: people.revision, clients: clients.revision };
      if (compared?.people === at.people && compared.clients === at.clients) return ok(compared);
      const breathe = createBreathe();
      const reads = await readerNow(breathe);
      const read = await lists.read(reads, breathe, onProgress);
      if (!read.ok) return read;
      const keys = await inSlices(sortKeys(read.value), breathe);
      const candidates = (await inSlices(findCandidates(keys), breathe)).filter(people.isLive);
      const traits = await readTraits(book.store, candidates, reads, breathe);
      if (!traits.ok) return traits;
      if (!onProgress(people.order.length, people.order.length + 1)) return err({ kind: 'cancelled' });
      const pairs = await inSlices(findPairs(keys, traits.value), breathe);
      // What changed meanwhile is looked at again; keys of what did not are kept.
      compared = { ...at, pairs, traits: traits.value };
    }
  };
  const findAll = async (onProgress: OnProgress): Promise<Result<Found, AppError>> => {
    await book.lull();
    const all = await compareAll(onProgress);
    if (!all.ok) return all;
    const decisions = decisionsOf(book);
    if (grouped?.of !== all.value || grouped.decisions !== decisions) {
      const groups = groupPairs(all.value.pairs, all.value.traits, readApart(book));
      grouped = { of: all.value, decisions, found: { revision: ++states, groups: inListOrder(groups, people.order) } };
    }
    return ok(grouped.found);
  };
  // One search at a time: whoever asks meanwhile waits for the same.
  let underWay: Promise<Result<Found, AppError>> | undefined;
  return async (onProgress = () => true) => {
    underWay ??= findAll(onProgress).finally(() => (underWay = undefined));
    return underWay;
  };
}
