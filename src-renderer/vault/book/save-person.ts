import type { Person, PersonDraft } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { createId, type PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { Saved } from '../../../src-shared/vault-contract';
import type { Put } from '../store/types';
import type { Book } from './book';
import { liveOrdinal } from './live';
import { settleOrigins } from './origins';
import { mirrorRelations, tidyRelations } from './relations';
import { isRole, isSaid, tidyTags } from './tidy';

export async function savePerson(book: Book, draft: PersonDraft): Promise<Result<Saved<PersonId>, AppError>> {
  const { store } = book;
  const found = draft.base ? await store.get('people', draft.base.id) : ok(undefined);
  if (!found.ok) return found;
  const record = found.value;
  if (draft.base && !record) return err({ kind: 'not-found', what: 'person' });
  if (draft.base && record && record.version !== draft.base.version)
    return err({ kind: 'stale', version: record.version });

  const person = personFrom(draft, record, book.now());
  const refusal = refuse(book, person);
  if (refusal) return err(refusal);
  const mirrored = await mirrorRelations(store, person, record?.relations ?? [], book.now());
  if (!mirrored.ok) return mirrored;
  const puts: readonly Put[] = [{ collection: 'people', id: person.id, record: person }, ...mirrored.value];
  const committed = await store.commit({
    summary: { what: record ? 'edit' : 'create', collection: 'people', count: 1 },
    puts,
    touched: [],
  });
  return committed.ok ? ok({ id: person.id, version: person.version, changeId: committed.value.changeId }) : committed;
}

function personFrom({ base: _base, ...draft }: PersonDraft, record: Person | undefined, now: string): Person {
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

function refuse({ store }: Book, person: Person): AppError | undefined {
  if (person.name.display === '') return { kind: 'bad-input', where: 'name.display' };
  for (const { clientId } of person.roles) {
    if (clientId !== undefined && liveOrdinal(store.views.clients, clientId) === undefined) {
      return { kind: 'not-found', what: 'client' };
    }
  }
  for (const [place, { to }] of person.relations.entries()) {
    if (to === person.id) return { kind: 'bad-input', where: `relations.${place}.to` };
    if (liveOrdinal(store.views.people, to) === undefined) return { kind: 'not-found', what: 'person' };
  }
  return undefined;
}
