import { familyAlone } from '../../../../src-shared/book/family-name';
import type { Fact, FactKind } from '../../../../src-shared/book/fact';
import type { Person, Role } from '../../../../src-shared/book/records';
import type { ClientId, Id } from '../../../../src-shared/ids';
import { lineOf, linkKey, MARK } from '../../search/line';
import { phoneDigits } from '../../search/phone';
import type { Summariser, Summary } from '../../store/types';
import { dayOf } from '../dates';
import { BIT, flagBits, GAP_BIT, oneLine } from './marks';

/** Where the fields of a person's row stand. */
export const PERSON_FIELD = {
  display: 0,
  given: 1,
  family: 2,
  title: 3,
  client: 4,
  email: 5,
  phone: 6,
  /** Partial date. */
  birthday: 7,
  /** Joined by MARK.tag. */
  tags: 8,
} as const;

type ClientName = (id: Id) => string | undefined;

export const personSummariser: Summariser<Person> = {
  displayFields: Object.keys(PERSON_FIELD).length,
  summarise: (person, { clientName }): Summary => {
    const role = leadingRole(person.roles);
    const birthday = firstOf(person.facts, 'birthday');
    const { display, given = '', family = '' } = person.name;
    return {
      display: [
        display,
        given,
        family,
        role?.title ?? '',
        role ? (organisationOf(role, clientName) ?? '') : '',
        textOf(firstOf(person.facts, 'email')),
        textOf(firstOf(person.facts, 'phone')),
        textOf(birthday),
        person.tags.map(oneLine).join(MARK.tag),
      ].map((field, index) => (index === PERSON_FIELD.tags ? field : oneLine(field))),
      folded: foldedPerson(person, clientName),
      sortKey: oneLine(family === '' ? display : `${familyAlone(family, given)} ${given}`.trimEnd()),
      bits: bitsOf(person),
      day: birthday?.kind === 'birthday' ? dayOf(birthday.value) : 0,
    };
  },
};

/** What a person is known by now: a current role with a client, else a current one, else any. */
export function leadingRole(roles: readonly Role[]): Role | undefined {
  const current = roles.filter((role) => role.current);
  return (
    current.find((role) => role.clientId !== undefined || role.organisation !== undefined) ?? current[0] ?? roles[0]
  );
}

export const organisationOf = (role: Role, clientName: ClientName): string | undefined =>
  (role.clientId === undefined ? undefined : clientName(role.clientId)) ?? role.organisation;

/** The preferred fact of a kind, else the first. */
export function firstOf(facts: readonly Fact[], kind: FactKind): Fact | undefined {
  let first: Fact | undefined;
  for (const fact of facts) {
    if (fact.kind !== kind) continue;
    if (fact.preferred) return fact;
    first ??= fact;
  }
  return first;
}

const textOf = (fact: Fact | undefined): string => (typeof fact?.value === 'string' ? fact.value : '');

function bitsOf(person: Person): number {
  let bits = flagBits(person.flags);
  if (person.origins.some(({ basis }) => basis === 'undecided')) bits |= GAP_BIT.undecided;
  // A group is reached through its members and has no birthday.
  if (person.kind === 'group') return bits | BIT.group;
  const kinds = new Set(person.facts.map(({ kind }) => kind));
  if (!kinds.has('email') && !kinds.has('phone')) bits |= GAP_BIT['no-reach'];
  if (!kinds.has('birthday')) bits |= GAP_BIT['no-birthday'];
  if (!person.roles.some(({ clientId }) => clientId !== undefined)) bits |= GAP_BIT['no-client'];
  return bits;
}

function foldedPerson(person: Person, clientName: ClientName): string {
  const { name, roles } = person;
  const rest: string[] = [];
  for (const fact of person.facts) addSearched(rest, fact);
  for (const { title, department } of roles) {
    if (title !== undefined) rest.push(title);
    if (department !== undefined) rest.push(department);
  }
  const clientIds = new Set<ClientId>();
  for (const { clientId } of roles) if (clientId !== undefined) clientIds.add(clientId);
  let links = '';
  for (const id of clientIds) links += MARK.clientLink + linkKey(id);
  for (const uid of person.sourceUids) links += MARK.uid + linkKey(uid);
  return lineOf({
    family: name.family ?? (name.given === undefined ? name.display : ''),
    names: [
      name.given ?? '',
      name.additional ?? '',
      name.nickname ?? '',
      name.phoneticFamily ?? '',
      name.phoneticGiven ?? '',
      // Mostly both names and nothing else: its words stand in the line already.
      name.display === `${name.given} ${name.family}` ? '' : name.display,
    ],
    clients: roles.map((role) => organisationOf(role, clientName) ?? ''),
    rest,
    tags: person.tags,
    links,
  });
}

/** What of a fact can be found by searching. Photos, dates and what is kept verbatim cannot. */
export function addSearched(rest: string[], fact: Fact): void {
  switch (fact.kind) {
    case 'phone': {
      const digits = phoneDigits(fact.value);
      if (digits !== '') rest.push(digits);
      return;
    }
    case 'email':
    case 'handle':
    case 'url':
    case 'note':
    case 'preference':
      rest.push(fact.value);
      return;
    case 'custom':
      if (fact.label !== undefined) rest.push(fact.label);
      rest.push(fact.value);
      return;
    case 'address':
      if (fact.value.locality !== undefined) rest.push(fact.value.locality);
      return;
    case 'birthday':
    case 'anniversary':
    case 'photo':
    case 'verbatim':
      return;
  }
}
