import type { ClientDraft, ClientRecord } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { createId, type ClientId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { Saved } from '../../../src-shared/vault-contract';
import type { Book } from './book';
import { clientKey } from './importing/client-names';
import { droppedOfClient } from './importing/statement-keys';
import { namingClients } from './naming-clients';
import { settleOrigins } from './origins';
import { isSaid, tidyTags } from './tidy';
import { otherNames, tidyDomains } from './tidy-client';

export async function saveClient(book: Book, draft: ClientDraft): Promise<Result<Saved<ClientId>, AppError>> {
  const { store } = book;
  const found = draft.base ? await store.get('clients', draft.base.id) : ok(undefined);
  if (!found.ok) return found;
  const record = found.value;
  if (draft.base && !record) return err({ kind: 'not-found', what: 'client' });
  if (draft.base && record && record.version !== draft.base.version)
    return err({ kind: 'stale', version: record.version });
  const client = clientFrom(draft, record, book.now());
  if (client.name === '') return err({ kind: 'bad-input', where: 'name' });
  const committed = await store.commit({
    summary: { what: record ? 'edit' : 'create', collection: 'clients', count: 1 },
    puts: [{ collection: 'clients', id: client.id, record: client }],
    touched: record && record.name !== client.name ? await namingClients(book, [client.id]) : [],
  });
  return committed.ok ? ok({ id: client.id, version: client.version, changeId: committed.value.changeId }) : committed;
}

/** Files go on naming a renamed client as before: they must find it, and not make another. */
const formerName = ({ name }: ClientDraft, record: ClientRecord | undefined): readonly string[] =>
  record && clientKey(record.name) !== clientKey(name) ? [record.name] : [];

function clientFrom(
  { base: _base, ...draft }: ClientDraft,
  record: ClientRecord | undefined,
  now: string,
): ClientRecord {
  const facts = draft.facts.filter(isSaid);
  const sourced = settleOrigins(
    { facts, roles: [], origins: draft.origins },
    record && { facts: record.facts, roles: [], origins: record.origins },
    now,
  );
  const client: ClientRecord = {
    ...draft,
    ...(record?.sourceUids && { sourceUids: record.sourceUids }),
    ...(record?.mergedFrom && { mergedFrom: record.mergedFrom }),
    facts: [...sourced.facts],
    origins: [...sourced.origins],
    id: record?.id ?? createId<'client'>(),
    version: (record?.version ?? 0) + 1,
    createdAt: record?.createdAt ?? now,
    updatedAt: now,
    name: draft.name.trim(),
    aliases: otherNames(draft.name, [...draft.aliases, ...formerName(draft, record)]),
    domains: tidyDomains(draft.domains),
    references: draft.references.filter(({ label, value }) => label.trim() !== '' || value.trim() !== ''),
    tags: tidyTags(draft.tags),
  };
  return { ...client, ...droppedOfClient(record, client) };
}
