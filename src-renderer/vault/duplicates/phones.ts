import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';

export interface PhoneTraits {
  /** E.164; without a country that could be told, the bare digits. */
  readonly number: string;
  /** Carried by one person. Of some countries' numbers only the label tells. */
  readonly isMobile: boolean;
}

interface Phone {
  readonly value: string;
  readonly types?: readonly string[] | undefined;
  readonly label?: string | undefined;
}

/** Reads numbers as they are dialled in one country where they name none. */
export interface PhoneReader {
  /** Undefined for what nobody can be called by: a fax, a few digits. */
  readonly number: (phone: Phone) => string | undefined;
  readonly isMobile: (phone: Phone) => boolean;
}

const LEAST_DIGITS = 6;
const CARRIED = new Set(['cell', 'mobile', 'mobil', 'iphone', 'handy', 'text']);

/** In full already, as most are: what is left to do is a matter of marks. A trunk zero behind the code is not. */
const INTERNATIONAL = /^\+[1-9][\d\s().\-/]{7,22}$/;
const TRUNK_ZERO =
  /^\+(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(?:21|22|23|24|25|26|29|35|37|38|42|50|59|67|68|69|80|85|87|88|96|97|99)\d)\D*0/;

/** `country`: ISO 3166-1. */
export function createPhoneReader(country: CountryCode | undefined): PhoneReader {
  const parse = ({ value }: Phone): PhoneNumber | undefined =>
    parsePhoneNumberFromString(value.replace(/^tel:/i, ''), country);
  return {
    number: (phone) => {
      // Reached by nobody's voice, and shared by a whole floor.
      if (phone.types?.some((type) => type === 'fax' || type === 'pager')) return undefined;
      const { value } = phone;
      if (INTERNATIONAL.test(value) && !TRUNK_ZERO.test(value)) return `+${value.replace(/\D+/g, '')}`;
      const read = parse(phone);
      // An extension makes a desk of a switchboard.
      if (read) return read.ext === undefined ? read.number : `${read.number}x${read.ext}`;
      const digits = value.replace(/\D+/g, '');
      return digits.length < LEAST_DIGITS ? undefined : digits;
    },
    isMobile: (phone) => {
      const type = parse(phone)?.getType();
      if (type === 'MOBILE' || type === 'PERSONAL_NUMBER') return true;
      return type !== 'FIXED_LINE' && isCalledMobile(phone);
    },
  };
}

const isCalledMobile = ({ types = [], label = '' }: Phone): boolean =>
  [...types, ...label.toLowerCase().split(/\s+/)].some((word) => CARRIED.has(word));
