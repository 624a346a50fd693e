import type { Address, BareFact, PartialDate } from '../book/fact';
import { assertNever } from '../result';
import {
  escapeSimple,
  escapeUri,
  structured,
  type OutLine,
  type OutParameter,
  type VCardVersion,
} from './content-line';
import { BAILIWICK, NO_ORIGIN } from './words';

/** What the lines of one card share. */
export interface FactContext {
  readonly version: VCardVersion;
  readonly hasOrigins: boolean;
  /** True the first time a kind is asked for: BDAY and ANNIVERSARY stand once (RFC 6350 §6.2.5, §6.2.6). */
  readonly isFirst: (kind: BareFact['kind']) => boolean;
  /** A group name that no kept line uses. */
  readonly nextGroup: () => string;
}

/** The line, or the two lines, that a fact is written as. Its label is added by the caller. */
export function factLine(fact: BareFact, context: FactContext): OutLine[] {
  const parameters = factParameters(fact, context);
  const made = (name: string, value: string, more: readonly OutParameter[] = []) => [
    { name, parameters: [...more, ...parameters], value },
  ];
  const text = (value: string): string => escapeSimple(value, context.version);
  switch (fact.kind) {
    case 'email':
      return made('EMAIL', text(fact.value));
    case 'phone':
      return made('TEL', text(fact.value));
    case 'url':
      return made('URL', escapeUri(fact.value));
    case 'handle':
      return isUri(fact.value) ? made('IMPP', escapeUri(fact.value)) : made(BAILIWICK.handle, text(fact.value));
    case 'address':
      return made('ADR', structured(addressParts(fact.value)));
    case 'birthday':
    case 'anniversary': {
      const { name, value, more } = dateLine(fact.kind, fact.value, context);
      return made(name, value, more);
    }
    case 'preference':
      return made(BAILIWICK.preference, text(fact.value));
    case 'note':
      return made('NOTE', text(fact.value));
    case 'custom':
      return made(BAILIWICK.custom, text(fact.value));
    case 'photo':
      return context.version === '4.0'
        ? made('PHOTO', `data:${fact.mediaType};base64,${fact.value}`)
        : made('PHOTO', fact.value, [encodedPicture, { name: 'TYPE', values: [pictureType(fact.mediaType)] }]);
    case 'verbatim':
      return fact.format === 'vcard'
        ? verbatimLines(fact.value, parameters)
        : made(KEPT_ELSEWHERE[fact.format], text(fact.value), [{ name: BAILIWICK.columnName, values: [fact.name] }]);
    default:
      return assertNever(fact);
  }
}

/** What other formats than vCard kept word for word. */
const KEPT_ELSEWHERE = { csv: BAILIWICK.column, ldif: BAILIWICK.ldif, outlook: BAILIWICK.outlook } as const;

const encodedPicture: OutParameter = { name: 'ENCODING', values: ['b'] };
const pictureType = (mediaType: string): string => mediaType.slice('image/'.length).toUpperCase();
const isUri = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\S/i.test(text);

/** Lines that a reader would take for the edge of a card, or for its version, are none to keep. */
const CARD_FRAME = /^\s*(?:[\w-]+\.)?(?:VERSION\s*[:;]|(?:AGENT(?:;[^:]*)?:\s*)?(?:BEGIN|END)\s*:\s*VCARD\s*$)/i;

function verbatimLines(value: string, parameters: readonly OutParameter[]): OutLine[] {
  if (CARD_FRAME.test(value)) return [];
  const from = parameters.find(({ name }) => name === BAILIWICK.from)?.values[0];
  const origin = from === undefined ? [] : [{ name: BAILIWICK.verbatimFrom, parameters: [], value: from }];
  return [...origin, { verbatim: value }];
}

function factParameters(fact: BareFact, { version, hasOrigins }: FactContext): OutParameter[] {
  const topic = fact.kind === 'preference' ? [fact.topic] : [];
  const isPreferredType = fact.preferred === true && version === '3.0';
  const types = [...topic, ...(fact.types ?? []), ...(isPreferredType ? ['pref'] : [])];
  const from = fact.from === undefined ? NO_ORIGIN : String(fact.from);
  return [
    ...(types.length > 0 ? [{ name: 'TYPE', values: types }] : []),
    ...(fact.preferred === true && version === '4.0' ? [{ name: 'PREF', values: ['1'] }] : []),
    ...(hasOrigins && fact.from !== 0 ? [{ name: BAILIWICK.from, values: [from] }] : []),
  ];
}

/** RFC 6350 §6.3.1. */
export const addressParts = ({ poBox, extended, street, locality, region, postalCode, country }: Address) => [
  poBox,
  extended,
  street,
  locality,
  region,
  postalCode,
  country,
];

interface DateLine {
  readonly name: string;
  readonly value: string;
  readonly more: readonly OutParameter[];
}

/** Apple's spelling of a birthday without a year, for vCard 3.0, which has none. */
const OMIT_YEAR: OutParameter = { name: 'X-APPLE-OMIT-YEAR', values: ['1604'] };

function dateLine(kind: 'birthday' | 'anniversary', date: PartialDate, context: FactContext): DateLine {
  const isFirst = context.isFirst(kind);
  const own = { name: kind === 'birthday' ? BAILIWICK.birthday : BAILIWICK.anniversary, value: date, more: [] };
  if (!isFirst) return own;
  if (context.version === '4.0') {
    return { name: kind === 'birthday' ? 'BDAY' : 'ANNIVERSARY', value: basicDate(date), more: [] };
  }
  if (kind === 'anniversary') return { name: 'X-ANNIVERSARY', value: date, more: [] };
  if (/^\d{4}-\d\d-\d\d$/.test(date)) return { name: 'BDAY', value: date, more: [] };
  return /^--\d\d-\d\d$/.test(date) ? { name: 'BDAY', value: `1604${date.slice(1)}`, more: [OMIT_YEAR] } : own;
}

/** RFC 6350 §4.3.1: whole dates and days without a year in basic format, a month with a hyphen. */
const basicDate = (date: PartialDate): string =>
  date.startsWith('--') ? `--${date.slice(2).replaceAll('-', '')}` : date.length > 7 ? date.replaceAll('-', '') : date;
