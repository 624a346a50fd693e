import type { Fact, FactKind, Origin } from '../../../../src-shared/book/fact';
import type { Person, Role } from '../../../../src-shared/book/records';
import type { Id } from '../../../../src-shared/ids';
import type { LeadField } from '../../../../src-shared/vault-contract';
import { fold } from '../../search/fold';
import { createOriginList, sorted } from '../origins';
import { firstOf } from '../summaries/person';

type Statements = Pick<Person, 'facts' | 'roles' | 'origins'>;
/** A record as far as it says something. */
export type Stating = Statements & Pick<Person, 'createdAt'> & { readonly id: Id };

/** Who speaks first of what. */
type Leading = { readonly [Field in LeadField]?: Id };

const FIELD_OF: Partial<Record<FactKind, LeadField>> = {
  email: 'email',
  phone: 'phone',
  address: 'address',
  birthday: 'birthday',
  photo: 'photo',
};

/** What any of `people` says, each statement once with the origin it has there; who leads says theirs first. */
export function mergeStatements(people: readonly Stating[], lead: Leading, also: readonly AlsoSaid[]): Statements {
  const origins = createOriginList();
  const leadOf = (kind: FactKind): Id | undefined => lead[FIELD_OF[kind] ?? 'name'];
  const kinds = new Set(people.flatMap(({ facts }) => facts.map(({ kind }) => kind)));
  const facts = [...kinds].flatMap((kind) => mergeKind(inOrder(people, leadOf(kind)), kind));
  const roles = inOrder(people, lead.role).flatMap((person) => person.roles.map((role) => ({ person, role })));
  const said = [...facts, ...also.map(({ person, fact }) => ({ person, fact }))];
  return {
    facts: said.map(({ person, fact }) => ({ ...fact, from: origins.add(originOf(person, fact.from)) })),
    roles: onceEach(roles, ({ role }) => wordingOf(role)).map(({ person, role }) => ({
      ...role,
      from: origins.add(originOf(person, role.from)),
    })) satisfies Role[],
    origins: [...origins.list()],
  };
}

/** A fact that somebody's record stands for as a whole; `from` is a place among that record's origins. */
export interface AlsoSaid {
  readonly person: Stating;
  readonly fact: Fact;
}

function originOf({ origins, createdAt }: Stating, from: number): Origin {
  return origins[from] ?? { source: 'typed', at: createdAt, basis: 'own' };
}

const inOrder = (people: readonly Stating[], first: Id | undefined): readonly Stating[] => [
  ...people.filter(({ id }) => id === first),
  ...people.filter(({ id }) => id !== first),
];

interface OwnFact {
  readonly person: Stating;
  readonly fact: Fact;
}

/** Only one is preferred: the leader's own, where that has one, else its first. */
function mergeKind(people: readonly Stating[], kind: FactKind): readonly OwnFact[] {
  const [leader] = people;
  const first = leader && firstOf(leader.facts, kind);
  const own = people.flatMap((person) =>
    person.facts
      .filter((fact) => fact.kind === kind)
      .map((fact) => ({ person, fact: first && fact !== first ? unpreferred(fact) : fact })),
  );
  const ordered = first ? own.toSorted((a, b) => Number(b.fact === first) - Number(a.fact === first)) : own;
  return joinSame(ordered);
}

function unpreferred(fact: Fact): Fact {
  const { preferred: _, ...others } = fact;
  return others;
}

/** The same value said twice is one fact: with the types of both, the label that there is, and the better known origin. */
function joinSame(facts: readonly OwnFact[]): readonly OwnFact[] {
  const joined = new Map<string, OwnFact>();
  for (const own of facts) {
    const key = valueKey(own.fact);
    const before = joined.get(key);
    if (!before) joined.set(key, own);
    else if (haveOneLabel(before.fact, own.fact)) joined.set(key, join(before, own));
    else joined.set(`${key} ${own.fact.label}`, own);
  }
  return [...joined.values()];
}

const haveOneLabel = (a: Fact, b: Fact): boolean =>
  a.label === undefined || b.label === undefined || a.label === b.label;

/** Places of one mailbox and one number are spelt in many ways; all else must be the same word for word. */
export function valueKey(fact: Fact): string {
  if (fact.kind === 'email') return fold(fact.value).trim();
  if (fact.kind === 'phone') return phoneKey(fact.value);
  const { from: _from, types: _types, label: _label, preferred: _preferred, ...said } = fact;
  return JSON.stringify(sorted(said));
}

function join(first: OwnFact, second: OwnFact): OwnFact {
  const types = [...new Set([...(first.fact.types ?? []), ...(second.fact.types ?? [])])];
  const label = first.fact.label ?? second.fact.label;
  const known = isUndecided(first) && !isUndecided(second) ? second : first;
  return {
    person: known.person,
    fact: {
      ...(namesCountry(second.fact) && !namesCountry(first.fact) ? withValueOf(first.fact, second.fact) : first.fact),
      from: known.fact.from,
      ...(types.length > 0 && { types }),
      ...(label !== undefined && { label }),
    },
  };
}

const namesCountry = ({ kind, value }: Fact): boolean => kind === 'phone' && value.startsWith('+');

const withValueOf = (fact: Fact, other: Fact): Fact =>
  fact.kind === 'phone' && other.kind === 'phone' ? { ...fact, value: other.value } : fact;

const NATIONAL_DIGITS = 9;

/** With or without country code and trunk zero: of one person's numbers the last nine digits tell. */
export function phoneKey(value: string): string {
  const bare = value.replace(/[\s().\-/]/g, '');
  return /^\+?\d{9,}$/.test(bare) ? bare.slice(-NATIONAL_DIGITS) : bare;
}

/** The label of facts that hold other spellings of the name. */
export const ALSO_WRITTEN = 'Also written';

const isUndecided = ({ person, fact }: OwnFact): boolean => originOf(person, fact.from).basis === 'undecided';

/** A statement without where it came from, spelt the same whatever the order of its fields. */
export function wordingOf({ from: _from, ...statement }: Fact | Role): string {
  return JSON.stringify(sorted(statement));
}

function onceEach<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const once = new Map<string, Item>();
  for (const item of items) if (!once.has(keyOf(item))) once.set(keyOf(item), item);
  return [...once.values()];
}
