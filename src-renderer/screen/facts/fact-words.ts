import type { Address, Fact, Origin } from '../../../src-shared/book/fact';
import { sayDate } from '../../../src-shared/book/partial-date';
import { assertNever } from '../../../src-shared/result';
import { formatDay } from '../../look';
import { BASIS_NAMES, TOPIC_NAMES } from '../people/words';

const has = (fact: Fact, ...types: readonly string[]): boolean =>
  fact.types?.some((type) => types.includes(type)) ?? false;

/** The partner's or the file's own label first; else what the types say. */
export function factLabel(fact: Fact): string {
  if (fact.label) return fact.label;
  switch (fact.kind) {
    case 'email':
      return has(fact, 'home') ? 'Private e-mail' : 'E-mail';
    case 'phone':
      return phoneLabel(fact);
    case 'url':
      return 'Web';
    case 'handle':
      return 'Message';
    case 'address':
      return has(fact, 'home') ? 'Home' : has(fact, 'work') ? 'Office' : 'Address';
    case 'birthday':
      return 'Birthday';
    case 'anniversary':
      return 'Anniversary';
    case 'preference':
      return TOPIC_NAMES[fact.topic];
    case 'note':
      return 'Note';
    case 'custom':
      return 'Other';
    case 'photo':
      return 'Photo';
    case 'verbatim':
      return fact.name;
    default:
      return assertNever(fact);
  }
}

function phoneLabel(fact: Fact): string {
  if (has(fact, 'fax')) return 'Fax';
  if (has(fact, 'cell')) return 'Mobile';
  if (has(fact, 'home')) return 'Home phone';
  return has(fact, 'work') ? 'Office phone' : 'Phone';
}

export function factText(fact: Fact): string {
  switch (fact.kind) {
    case 'address':
      return addressLines(fact.value).join('\n');
    case 'birthday':
    case 'anniversary':
      return sayDate(fact.value);
    case 'photo':
      return '';
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

/** A code that begins with a letter (EC1A 1AA), but for a country's own (D-20095), stands after the town; so do American ones. */
const standsLast = ({ postalCode = '', country = '' }: Address): boolean =>
  /^[a-z](?![a-z]?-)/i.test(postalCode) || /^(us|usa|united states( of america)?)$/i.test(country.trim());

export function addressLines(address: Address): readonly string[] {
  const { postalCode, locality, region } = address;
  const parts = standsLast(address) ? [locality, region, postalCode] : [postalCode, locality, region];
  const town = parts.filter(Boolean).join(' ');
  return [address.poBox, address.extended, address.street, town, address.country].filter(
    (line): line is string => line !== undefined && line !== '',
  );
}

/** "from contacts.vcf (Outlook), 3 March · undecided". */
export function sayOrigin(origin: Origin | undefined): string {
  if (!origin) return 'where from: unknown';
  const basis = BASIS_NAMES[origin.basis];
  const decided = origin.decidedAt === undefined ? '' : `, decided ${formatDay(origin.decidedAt)}`;
  return `${sourceWords(origin)}, ${formatDay(origin.at)} · ${basis.charAt(0).toLowerCase()}${basis.slice(1)}${decided}`;
}

function sourceWords({ source, file, program }: Origin): string {
  switch (source) {
    case 'file':
      return `from ${file ?? 'a file'}${program ? ` (${program})` : ''}`;
    case 'typed':
      return 'typed here';
    case 'colleague':
      return 'from a colleague';
    case 'public':
      return 'from public sources';
    default:
      return assertNever(source);
  }
}
