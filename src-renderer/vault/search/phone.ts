// ITU-T E.164 country codes: one or two digits as listed, three digits otherwise.
const SHORT_COUNTRY_CODES = new Set(
  (
    '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 ' +
    '81 82 84 86 90 91 92 93 94 95 98'
  ).split(' '),
);
const COUNTRY_CODE_MAX = 3;
const EXTENSION = /(?:\s*(?:ext|extension|x|dw|durchwahl|;ext=|#)[.:\s]*\d+\s*)$/i;
const NATIONAL_TRUNK_IN_BRACKETS = /\(0\)/;

/** The digits of a phone number as they are searched: without `00`, a bracketed trunk zero, and an extension. */
export function phoneDigits(phone: string): string {
  const number = phone.replace(/^tel:/i, '').replace(EXTENSION, '');
  const isInternational = /^\s*(?:\+|00)/.test(number);
  const digits = (isInternational ? number.replace(NATIONAL_TRUNK_IN_BRACKETS, '') : number).replace(/\D+/g, '');
  return isInternational && digits.startsWith('00') ? digits.slice(2) : digits;
}

const PHONE_LIKE = /^[\d\s+().\-/]+$/;
const PHONE_DIGITS_MIN = 3;
/** Shorter national parts stand in too many numbers of other countries. */
const NATIONAL_DIGITS_MIN = 6;

/**
 * The digit strings of which one must stand in a line for a typed number: as typed, without a national trunk zero
 * (kept numbers have a country code), without the country code (kept numbers have none). Undefined where the text is
 * no phone number.
 */
export function phoneSpellings(typed: string): readonly string[] | undefined {
  if (!PHONE_LIKE.test(typed)) return undefined;
  const digits = phoneDigits(typed);
  if (digits.length < PHONE_DIGITS_MIN) return undefined;
  if (/^\s*(?:\+|00)/.test(typed)) {
    const national = withoutCountryCode(digits);
    return national.length >= NATIONAL_DIGITS_MIN ? [digits, national] : [digits];
  }
  const withoutTrunk = digits.replace(/^0/, '');
  return withoutTrunk !== digits && withoutTrunk.length >= PHONE_DIGITS_MIN ? [digits, withoutTrunk] : [digits];
}

function withoutCountryCode(digits: string): string {
  for (let length = 1; length < COUNTRY_CODE_MAX; length++) {
    if (SHORT_COUNTRY_CODES.has(digits.slice(0, length))) return digits.slice(length);
  }
  return digits.slice(COUNTRY_CODE_MAX);
}
