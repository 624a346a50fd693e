import type { ClientRecord } from '../../../src-shared/book/records';
import { firmName, type FirmName } from './client-names';
import { emailTraits } from './emails';
import type { PhoneReader } from './phones';
import { plain } from './plain';

/** All of a client that tells whether another record is about the same one. */
export interface ClientTraits {
  readonly name: FirmName;
  readonly aliases: readonly FirmName[];
  /** Its own: of its record, its web and e-mail addresses, and of the people there. */
  readonly domains: ReadonlySet<string>;
  readonly phones: ReadonlySet<string>;
  /** Label and number, in plain letters. */
  readonly references: ReadonlyMap<string, string>;
}

export function clientTraits(
  client: ClientRecord,
  phones: PhoneReader,
  peoplesDomains: readonly string[],
): ClientTraits {
  const domains = new Set<string>(peoplesDomains);
  const numbers = new Set<string>();
  for (const domain of client.domains) addDomain(domains, domain);
  for (const fact of client.facts) {
    if (fact.kind === 'email') addDomain(domains, emailTraits(fact.value)?.company);
    else if (fact.kind === 'url') addDomain(domains, hostOf(fact.value));
    else if (fact.kind === 'phone') {
      const number = phones.number(fact);
      if (number !== undefined) numbers.add(number);
    }
  }
  return {
    name: firmName(client.name),
    aliases: client.aliases.map(firmName),
    domains,
    phones: numbers,
    references: new Map(
      client.references.flatMap(({ label, value }) => {
        const number = plain(value).replaceAll(/[^a-z0-9]/g, '');
        return number === '' ? [] : [[plain(label).trim(), number] as const];
      }),
    ),
  };
}

/** What nobody owns: a provider of mail or pages, not the firm. */
const OTHERS = /(?:^|\.)(?:linkedin\.com|facebook\.com|wikipedia\.org|google\.com|wordpress\.com|wixsite\.com)$/;

function addDomain(domains: Set<string>, domain: string | undefined): void {
  const bare = domain
    ?.trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
    .replace(/[/:].*$/, '');
  // A mail provider's is no firm's own.
  if (bare && bare.includes('.') && !OTHERS.test(bare) && emailTraits(`x1@${bare}`)?.company) domains.add(bare);
}

const hostOf = (url: string): string | undefined =>
  /^(?:[a-z]+:\/\/)?([^/?#:@\s]+\.[^/?#:@\s]+)/i.exec(url.trim())?.[1];
