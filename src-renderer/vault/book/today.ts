import type { PersonId } from '../../../src-shared/ids';
import { GAPS, type Gap, type Today } from '../../../src-shared/vault-contract';
import { createBreathe, inSlices } from '../store/slices';
import type { CollectionView } from '../store/types';
import { comingDays, yearOf } from './dates';
import { GAP_BIT } from './summaries/marks';
import { PERSON_FIELD } from './summaries/person';

const DAYS_AHEAD = 14;
const EXAMPLES = 3;
const ROWS_AT_ONCE = 64;

type Birthday = Today['birthdays'][number];

/** `date`: the partner's local date, ISO 8601. Made in slices: it is asked for again after every change. */
export async function todayOf(people: CollectionView, clients: CollectionView, date: string): Promise<Today> {
  for (;;) {
    const { revision } = people;
    const today = await inSlices(countToday(people, clients, date), createBreathe());
    // Where somebody was saved meanwhile, one half is of another book than the other.
    if (people.revision === revision) return today;
  }
}

function* countToday(people: CollectionView, clients: CollectionView, date: string): Generator<undefined, Today> {
  const birthdays = yield* birthdaysFrom(people, date);
  const gaps = yield* gapsOf(people);
  return { people: people.order.length, clients: clients.order.length, birthdays, gaps };
}

function* birthdaysFrom(view: CollectionView, date: string): Generator<undefined, Today['birthdays']> {
  const coming = comingDays(date, DAYS_AHEAD);
  const placeOf = new Map(coming.flatMap(({ days }, place) => days.map((day) => [day, place] as const)));
  const places = new Map<number, number>();
  for (const { firstOrdinal, count, days } of view.segments) {
    for (let line = 0; line < count; line++) {
      const place = placeOf.get(days[line] ?? 0);
      if (place !== undefined && view.isLive(firstOrdinal + line)) places.set(firstOrdinal + line, place);
    }
    yield;
  }
  const byPlace: number[][] = coming.map(() => []);
  for (const ordinal of view.order) {
    const place = places.get(ordinal);
    if (place !== undefined) byPlace[place]?.push(ordinal);
  }
  const birthdays: Birthday[] = [];
  for (const [place, { on, year }] of coming.entries()) {
    for (const ordinal of byPlace[place] ?? []) {
      birthdays.push(birthdayOf(view, ordinal, on, year));
      if (birthdays.length % ROWS_AT_ONCE === 0) yield;
    }
  }
  return birthdays;
}

function birthdayOf(view: CollectionView, ordinal: number, on: string, year: number): Birthday {
  const fields = view.displayAt(ordinal);
  const field = (which: keyof typeof PERSON_FIELD): string => fields[PERSON_FIELD[which]] ?? '';
  const [given, family, client] = [field('given'), field('family'), field('client')];
  const born = yearOf(field('birthday'));
  return {
    // The view of people knows ids of people only.
    id: view.idAt(ordinal) as PersonId,
    display: field('display'),
    on,
    ...(given !== '' && { given }),
    ...(family !== '' && { family }),
    ...(client !== '' && { client }),
    ...(born !== undefined && born < year && { turns: year - born }),
  };
}

function* gapsOf(view: CollectionView): Generator<undefined, Today['gaps']> {
  const counts = yield* gapCounts(view);
  const gaps: Today['gaps'][number][] = [];
  for (const gap of GAPS) {
    const count = counts[gap];
    if (count > 0) gaps.push({ gap, count, examples: examplesOf(view, gap, Math.min(EXAMPLES, count)) });
    yield;
  }
  return gaps;
}

/** Over the segments' own columns. */
function* gapCounts(view: CollectionView): Generator<undefined, Readonly<Record<Gap, number>>> {
  const counts: Record<Gap, number> = { 'no-reach': 0, 'no-client': 0, 'no-birthday': 0, undecided: 0 };
  for (const { firstOrdinal, count, bits } of view.segments) {
    for (let line = 0; line < count; line++) {
      const marks = bits[line] ?? 0;
      if (marks === 0 || !view.isLive(firstOrdinal + line)) continue;
      for (const gap of GAPS) if ((marks & GAP_BIT[gap]) !== 0) counts[gap]++;
    }
    yield;
  }
  return counts;
}

/** The first `wanted` of the list; there are at least so many. */
function examplesOf(view: CollectionView, gap: Gap, wanted: number) {
  const examples: { readonly id: PersonId; readonly display: string }[] = [];
  for (const ordinal of view.order) {
    if (examples.length === wanted) break;
    if ((view.bitsAt(ordinal) & GAP_BIT[gap]) === 0) continue;
    // The view of people knows ids of people only.
    const id = view.idAt(ordinal) as PersonId;
    examples.push({ id, display: view.displayAt(ordinal)[PERSON_FIELD.display] ?? '' });
  }
  return examples;
}
