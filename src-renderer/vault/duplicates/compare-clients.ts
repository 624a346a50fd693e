import type { AgainstClient, ClientReason } from '../../../src-shared/vault-methods/duplicates';
import { areSisters, tieOfFirms, type FirmName, type NameTie } from './client-names';
import type { ClientTraits } from './client-traits';
import { areOfOtherCountries } from './form-countries';

export interface ClientVerdict {
  readonly isCertain: boolean;
  readonly reasons: readonly ClientReason[];
  readonly against: readonly AgainstClient[];
}

/** Tells whether a domain or number is more clients' than one's records. */
export type IsShared = (value: string) => boolean;

/**
 * Certain are only records whose names are one but for the spelling of the legal form, that have a domain, telephone or
 * number of their own in common, or a name and form of several words, and that nothing speaks against. All else is asked.
 */
export function compareClients(a: ClientTraits, b: ClientTraits, isShared: IsShared): ClientVerdict | undefined {
  const tie = tieOfFirms(a.name, b.name);
  const alias = tie === 'none' || tie === 'part' ? aliasInCommon(a, b) : undefined;
  const common: readonly (ClientReason & { readonly value: string })[] = [
    ...inCommon(a.domains, b.domains).map((value) => ({ kind: 'domain' as const, value })),
    ...inCommon(a.phones, b.phones).map((value) => ({ kind: 'phone' as const, value })),
    ...numbersInCommon(a, b).map((value) => ({ kind: 'reference' as const, value })),
  ];
  const own = common.filter(({ kind, value }) => kind === 'reference' || !isShared(value));
  if (!isWorthAsking(tie, alias, own.length, common.length)) return undefined;
  const against = speaksAgainst(a, b, own.length, common.length);
  if (own.length === 0 && against.length > (ALIKE.has(tie) ? 0 : 1)) return undefined;
  if (own.length === 0 && tie === 'form' && areOfOtherCountries(a.name.form, b.name.form)) return undefined;
  const isOfOthers = tie === 'none' && alias === undefined && !own.some(({ kind }) => kind === 'reference');
  if (isOfOthers && (against.length > 0 || areSisters(a.name, b.name))) return undefined;
  const reasons: ClientReason[] = [
    ...(tie === 'none' ? [] : [{ kind: 'name' as const, tie }]),
    ...(alias === undefined ? [] : [{ kind: 'alias' as const, value: alias }]),
    ...common,
  ];
  return { isCertain: against.length === 0 && isCertain(a, tie, own.length), reasons, against };
}

const CLOSE: ReadonlySet<NameTie> = new Set(['same', 'form', 'spelling', 'slip']);

/** Spelt otherwise, or slipped: with nothing in common, anything that speaks against it settles it. */
const ALIKE: ReadonlySet<NameTie> = new Set(['spelling', 'slip']);

function isWorthAsking(tie: NameTie, alias: string | undefined, own: number, common: number): boolean {
  if (CLOSE.has(tie) || alias !== undefined) return true;
  return tie === 'none' ? own > 0 : common > 0;
}

function isCertain(a: ClientTraits, tie: NameTie, own: number): boolean {
  if (tie === 'same' || tie === 'form') return own > 0 || (tie === 'same' && isTelling(a.name));
  return (tie === 'spelling' || tie === 'slip') && own > 1;
}

/** A register holds such a name once: several words, and the form with them. */
const isTelling = ({ words, form, joined }: FirmName): boolean =>
  form !== '' && words.length > 1 && joined.length >= 10;

function speaksAgainst(a: ClientTraits, b: ClientTraits, own: number, common: number): AgainstClient[] {
  const forms = [a.name.form, b.name.form];
  const haveDomains = a.domains.size > 0 && b.domains.size > 0;
  return [
    ...(forms[0] !== forms[1] && !forms.includes('') ? (['legal-form'] as const) : []),
    ...(haveDomains && inCommon(a.domains, b.domains).length === 0 ? (['domain'] as const) : []),
    ...(numbersDiffer(a, b) ? (['reference'] as const) : []),
    ...(common > 0 && own === 0 ? (['shared'] as const) : []),
  ];
}

const inCommon = (a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] =>
  [...a].filter((value) => b.has(value));

/** A short number is one of many labels' first ones. */
const LEAST_DIGITS = 4;

const numbersInCommon = (a: ClientTraits, b: ClientTraits): readonly string[] =>
  [...a.references].flatMap(([label, number]) =>
    number.length >= LEAST_DIGITS && b.references.get(label) === number ? [number] : [],
  );

const numbersDiffer = (a: ClientTraits, b: ClientTraits): boolean =>
  [...a.references].some(([label, number]) => (b.references.get(label) ?? number) !== number);

function aliasInCommon(a: ClientTraits, b: ClientTraits): string | undefined {
  const names = [a.name, ...a.aliases].map(({ joined }) => joined);
  const others = new Set([b.name, ...b.aliases].map(({ joined }) => joined));
  return names.find((name) => name !== '' && others.has(name));
}

/** Whether two records that are both certain to be a third may be one. */
export const clientsFit = (a: ClientTraits, b: ClientTraits): boolean =>
  CLOSE.has(tieOfFirms(a.name, b.name)) && speaksAgainst(a, b, 1, 1).length === 0;
