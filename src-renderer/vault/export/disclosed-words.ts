import type { Address, BareFact, Basis, Origin, PartialDate } from '../../../src-shared/book/fact';
import type { Role } from '../../../src-shared/book/records';
import { assertNever } from '../../../src-shared/result';

/* The words of a disclosure: English, read by whoever asked what is held about them. */

/** How the file at hand writes a date, or the day of an instant. */
export type SayDay = (date: PartialDate) => string;

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  brought: 'brought along by the holder',
  own: 'the holder’s own acquaintance',
  public: 'public',
  matter: 'met on a matter',
  firm: 'from the firm’s system',
  colleague: 'from a colleague',
  undecided: 'not decided yet',
};

const SOURCE_WORDS: Readonly<Record<Origin['source'], string>> = {
  file: 'from a file',
  typed: 'typed by the holder',
  colleague: 'from a colleague',
  public: 'from public sources',
};

/** "from contacts.vcf (Outlook), 1 March 2026; held because: met on a matter". */
export function sayWhereFrom({ source, file, program, at, basis, decidedAt }: Origin, sayDay: SayDay): string {
  const named = source === 'file' && file !== undefined ? `from ${file}` : SOURCE_WORDS[source];
  const by = program === undefined ? '' : ` (${program})`;
  const decided = decidedAt === undefined ? '' : `, decided ${sayDay(decidedAt.slice(0, 10))}`;
  return `${named}${by}, ${sayDay(at.slice(0, 10))}; held because: ${BASIS_WORDS[basis]}${decided}`;
}

export function labelOf(fact: BareFact): string {
  const about = [fact.label, ...(fact.types ?? [])].filter((word) => word !== undefined && word !== '');
  const kind = fact.kind === 'preference' ? `Preference: ${fact.topic}` : KIND_WORDS[fact.kind];
  if (fact.kind === 'custom' || fact.kind === 'verbatim')
    return fact.kind === 'custom' ? (fact.label ?? kind) : fact.name;
  return about.length > 0 ? `${kind} (${about.join(', ')})` : kind;
}

const KIND_WORDS: Readonly<Record<Exclude<BareFact['kind'], 'preference'>, string>> = {
  email: 'E-mail',
  phone: 'Telephone',
  address: 'Address',
  url: 'Web',
  handle: 'Messages',
  birthday: 'Birthday',
  anniversary: 'Anniversary',
  note: 'Note',
  custom: 'Other',
  photo: 'Photo',
  verbatim: 'Kept word for word',
};

export function textOf(fact: BareFact, sayDay: SayDay): string {
  switch (fact.kind) {
    case 'address':
      return sayAddress(fact.value);
    case 'photo':
      return 'a picture';
    case 'birthday':
    case 'anniversary':
      return sayDay(fact.value);
    case 'email':
    case 'phone':
    case 'url':
    case 'handle':
    case 'preference':
    case 'note':
    case 'custom':
    case 'verbatim':
      return fact.value;
    default:
      return assertNever(fact);
  }
}

const sayAddress = ({ poBox, extended, street, locality, region, postalCode, country }: Address): string =>
  [poBox, extended, street, [postalCode, locality].filter(Boolean).join(' '), region, country]
    .filter((line) => line !== undefined && line !== '')
    .join('\n');

export function sayRole(role: Role, client: string | undefined, sayDay: SayDay): string {
  const { title, department, since, until, current } = role;
  const span = [since && `since ${sayDay(since)}`, until && `until ${sayDay(until)}`, !current && 'formerly'];
  return [title, department, client, ...span]
    .filter((part) => part !== undefined && part !== '' && part !== false)
    .join(', ');
}

/** "introducedBy" as "introduced by". */
export const sayTie = (type: string): string => type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
