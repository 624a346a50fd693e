import type { Contact } from '../book/contact';
import type { Address, BareFact } from '../book/fact';
import { cardLines } from './card-lines';
import { spellLine } from './content-line';
import { assertNever } from '../result';
import { BAILIWICK_ATTRIBUTE } from './words';

/** What an LDIF file begins with (RFC 2849). */
export const ldifHead = (): string => 'version: 1\n\n';

type Pair = readonly [attribute: string, value: string | undefined];

/**
 * A contact as an LDIF entry (RFC 2849) in the attributes of Thunderbird's address books. What they hold is for other
 * programs; all of it stands beside them as the content lines of a vCard, in an attribute of our own, so that a
 * re-import by the exchange gives an equal contact.
 */
export function contactToLdif(contact: Contact): string {
  const pairs: Pair[] = [
    ['dn', distinguishedName(contact)],
    ...OBJECT_CLASSES[contact.kind].map((name): Pair => ['objectclass', name]),
    ...namePairs(contact),
    ...(contact.members ?? []).map((member): Pair => ['member', `cn=${escapeRdn(member)}`]),
    ...factPairs(contact.facts),
    ...cardLines(contact, '4.0').map((line): Pair => [BAILIWICK_ATTRIBUTE, spellLine(line)]),
  ];
  const lines = pairs.flatMap(([attribute, value]) => (value ? [ldifLine(attribute, value)] : []));
  return `${lines.join('\n')}\n\n`;
}

const OBJECT_CLASSES: Readonly<Record<Contact['kind'], readonly string[]>> = {
  individual: ['top', 'person', 'organizationalPerson', 'inetOrgPerson', 'mozillaAbPersonAlpha'],
  group: ['top', 'groupOfNames'],
  // RFC 4519 §3.7
  org: ['top', 'organization'],
};

function distinguishedName({ kind, name, facts }: Contact): string {
  if (kind === 'org') return `o=${escapeRdn(name.display)}`;
  const email = facts.find((fact) => fact.kind === 'email')?.value;
  const mail = email === undefined ? '' : `,mail=${escapeRdn(email)}`;
  return `cn=${escapeRdn(name.display)}${mail}`;
}

/** RFC 4514 §2.4. */
const escapeRdn = (text: string): string =>
  text
    .replaceAll(/[\r\n]+/g, ' ')
    .trim()
    .replaceAll(/[\\,+"<>;=]/g, '\\$&')
    .replace(/^[#]/, '\\#');

function namePairs({ kind, name, organisations }: Contact): Pair[] {
  const [first] = organisations;
  if (kind === 'org') return [['o', name.display]];
  return [
    ['cn', name.display],
    ['sn', name.family],
    ['givenName', name.given],
    ['mozillaNickname', name.nickname],
    ['o', first?.name],
    ['ou', first?.department],
    ['title', first?.title],
  ];
}

/** Attributes of telephones by their types; Thunderbird has one of each. */
const PHONES: readonly (readonly [attribute: string, matches: (types: readonly string[]) => boolean])[] = [
  ['facsimileTelephoneNumber', (types) => types.includes('fax')],
  ['mobile', (types) => types.includes('cell')],
  ['pager', (types) => types.includes('pager')],
  ['homePhone', (types) => types.includes('home')],
  ['telephoneNumber', () => true],
];

/** RFC 2849, AttributeDescription: a name and its options. */
const ATTRIBUTE = /^[A-Za-z][A-Za-z0-9.-]*(?:;[A-Za-z0-9-]+)*$/;

function factPairs(facts: readonly BareFact[]): Pair[] {
  const taken = new Set<string>();
  const once = (attribute: string, value: string | undefined): Pair[] => {
    if (taken.has(attribute)) return [];
    taken.add(attribute);
    return [[attribute, value]];
  };
  return facts.flatMap((fact): Pair[] => {
    const types = fact.types ?? [];
    switch (fact.kind) {
      case 'email':
        if (!taken.has('mail')) return once('mail', fact.value);
        return taken.has('mozillaSecondEmail') ? [['mail', fact.value]] : once('mozillaSecondEmail', fact.value);
      case 'phone':
        return once(PHONES.find(([, matches]) => matches(types))?.[0] ?? 'telephoneNumber', fact.value);
      case 'url':
        return once(types.includes('home') ? 'mozillaHomeUrl' : 'mozillaWorkUrl', fact.value);
      case 'note':
        return once('description', fact.value);
      case 'birthday':
        return taken.has('birthday') ? [] : birthdayPairs(fact.value, () => taken.add('birthday'));
      case 'address': {
        const of = types.includes('home') ? 'home' : 'work';
        if (taken.has(of)) return [];
        taken.add(of);
        return addressPairs(fact.value, of);
      }
      case 'anniversary':
      case 'custom':
      case 'handle':
      case 'photo':
      case 'preference':
        return [];
      case 'verbatim':
        return fact.format === 'ldif' && ATTRIBUTE.test(fact.name) ? [[fact.name, fact.value]] : [];
      default:
        return assertNever(fact);
    }
  });
}

function birthdayPairs(date: string, take: () => void): Pair[] {
  const [, year, month, day] = /^(\d{4}|-)-?(\d\d)?-?(\d\d)?$/.exec(date) ?? [];
  take();
  return [
    ['birthyear', year === '-' ? undefined : year],
    ['birthmonth', month && String(Number(month))],
    ['birthday', day && String(Number(day))],
  ];
}

const ADDRESS_ATTRIBUTES: Readonly<Record<'work' | 'home', readonly (readonly [keyof Address, string])[]>> = {
  work: [
    ['street', 'street'],
    ['extended', 'mozillaWorkStreet2'],
    ['locality', 'l'],
    ['region', 'st'],
    ['postalCode', 'postalCode'],
    ['country', 'c'],
    ['poBox', 'postOfficeBox'],
  ],
  home: [
    ['street', 'mozillaHomeStreet'],
    ['extended', 'mozillaHomeStreet2'],
    ['locality', 'mozillaHomeLocalityName'],
    ['region', 'mozillaHomeState'],
    ['postalCode', 'mozillaHomePostalCode'],
    ['country', 'mozillaHomeCountryName'],
  ],
};

const addressPairs = (address: Address, of: 'work' | 'home'): Pair[] =>
  ADDRESS_ATTRIBUTES[of].map(([part, attribute]): Pair => [attribute, address[part]]);

/** RFC 2849, SAFE-STRING: printable ASCII that begins and ends with none of a few letters. Anything else is base64. */
const SAFE = /^[!-9;=-~](?:[ -~]*[!-~])?$/;
/** Most letters of a physical line. */
const FOLD_AT = 76;

function ldifLine(attribute: string, value: string): string {
  const line = SAFE.test(value) ? `${attribute}: ${value}` : `${attribute}:: ${base64OfText(value)}`;
  const parts = [line.slice(0, FOLD_AT)];
  for (let start = FOLD_AT; start < line.length; start += FOLD_AT - 1)
    parts.push(line.slice(start, start + FOLD_AT - 1));
  return parts.join('\n ');
}

const base64OfText = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  const letters: string[] = [];
  for (let start = 0; start < bytes.length; start += 8_192) {
    letters.push(String.fromCharCode(...bytes.subarray(start, start + 8_192)));
  }
  return btoa(letters.join(''));
};
