import type { PartialDate } from '../../../src-shared/book/fact';
import type { Person } from '../../../src-shared/book/records';
import type { Id, PersonId } from '../../../src-shared/ids';
import { clientKey } from '../publishing/client-key';
import { emailTraits, type EmailTraits } from './emails';
import { nameTraits, type NameTraits } from './name-traits';
import type { PhoneReader, PhoneTraits } from './phones';
import { plainWords } from './plain';

export interface ClientTraits {
  /** As the book has it. */
  readonly name: string;
  /** Without its legal form, in plain letters. */
  readonly key: string;
}

/** All of a person that tells whether another record is about the same one. */
export interface Traits {
  readonly id: PersonId;
  readonly name: NameTraits;
  readonly emails: readonly EmailTraits[];
  readonly phones: readonly PhoneTraits[];
  readonly clients: readonly ClientTraits[];
  readonly birthdays: readonly PartialDate[];
  /** Who stands in a tie to this person, and is therefore somebody else. */
  readonly relatives: readonly PersonId[];
}

export interface ReadTraits {
  readonly phones: PhoneReader;
  readonly clientName: (id: Id) => string | undefined;
}

/** Undefined for groups: those are not compared. */
export function traitsOf(person: Person, { phones: reader, clientName }: ReadTraits): Traits | undefined {
  if (person.kind === 'group') return undefined;
  const emails = new Map<string, EmailTraits>();
  const phones = new Map<string, PhoneTraits>();
  const birthdays: PartialDate[] = [];
  for (const fact of person.facts) {
    if (fact.kind === 'email') {
      const email = emailTraits(fact.value);
      if (email) emails.set(email.address, email);
    } else if (fact.kind === 'phone') addPhone(phones, fact, reader);
    else if (fact.kind === 'birthday') birthdays.push(fact.value);
  }
  return {
    id: person.id,
    name: nameTraits(person),
    emails: [...emails.values()],
    phones: [...phones.values()],
    clients: clientsOf(person, clientName),
    birthdays,
    relatives: person.relations.map(({ to }) => to),
  };
}

type PhoneFact = Parameters<PhoneReader['number']>[0];

function addPhone(phones: Map<string, PhoneTraits>, fact: PhoneFact, reader: PhoneReader): void {
  const number = reader.number(fact);
  if (number === undefined) return;
  const before = phones.get(number);
  let isMobile: boolean | undefined;
  phones.set(number, {
    number,
    // Told when it is asked: most numbers are never compared.
    get isMobile() {
      return (isMobile ??= before?.isMobile === true || reader.isMobile(fact));
    },
  });
}

function clientsOf({ roles }: Person, clientName: ReadTraits['clientName']): readonly ClientTraits[] {
  const clients = new Map<string, ClientTraits>();
  for (const { clientId, organisation } of roles) {
    const name = (clientId === undefined ? undefined : clientName(clientId)) ?? organisation ?? '';
    const key = plainWords(clientKey(name)).join(' ');
    if (key !== '') clients.set(key, { name, key });
  }
  return [...clients.values()];
}
