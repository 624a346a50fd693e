import type { PersonDraft, Relation, RoleDraft } from '../../../src-shared/book/records';
import type { Origin } from '../../../src-shared/book/fact';
import { factsOfFields, withUsedOrigins, type FieldProblem } from '../form/facts-of-fields';
import { parseTypedDate, type TypedDate } from '../form/typed-date';
import { composedName, type PersonBefore, type PersonFormState, type RoleField } from './person-form-state';

export type PersonDraftResult =
  | { readonly ok: true; readonly draft: PersonDraft }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** The record that a form says. A client that was typed and not picked goes by its name. */
export function draftOfForm(form: PersonFormState, before: PersonBefore | undefined, at: string): PersonDraftResult {
  const display = form.display.trim() || composedName(form.name);
  const old = { facts: before?.facts ?? [], origins: before?.origins ?? [] };
  const typed: Origin = { source: 'typed', at, basis: form.basis };
  const written = factsOfFields(form.fields, old, { at, basis: form.basis });
  const roles = form.roles.filter(isFilled).map(roleOf);
  const problems = [
    ...(display === '' ? [{ key: 'name', message: 'A name is needed, or nobody can find them again.' }] : []),
    ...written.problems,
    ...roles.flatMap(({ problem }) => problem ?? []),
  ];
  if (problems.length > 0) return { ok: false, problems };

  const merged = mergeOrigins(written, roles, old.origins, typed);
  return {
    ok: true,
    draft: {
      ...(before && form.version !== undefined ? { base: { id: before.id, version: form.version } } : {}),
      kind: form.kind,
      name: { display, ...filled(form.name) },
      roles: merged.roles,
      relations: form.relations.flatMap(relationOf),
      sourceUids: [...(before?.sourceUids ?? [])],
      ...(before?.members ? { members: [...before.members] } : {}),
      facts: merged.facts,
      origins: merged.origins,
      tags: form.tags,
      flags: {
        ...(form.neverPublish ? { neverPublish: true as const } : {}),
        ...(form.informationBarrier ? { informationBarrier: true as const } : {}),
        ...(form.covenantUntil ? { covenantUntil: form.covenantUntil } : {}),
      },
    },
  };
}

interface WrittenRole {
  readonly role: Omit<RoleDraft, 'from'>;
  /** Origin it had, or undefined where it was typed now. */
  readonly from: number | undefined;
  readonly problem?: FieldProblem;
}

const isFilled = ({ clientName, title, department }: RoleField): boolean =>
  [clientName, title, department].some((text) => text.trim() !== '');

function roleOf(field: RoleField): WrittenRole {
  const since = parseTypedDate(field.since);
  const until = parseTypedDate(field.until);
  const dates = { ...dated('since', since), ...dated('until', until) };
  return {
    role: {
      ...filled({ title: field.title, department: field.department }),
      ...clientOf(field),
      ...dates,
      current: field.current,
    },
    from: field.from,
    ...(since?.ok === false || until?.ok === false
      ? { problem: { key: field.key, message: 'Write a year (2014), a month (2014-03) or a day (2014-03-01).' } }
      : {}),
  };
}

/** A name that stood without a client of its own stays so while it is unchanged. */
function clientOf({ clientId, clientName, organisation }: RoleField): Partial<RoleDraft> {
  if (clientId !== undefined) return { clientId };
  if (clientName === organisation) return { organisation };
  const clientNamed = clientName.trim();
  return clientNamed === '' ? {} : { clientNamed };
}

const dated = (name: 'since' | 'until', date: TypedDate | undefined) => (date?.ok ? { [name]: date.date } : {});

/** Facts and roles point into one list of origins. */
function mergeOrigins(
  written: {
    readonly facts: PersonDraft['facts'] | readonly PersonDraft['facts'][number][];
    readonly origins: readonly Origin[];
  },
  roles: readonly WrittenRole[],
  oldOrigins: readonly Origin[],
  typed: Origin,
) {
  const offset = written.origins.length;
  const origins = [...written.origins, ...oldOrigins, typed];
  const pointing = roles.map(({ role, from }) => ({
    ...role,
    from: from === undefined ? origins.length - 1 : offset + from,
  }));
  return shareOrigins([...written.facts], pointing, origins);
}

/** Equal origins become one. */
function shareOrigins(facts: PersonDraft['facts'], roles: RoleDraft[], origins: readonly Origin[]) {
  const spelled = origins.map((origin) =>
    JSON.stringify(Object.entries(origin).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  );
  const firstOf = (from: number) => spelled.indexOf(spelled[from] ?? '');
  const all = [...facts, ...roles].map((item) => ({ from: firstOf(item.from) }));
  const used = withUsedOrigins(all, origins);
  const placeOf = (index: number) => used.facts[index]?.from ?? 0;
  return {
    facts: facts.map((fact, index) => ({ ...fact, from: placeOf(index) })),
    roles: roles.map((role, index) => ({ ...role, from: placeOf(facts.length + index) })),
    origins: [...used.origins],
  };
}

const relationOf = ({ to, type, note }: PersonFormState['relations'][number]): Relation[] =>
  to === undefined ? [] : [{ to, type, ...(note.trim() ? { note: note.trim() } : {}) }];

const filled = (parts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(parts).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : [])));
