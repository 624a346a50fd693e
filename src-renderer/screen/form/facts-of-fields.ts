import type { Address, BareFact, Basis, Fact, Origin } from '../../../src-shared/book/fact';
import { assertNever } from '../../../src-shared/result';
import { dateOfParts } from '../facts/partial-date';
import { OWN_LABEL, TYPES, type Field } from './fields';

/** A field that says something that cannot be kept: a 31st of April. */
export interface FieldProblem {
  readonly key: string;
  readonly message: string;
}

export interface WrittenFacts {
  readonly facts: readonly Fact[];
  readonly origins: readonly Origin[];
  readonly problems: readonly FieldProblem[];
}

interface Before {
  readonly facts: readonly Fact[];
  readonly origins: readonly Origin[];
}

/**
 * The facts that the fields say. One that was not changed keeps its origin; a new or changed one was typed here, today.
 * Facts that no field stands for (photos, verbatim) are carried over. Origins that nothing points at any more go.
 */
export function factsOfFields(
  fields: readonly Field[],
  before: Before,
  typed: { at: string; basis: Basis },
): WrittenFacts {
  const typedAt = before.origins.length;
  const origins: readonly Origin[] = [...before.origins, { source: 'typed', ...typed }];
  const carried = before.facts.filter(({ kind }) => kind === 'photo' || kind === 'verbatim');
  const problems: FieldProblem[] = [];
  const written = fields.flatMap((field): Fact[] => {
    const fact = factOfField(field);
    if (fact === 'empty') return [];
    if (fact === 'impossible-date') {
      problems.push({ key: field.key, message: 'There is no such day.' });
      return [];
    }
    const { original } = field;
    const isUnchanged = original !== undefined && isSame({ ...fact, from: original.from ?? typedAt }, original);
    return [{ ...fact, from: isUnchanged ? (original.from ?? typedAt) : typedAt }];
  });
  return { ...withUsedOrigins([...written, ...carried], origins), problems };
}

/** Origins from the list that `facts` point at, and the facts pointing at their new places. */
export function withUsedOrigins<Pointing extends { readonly from: number }>(
  facts: readonly Pointing[],
  origins: readonly Origin[],
): { readonly facts: readonly Pointing[]; readonly origins: readonly Origin[] } {
  const used = [...new Set(facts.map(({ from }) => from))].toSorted((a, b) => a - b);
  return {
    facts: facts.map((fact) => ({ ...fact, from: used.indexOf(fact.from) })),
    origins: used.flatMap((index) => origins[index] ?? []),
  };
}

function factOfField(field: Field): BareFact | 'empty' | 'impossible-date' {
  const { kind, label, preferred } = field;
  const text = field.text.trim();
  const types = typesOf(field);
  const common = {
    ...(label.trim() ? { label: label.trim() } : {}),
    ...(types.length > 0 ? { types: [...types] } : {}),
    ...(preferred ? { preferred } : {}),
  } as const;
  switch (kind) {
    case 'birthday':
    case 'anniversary': {
      const { day, month, year } = field.date;
      if (!day.trim() && !month.trim() && !year.trim()) return 'empty';
      const value = dateOfParts({ ...number('day', day), ...number('month', month), ...number('year', year) });
      return value === undefined ? 'impossible-date' : { kind, value, ...common };
    }
    case 'address': {
      const value = trimmed(field.address);
      return Object.keys(value).length === 0 ? 'empty' : { kind, value, ...common };
    }
    case 'preference':
      return text === '' ? 'empty' : { kind, value: text, topic: field.topic, ...common };
    case 'phone':
    case 'email':
    case 'url':
    case 'handle':
    case 'note':
    case 'custom':
      return text === '' ? 'empty' : { kind, value: text, ...common };
    default:
      return assertNever(kind);
  }
}

/** The chosen type in place of those the form offers; types that the form does not know stay. */
function typesOf({ kind, type, original }: Field): readonly string[] {
  const before = original?.types ?? [];
  if (kind !== 'phone' && kind !== 'email' && kind !== 'address') return before;
  if (type === OWN_LABEL || (type !== '' && before.includes(type))) return before;
  const offered = new Set(TYPES[kind].map(({ value }) => value));
  return [...(type === '' ? [] : [type]), ...before.filter((other) => !offered.has(other))];
}

const number = (name: string, digits: string) => (digits.trim() === '' ? {} : { [name]: Number(digits) });

const trimmed = (address: Address): Address =>
  Object.fromEntries(Object.entries(address).flatMap(([part, value]) => (value?.trim() ? [[part, value.trim()]] : [])));

/** Both were made with the same order of properties or were parsed by the same schema. */
const isSame = (a: BareFact, b: BareFact): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
