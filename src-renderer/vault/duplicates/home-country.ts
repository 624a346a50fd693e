import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

import { PERSON_FIELD } from '../book/summaries/person';
import type { CollectionView } from '../store/types';

const LOOKED_AT = 300;
/** The first numbers that are read take a millisecond each. */
const AT_ONCE = 8;

/**
 * Where numbers without a country code are dialled: the country of most numbers of the book that name theirs; where none
 * does, where the partner's computer says it is. Yields so that others may pass.
 */
export function* homeCountry(people: CollectionView): Generator<undefined, CountryCode | undefined> {
  const counts = new Map<CountryCode, number>();
  const step = Math.max(1, Math.floor(people.order.length / LOOKED_AT));
  for (let place = 0; place < people.order.length; place += step) {
    const phone = people.displayAt(people.order[place] ?? 0)[PERSON_FIELD.phone] ?? '';
    const country = phone.startsWith('+') ? parsePhoneNumberFromString(phone)?.country : undefined;
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
    if ((place / step) % AT_ONCE === 0) yield undefined;
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (most) return most[0];
  const { region } = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).maximize();
  return region as CountryCode | undefined;
}
