import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

export interface PhoneTraits {
  /** E.164; without a country that could be told, the bare digits. */
  readonly number: string;
  /** Carried by one person. Of some countries' numbers only the label tells. */
  readonly isMobile: boolean;
}

const LEAST_DIGITS = 6;
const CARRIED = new Set(['cell', 'mobile', 'mobil', 'iphone', 'handy', 'text']);

/** Reads numbers as they are dialled in `country` (ISO 3166-1) where they name none. */
export type ReadPhone = (
  text: string,
  types: readonly string[] | undefined,
  label: string | undefined,
) => PhoneTraits | undefined;

export function createPhoneReader(country: CountryCode | undefined): ReadPhone {
  const isCarried = (types: readonly string[] = [], label = ''): boolean =>
    [...types, ...label.toLowerCase().split(/\s+/)].some((word) => CARRIED.has(word));
  return (text, types, label) => {
    // Reached by nobody's voice, and shared by a whole floor.
    if (types?.some((type) => type === 'fax' || type === 'pager')) return undefined;
    const read = parsePhoneNumberFromString(text.replace(/^tel:/i, ''), country);
    if (!read) {
      const digits = text.replace(/\D+/g, '');
      return digits.length < LEAST_DIGITS ? undefined : { number: digits, isMobile: isCarried(types, label) };
    }
    const type = read.getType();
    const isOnlyMobile = type === 'MOBILE' || type === 'PERSONAL_NUMBER';
    const isMobile = isOnlyMobile || (type !== 'FIXED_LINE' && isCarried(types, label));
    // An extension makes a desk of a switchboard.
    const extension = read.ext === undefined ? '' : `x${read.ext}`;
    return { number: `${read.number}${extension}`, isMobile };
  };
}
