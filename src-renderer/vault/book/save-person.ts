import type { ClientRecord, Person, PersonDraft, Role, RoleDraft } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { createId, type ClientId, type PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { Saved } from '../../../src-shared/vault-contract';
import type { Put } from '../store/types';
import type { Book } from './book';
import { nameOfClient } from './details';
import { createClientNames, type ClientNames } from './importing/client-names';
import { liveOrdinal } from './live';
import { droppedSince } from './importing/statement-keys';
import { settleOrigins } from './origins';
import { mirrorRelations, tidyRelations } from './relations';
import { isRole, isSaid, tidyTags } from './tidy';
import { jobOf } from './to-contact';

export async function savePerson(book: Book, draft: PersonDraft): Promise<Result<Saved<PersonId>, AppError>> {
  const { store } = book;
  const found = draft.base ? await store.get('people', draft.base.id) : ok(undefined);
  if (!found.ok) return found;
  const record = found.value;
  if (draft.base && !record) return err({ kind: 'not-found', what: 'person' });
  if (draft.base && record && record.version !== draft.base.version)
    return err({ kind: 'stale', version: record.version });

  const now = book.now();
  const { roles, made } = withClients(book, draft.roles, now);
  const drafted = personFrom({ ...draft, roles: [...roles] }, record, now);
  const job = (role: Role) => jobOf(role, (id) => nameOfClient(book, id));
  const person = { ...drafted, ...droppedSince(record, drafted, job) };
  const refusal = refuse(book, person, new Set(made.map(({ id }) => id)));
  if (refusal) return err(refusal);
  const mirrored = await mirrorRelations(store, person, record?.relations ?? [], now);
  if (!mirrored.ok) return mirrored;
  const puts: readonly Put[] = [
    ...made.map((client) => ({ collection: 'clients' as const, id: client.id, record: client })),
    { collection: 'people', id: person.id, record: person },
    ...mirrored.value,
  ];
  const committed = await store.commit({
    summary: { what: record ? 'edit' : 'create', collection: 'people', count: 1 },
    puts,
    touched: [],
  });
  return committed.ok ? ok({ id: person.id, version: person.version, changeId: committed.value.changeId }) : committed;
}

/** The roles with the clients that they only name, and those of these clients that the book does not have yet. */
function withClients(
  { store }: Book,
  drafts: readonly RoleDraft[],
  now: string,
): { readonly roles: readonly Role[]; readonly made: readonly ClientRecord[] } {
  // Built only where it is needed: it reads every client's name.
  let names: ClientNames | undefined;
  const roles = drafts.map(({ clientNamed, ...role }): Role => {
    if (role.clientId !== undefined || clientNamed === undefined || clientNamed.trim() === '') return role;
    names ??= createClientNames(store.views.clients, now);
    const { organisation: _organisation, ...others } = role;
    return { ...others, clientId: names.idFor(clientNamed) };
  });
  return { roles, made: names?.takeMade() ?? [] };
}

type PlainDraft = Omit<PersonDraft, 'roles'> & { readonly roles: Role[] };

function personFrom({ base: _base, ...draft }: PlainDraft, record: Person | undefined, now: string): Person {
  const members = draft.members ?? record?.members;
  const related = draft.related ?? record?.related;
  const sourced = settleOrigins(
    { facts: draft.facts.filter(isSaid), roles: draft.roles.filter(isRole), origins: draft.origins },
    record,
    now,
  );
  return {
    ...draft,
    ...(members && { members: [...members] }),
    ...(related && { related: [...related] }),
    ...(record?.mergedFrom && { mergedFrom: record.mergedFrom }),
    facts: [...sourced.facts],
    roles: [...sourced.roles],
    origins: [...sourced.origins],
    id: record?.id ?? createId<'person'>(),
    version: (record?.version ?? 0) + 1,
    createdAt: record?.createdAt ?? now,
    updatedAt: now,
    name: { ...draft.name, display: draft.name.display.trim() },
    tags: tidyTags(draft.tags),
    relations: tidyRelations(draft.relations),
  };
}

function refuse({ store }: Book, person: Person, made: ReadonlySet<ClientId>): AppError | undefined {
  if (person.name.display === '') return { kind: 'bad-input', where: 'name.display' };
  for (const { clientId } of person.roles) {
    if (clientId === undefined || made.has(clientId)) continue;
    if (liveOrdinal(store.views.clients, clientId) === undefined) {
      return { kind: 'not-found', what: 'client' };
    }
  }
  for (const [place, { to }] of person.relations.entries()) {
    if (to === person.id) return { kind: 'bad-input', where: `relations.${place}.to` };
    if (liveOrdinal(store.views.people, to) === undefined) return { kind: 'not-found', what: 'person' };
  }
  return undefined;
}
