import { jaroWinkler } from '@skyra/jaro-winkler';

import type { PartialDate } from '../../../src-shared/book/fact';
import type { AgainstDuplicate, DuplicateReason } from '../../../src-shared/vault-methods/duplicates';
import { compareNames, type NameComparison } from './compare-names';
import { domainName } from './keys';
import type { EmailTraits } from './emails';
import type { NameTraits } from './name-traits';
import type { Traits } from './traits';

/** What speaks for two records being about one person, and what makes it uncertain. */
export interface Verdict {
  readonly isCertain: boolean;
  readonly reasons: readonly DuplicateReason[];
  readonly against: readonly AgainstDuplicate[];
}

/** What only the whole book tells. */
export interface Surroundings {
  /** Of an e-mail address or a phone number: do people have it who cannot be one? */
  readonly isShared: (reach: string) => boolean;
  /** Of a name: do hardly any records bear it? */
  readonly isRare: (name: NameTraits) => boolean;
}

interface Evidence {
  readonly names: NameComparison;
  /** E-mail addresses and mobile numbers that both have and nobody else. */
  readonly own: number;
  /** One of them is an e-mail address that spells the given name. */
  readonly isNamed: boolean;
  /** Landlines, addresses of offices, and what others have too. */
  readonly common: number;
  readonly client: boolean;
  readonly birthday: 'same' | 'differs' | 'unknown';
  readonly generationDiffers: boolean;
  /** An address of one spells the family name of the other. */
  readonly namesFamily: boolean;
  /** Nobody else is called that, and they are not known to work for different clients. */
  readonly isUnlikelyTwice: boolean;
}

/** Undefined where the two are not worth a question. */
export function compare(a: Traits, b: Traits, { isShared, isRare }: Surroundings): Verdict | undefined {
  if (a.relatives.includes(b.id) || b.relatives.includes(a.id)) return undefined;
  const names = compareNames(a.name, b.name);
  if (names.tie === 'different') return undefined;
  const emails = a.emails.filter(({ address }) => b.emails.some((other) => other.address === address));
  const phones = commonPhones(a, b);
  const ownEmails = emails.filter(({ address, isRole }) => !isRole && !isShared(address));
  const ownPhones = phones.filter(({ number, isMobile }) => isMobile && !isShared(number));
  const own = ownEmails.length + ownPhones.length;
  const client = commonClient(a, b);
  const evidence: Evidence = {
    names,
    own,
    isNamed: ownEmails.some((email) => (names.tie === 'none' ? spellsWholeName : spellsGivenName)(email, a, b)),
    common: emails.length + phones.length - own,
    client: client !== undefined,
    birthday: compareBirthdays(a.birthdays, b.birthdays),
    generationDiffers: names.tie !== 'none' && a.name.generation !== b.name.generation,
    namesFamily: names.tie === 'family-differs' && (namesFamilyOf(a, b) || namesFamilyOf(b, a)),
    isUnlikelyTwice: (a.clients.length === 0 || b.clients.length === 0) && isRare(a.name) && isRare(b.name),
  };
  const isCertain = isBeyondDoubt(evidence);
  if (!isCertain && !isWorthAsking(evidence)) return undefined;
  return {
    isCertain,
    reasons: [
      ...emails.map(({ address }) => ({ kind: 'email', value: address }) as const),
      ...phones.map(({ number }) => ({ kind: 'phone', value: number }) as const),
      ...(names.tie === 'none' ? [] : [{ kind: 'name', tie: names.tie, ways: names.ways } as const]),
      ...(client ? [client] : []),
      ...(evidence.birthday === 'same' ? [{ kind: 'birthday' } as const] : []),
    ],
    against: [
      ...(evidence.generationDiffers ? (['generation'] as const) : []),
      ...(evidence.birthday === 'differs' ? (['birthday'] as const) : []),
      ...(names.middleDiffers ? (['middle-name'] as const) : []),
      ...(own === 0 && evidence.common > 0 && !isDenied(evidence) ? (['shared'] as const) : []),
    ],
  };
}

/** Something that one person cannot have two of. */
const isDenied = ({ names, birthday, generationDiffers }: Evidence): boolean =>
  generationDiffers || birthday === 'differs' || names.middleDiffers;

/**
 * Merged without being looked at: so only where something that one person alone has stands on both, the names may be
 * one person's, and nothing speaks against it.
 */
function isBeyondDoubt(evidence: Evidence): boolean {
  const { names, own, isNamed, client, birthday } = evidence;
  if (isDenied(evidence)) return false;
  switch (names.tie) {
    case 'same':
      return own > 0 || (birthday === 'same' && client);
    case 'variant':
      return own > 0;
    case 'loose':
      // "A. Weber" with Anna's address may be Andreas, who reads the same mail at home.
      return own > 1 || (own > 0 && (isNamed || client || birthday === 'same'));
    case 'none':
      return own > 0 && isNamed;
    case 'family-differs':
    case 'part':
    case 'different':
      return false;
  }
}

function isWorthAsking(evidence: Evidence): boolean {
  const { names, own, common, client, birthday, isUnlikelyTwice, namesFamily } = evidence;
  const isTied = own > 0 || common > 0 || client || birthday === 'same';
  switch (names.tie) {
    case 'same':
    case 'variant':
      return isTied || (isUnlikelyTwice && !isDenied(evidence));
    case 'loose':
      return isTied;
    case 'family-differs':
      return own > 0 || (client && namesFamily) || (birthday === 'same' && (client || common > 0));
    case 'none':
      return own > 0;
    case 'part':
      return own > 0 || (common > 0 && client);
    case 'different':
      return false;
  }
}

function commonPhones(a: Traits, b: Traits): Traits['phones'] {
  return a.phones.flatMap((phone) => {
    const other = b.phones.find(({ number }) => number === phone.number);
    return other ? [{ ...phone, isMobile: phone.isMobile || other.isMobile }] : [];
  });
}

const LEAST_NAME = 3;

const lettersOf = (local: string): string => local.replace(/[^a-z0-9]/g, '');

/** `anna@` of Anna Weber. */
function spellsGivenName(email: EmailTraits, a: Traits, b: Traits): boolean {
  const letters = lettersOf(email.local);
  const isSpelt = (first: string): boolean => first.length >= LEAST_NAME && letters.includes(first);
  return [a, b].some(({ name }) => name.given.some(isSpelt)) || spellsWholeName(email, a, b);
}

/** `anna.weber@`, `aweber@`, `weber.a@`. */
function spellsWholeName({ local }: EmailTraits, a: Traits, b: Traits): boolean {
  const letters = lettersOf(local);
  return [a, b].some(({ name: { given, family } }) =>
    given.some((first) =>
      family.some((last) => {
        const initial = first.charAt(0);
        if (first.length >= LEAST_NAME && letters.includes(first) && letters.includes(last)) return true;
        return letters === initial + last || letters === last + initial;
      }),
    ),
  );
}

const LEAST_FAMILY = 5;

const namesFamilyOf = ({ emails }: Traits, { name: { family } }: Traits): boolean =>
  emails.some(({ local }) => family.some((word) => word.length >= LEAST_FAMILY && local.includes(word)));

const ALIKE = 0.94;
const LEAST_CLIENT = 6;

interface CommonClient {
  readonly kind: 'client' | 'domain';
  readonly value: string;
}

/** The client that both work for, as one of them has it, or the domain that tells it. */
function commonClient(a: Traits, b: Traits): CommonClient | undefined {
  for (const one of a.clients)
    for (const other of b.clients) if (areOneClient(one.key, other.key)) return { kind: 'client', value: one.name };
  const domain = commonDomain(a, b);
  return domain === undefined ? undefined : { kind: 'domain', value: domain };
}

function commonDomain(a: Traits, b: Traits): string | undefined {
  const domainsOf = ({ emails }: Traits): readonly string[] => emails.flatMap(({ company }) => company ?? []);
  const domainsOfB = domainsOf(b);
  for (const domain of domainsOf(a)) {
    if (domainsOfB.includes(domain)) return domain;
    if (b.clients.some(({ key }) => isDomainOf(domain, key))) return domain;
  }
  return domainsOfB.find((domain) => a.clients.some(({ key }) => isDomainOf(domain, key)));
}

function areOneClient(a: string, b: string): boolean {
  if (a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `)) return true;
  return Math.min(a.length, b.length) >= LEAST_CLIENT && jaroWinkler(a, b) >= ALIKE;
}

function isDomainOf(domain: string, key: string): boolean {
  const name = domainName(domain);
  return name === key.replaceAll(' ', '') || name === key.split(' ')[0];
}

/** Only what both say is compared: `--04-12` fits any year. */
function compareBirthdays(a: readonly PartialDate[], b: readonly PartialDate[]): Evidence['birthday'] {
  let differs = false;
  for (const one of a) {
    for (const other of b) {
      if (one === other && one.length === FULL) return 'same';
      if (!mayBeOneDay(one, other)) differs = true;
    }
  }
  return differs ? 'differs' : 'unknown';
}

const FULL = '1985-04-12'.length;

function mayBeOneDay(a: PartialDate, b: PartialDate): boolean {
  const [yearA, dayA] = partsOf(a);
  const [yearB, dayB] = partsOf(b);
  return fits(yearA, yearB) && fits(dayA, dayB);
}

const fits = (a: string, b: string): boolean => a === '' || b === '' || a.startsWith(b) || b.startsWith(a);

const partsOf = (date: PartialDate): readonly [year: string, day: string] =>
  date.startsWith('--') ? ['', date.slice(2)] : [date.slice(0, 4), date.slice(5)];
