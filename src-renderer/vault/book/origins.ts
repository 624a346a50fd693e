import type { Fact, Origin } from '../../../src-shared/book/fact';
import type { Role } from '../../../src-shared/book/records';

/** What a record says and where it came from. */
export interface Sourced {
  readonly facts: readonly Fact[];
  readonly roles: readonly Role[];
  readonly origins: readonly Origin[];
}

/**
 * Gives each statement of a form's `draft` its origin. What stands in the record word for word keeps the origin it has
 * there (the form may change its basis); what is new or edited was typed, unless the form names another source for
 * it. A form cannot make anything come from a file.
 */
export function settleOrigins(draft: Sourced, record: Sourced | undefined, now: string): Sourced {
  const kept = keptOrigins(record);
  const own = new Set(record?.origins.map((origin) => JSON.stringify(sorted(origin))));
  const origins = createOriginList();
  const settle = <Statement extends { readonly from: number }>(statement: Statement): Statement => {
    const named = draft.origins[statement.from];
    const earlier = kept.get(wordingOf(statement));
    const origin = earlier ? keepOrigin(earlier, named) : newOrigin(named, own, now);
    return { ...statement, from: origins.add(origin) };
  };
  const facts = draft.facts.map(settle);
  const roles = draft.roles.map(settle);
  return { facts, roles, origins: origins.list() };
}

function keptOrigins(record: Sourced | undefined): ReadonlyMap<string, readonly Origin[]> {
  const kept = new Map<string, Origin[]>();
  for (const statement of [...(record?.facts ?? []), ...(record?.roles ?? [])]) {
    const origin = record?.origins[statement.from];
    if (!origin) continue;
    const wording = wordingOf(statement);
    const others = kept.get(wording);
    if (others) others.push(origin);
    else kept.set(wording, [origin]);
  }
  return kept;
}

function keepOrigin(kept: readonly Origin[], named: Origin | undefined): Origin {
  const [first] = kept;
  if (!first) throw new Error('an origin was expected');
  if (!named) return first;
  return kept.find((origin) => isSameSource(origin, named)) ? named : first;
}

const isSameSource = (a: Origin, b: Origin): boolean =>
  a.source === b.source && a.file === b.file && a.program === b.program && a.whose === b.whose && a.at === b.at;

function newOrigin(named: Origin | undefined, own: ReadonlySet<string>, now: string): Origin {
  const isChosen = named && named.source !== 'file' && !own.has(JSON.stringify(sorted(named)));
  return isChosen ? { source: named.source, at: now, basis: named.basis } : { source: 'typed', at: now, basis: 'own' };
}

/** A statement without its origin, spelt the same whatever the order of its fields. */
function wordingOf({ from: _from, ...statement }: { readonly from: number }): string {
  return JSON.stringify(sorted(statement));
}

/** The same value with the fields of all objects in order and without undefined ones. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, sorted(field)]),
  );
}

/** A list in which each origin stands once. */
export function createOriginList(): {
  readonly add: (origin: Origin) => number;
  readonly list: () => readonly Origin[];
} {
  const origins: Origin[] = [];
  const places = new Map<string, number>();
  return {
    add: (origin) => {
      const key = JSON.stringify(sorted(origin));
      const place = places.get(key);
      if (place !== undefined) return place;
      places.set(key, origins.length);
      return origins.push(origin) - 1;
    },
    list: () => origins,
  };
}

/** The same for a record that has facts alone. */
export function compactFacts<Record extends Omit<Sourced, 'roles'>>(record: Record): Record {
  const { facts, origins } = compactOrigins({ facts: record.facts, origins: record.origins, roles: [] });
  return { ...record, facts, origins };
}

/** `record`'s statements with only the origins that are in use. */
export function compactOrigins<Record extends Sourced>(record: Record): Record {
  const origins = createOriginList();
  const settle = <Statement extends { readonly from: number }>(statement: Statement): Statement => {
    const origin = record.origins[statement.from];
    if (!origin) throw new Error('a statement without an origin');
    return { ...statement, from: origins.add(origin) };
  };
  return { ...record, facts: record.facts.map(settle), roles: record.roles.map(settle), origins: origins.list() };
}
