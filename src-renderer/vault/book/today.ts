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
  const byPlace: number[][] = coming.map(() => []);
  for (const ordinal of view.order) {
    const place = placeOf.get(view.dayAt(ordinal));
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
  const found: Record<Gap, { count: number; readonly examples: number[] }> = {
    'no-reach': { count: 0, examples: [] },
    'no-client': { count: 0, examples: [] },
    'no-birthday': { count: 0, examples: [] },
    undecided: { count: 0, examples: [] },
  };
  for (const ordinal of view.order) {
    const bits = view.bitsAt(ordinal);
    for (const gap of GAPS) {
      if ((bits & GAP_BIT[gap]) === 0) continue;
      const { examples } = found[gap];
      found[gap].count++;
      if (examples.length < EXAMPLES) examples.push(ordinal);
    }
  }
  return GAPS.filter((gap) => found[gap].count > 0).map((gap) => ({
    gap,
    count: found[gap].count,
    examples: found[gap].examples.map((ordinal) => ({
      id: view.idAt(ordinal) as PersonId,
      display: view.displayAt(ordinal)[PERSON_FIELD.display] ?? '',
    })),
  }));
}
