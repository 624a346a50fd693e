import type { Matter, MatterDraft } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { createId, type ChangeId, type MatterId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { Saved } from '../../../src-shared/vault-contract';
import type { Book } from './book';
import { liveOrdinal } from './live';

export async function saveMatter(book: Book, draft: MatterDraft): Promise<Result<Saved<MatterId>, AppError>> {
  const { store } = book;
  const found = draft.base ? await store.get('matters', draft.base.id) : ok(undefined);
  if (!found.ok) return found;
  const record = found.value;
  if (draft.base && !record) return err({ kind: 'not-found', what: 'matter' });
  if (draft.base && record && record.version !== draft.base.version)
    return err({ kind: 'stale', version: record.version });
  const matter = matterFrom(draft, record, book.now());
  const refusal = refuse(book, matter);
  if (refusal) return err(refusal);
  const committed = await store.commit({
    summary: { what: record ? 'edit' : 'create', collection: 'matters', count: 1 },
    puts: [{ collection: 'matters', id: matter.id, record: matter }],
    touched: [],
  });
  return committed.ok ? ok({ id: matter.id, version: matter.version, changeId: committed.value.changeId }) : committed;
}

function matterFrom({ base: _base, ...draft }: MatterDraft, record: Matter | undefined, now: string): Matter {
  return {
    ...draft,
    id: record?.id ?? createId<'matter'>(),
    version: (record?.version ?? 0) + 1,
    createdAt: record?.createdAt ?? now,
    updatedAt: now,
    title: draft.title.trim(),
    personIds: [...new Set(draft.personIds)],
  };
}

function refuse({ store: { views } }: Book, { title, clientId, personIds }: Matter): AppError | undefined {
  if (title === '') return { kind: 'bad-input', where: 'title' };
  if (clientId !== undefined && liveOrdinal(views.clients, clientId) === undefined)
    return { kind: 'not-found', what: 'client' };
  return personIds.some((id) => liveOrdinal(views.people, id) === undefined)
    ? { kind: 'not-found', what: 'person' }
    : undefined;
}

export async function deleteMatter(
  { store }: Book,
  id: MatterId,
): Promise<Result<{ readonly changeId: ChangeId; readonly count: number }, AppError>> {
  if (liveOrdinal(store.views.matters, id) === undefined) return err({ kind: 'not-found', what: 'matter' });
  const committed = await store.commit({
    summary: { what: 'delete', collection: 'matters', count: 1 },
    puts: [{ collection: 'matters', id, record: null }],
    touched: [],
  });
  return committed.ok ? ok({ changeId: committed.value.changeId, count: 1 }) : committed;
}
