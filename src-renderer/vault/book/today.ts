import type { PersonId } from '../../../src-shared/ids';
import { GAPS, type Gap, type Today } from '../../../src-shared/vault-contract';
import type { CollectionView } from '../store/types';
import { comingDays, yearOf } from './dates';
import { personRow } from './rows';
import { GAP_BIT } from './summaries/marks';
import { PERSON_FIELD } from './summaries/person';

const DAYS_AHEAD = 14;
const EXAMPLES = 3;

/** `date`: the partner's local date, ISO 8601. */
export function todayOf(people: CollectionView, clients: CollectionView, date: string): Today {
  return {
    people: people.order.length,
    clients: clients.order.length,
    birthdays: birthdaysFrom(people, date),
    gaps: gapsOf(people),
  };
}

function birthdaysFrom(view: CollectionView, date: string): Today['birthdays'] {
  const coming = comingDays(date, DAYS_AHEAD);
  const placeOf = new Map(coming.flatMap(({ days }, place) => days.map((day) => [day, place] as const)));
  const places = new Map<number, number>();
  for (const { firstOrdinal, count, days } of view.segments) {
    for (let line = 0; line < count; line++) {
      const place = placeOf.get(days[line] ?? 0);
      if (place !== undefined && view.isLive(firstOrdinal + line)) places.set(firstOrdinal + line, place);
    }
  }
  const byPlace: number[][] = coming.map(() => []);
  for (const ordinal of view.order) {
    const place = places.get(ordinal);
    if (place !== undefined) byPlace[place]?.push(ordinal);
  }
  return coming.flatMap(({ on, year }, place) =>
    (byPlace[place] ?? []).map((ordinal) => birthdayOf(view, ordinal, on, year)),
  );
}

function birthdayOf(view: CollectionView, ordinal: number, on: string, year: number): Today['birthdays'][number] {
  const { id, display, given, family, client } = personRow(view, ordinal);
  const born = yearOf(view.displayAt(ordinal)[PERSON_FIELD.birthday] ?? '');
  return {
    id,
    display,
    on,
    ...(given !== undefined && { given }),
    ...(family !== undefined && { family }),
    ...(client !== undefined && { client }),
    ...(born !== undefined && born < year && { turns: year - born }),
  };
}

function gapsOf(view: CollectionView): Today['gaps'] {
  const counts = gapCounts(view);
  return GAPS.filter((gap) => counts[gap] > 0).map((gap) => ({
    gap,
    count: counts[gap],
    examples: examplesOf(view, gap, Math.min(EXAMPLES, counts[gap])),
  }));
}

/** Over the segments' own columns: this is asked for again after every change. */
function gapCounts(view: CollectionView): Readonly<Record<Gap, number>> {
  const counts: Record<Gap, number> = { 'no-reach': 0, 'no-client': 0, 'no-birthday': 0, undecided: 0 };
  for (const { firstOrdinal, count, bits } of view.segments) {
    for (let line = 0; line < count; line++) {
      const marks = bits[line] ?? 0;
      if (marks === 0 || !view.isLive(firstOrdinal + line)) continue;
      for (const gap of GAPS) if ((marks & GAP_BIT[gap]) !== 0) counts[gap]++;
    }
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
