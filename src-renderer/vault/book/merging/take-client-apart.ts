import type { ClientRecord, Matter, MergedClient, Person, Role } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { ChangeId, ClientId } from '../../../../src-shared/ids';
import { err, type Result } from '../../../../src-shared/result';
import { foldTag } from '../../search/line';
import type { KeptValue, Put } from '../../store/types';
import type { Book } from '../book';
import { uidOfClient } from '../client-contact';
import { clientKey } from '../importing/client-names';
import { detailKey } from '../importing/statement-keys';
import { namingClients } from '../naming-clients';
import { compactFacts } from '../origins';
import { uuidUrn } from '../to-contact';
import { jobAt } from './merge-clients';
import { valueKey } from './merge-facts';

/**
 * Parts a merged client again, however long ago it was merged: each record that went into it comes back as it was then,
 * with its people and matters. The one that stayed keeps what it had itself and all that was said since.
 */
export async function takeClientApart(
  book: Book,
  id: ClientId,
  keep: (ids: readonly ClientId[]) => readonly KeptValue[],
): Promise<Result<{ readonly changeId: ChangeId }, AppError>> {
  const { store } = book;
  const found = await store.get('clients', id);
  if (!found.ok) return found;
  const merged = found.value;
  if (!merged) return err({ kind: 'not-found', what: 'client' });
  const own = merged.mergedFrom?.find(({ client }) => client.id === id);
  const others = merged.mergedFrom?.filter(({ client }) => client.id !== id) ?? [];
  if (!own || others.length === 0) return err({ kind: 'refused', where: 'it was never merged' });
  const people = await store.getMany(
    'people',
    others.flatMap((part) => part.people.map((person) => person.id)),
  );
  if (!people.ok) return people;
  const matters = await store.getMany(
    'matters',
    others.flatMap((part) => part.matters),
  );
  if (!matters.ok) return matters;
  const now = book.now();
  const rest = withoutOthers(merged, own, others, now);
  const returning = others.map(({ client }): ClientRecord => ({
    ...client,
    version: client.version + 1,
    updatedAt: now,
  }));
  const ids = [id, ...returning.map((client) => client.id)];
  return store.commit({
    summary: { what: 'part', collection: 'clients', count: ids.length },
    puts: [
      ...[rest, ...returning].map((record): Put => ({ collection: 'clients', id: record.id, record })),
      ...unique(people.value).flatMap((person) => personPut(person, own, others, now)),
      ...unique(matters.value).flatMap((matter) => matterPut(matter, id, others, now)),
    ],
    touched: await namingClients(book, [id]),
    keep: () => keep(ids),
  });
}

const unique = <Rec extends { readonly id: string }>(records: readonly Rec[]): readonly Rec[] => [
  ...new Map(records.map((record) => [record.id, record])).values(),
];

/** What a client says that no other part of it says. */
function withoutOthers(
  merged: ClientRecord,
  own: MergedClient,
  others: readonly MergedClient[],
  now: string,
): ClientRecord {
  const { mergedFrom: _, sourceUids: merging = [], sector, ...client } = merged;
  const stays = <Item>(read: (part: ClientRecord) => readonly Item[], keyOf: (item: Item) => string) => {
    const mine = new Set(read(own.client).map(keyOf));
    const theirs = new Set(others.flatMap((part) => read(part.client).map(keyOf)));
    return (item: Item): boolean => mine.has(keyOf(item)) || !theirs.has(keyOf(item));
  };
  const isOtherName = others.some((part) => part.client.name === client.name) && client.name !== own.client.name;
  const isOtherSector = others.some((part) => part.client.sector === sector) && sector !== own.client.sector;
  const keptSector = isOtherSector ? own.client.sector : sector;
  const name = isOtherName ? own.client.name : client.name;
  const staysAlias = stays((part) => [part.name, ...part.aliases], clientKey);
  const sourceUids = merging.filter(
    stays((part) => [uidOfClient(part), ...(part.sourceUids ?? []), uuidUrn(part.id)], String),
  );
  return compactFacts({
    ...client,
    ...(sourceUids.length > 0 && { sourceUids }),
    name,
    aliases: client.aliases.filter((alias) => staysAlias(alias) && alias !== name),
    domains: client.domains.filter(stays((part) => part.domains, detailKey.domain)),
    ...(keptSector !== undefined && { sector: keptSector }),
    references: client.references.filter(stays((part) => part.references, detailKey.reference)),
    facts: client.facts.filter(
      stays(
        (part) => part.facts,
        (fact) => `${fact.kind} ${valueKey(fact)}`,
      ),
    ),
    tags: client.tags.filter(stays((part) => part.tags, foldTag)),
    version: merged.version + 1,
    updatedAt: now,
  });
}

/** Jobs go back to the clients that they were at; one that was changed since stays, unless it never was here. */
function personPut(person: Person, own: MergedClient, others: readonly MergedClient[], now: string): readonly Put[] {
  const { id } = own.client;
  const partsWith = (parts: readonly MergedClient[], job?: string): readonly ClientId[] =>
    parts.flatMap(({ client, people }) =>
      people.some((one) => one.id === person.id && (job === undefined || one.jobs.includes(job))) ? [client.id] : [],
    );
  const roles = person.roles.flatMap((role): readonly Role[] => {
    if (role.clientId !== id) return [role];
    const exact = partsWith([own, ...others], jobAt(role));
    const places = exact.length > 0 ? exact : partsWith([own, ...others]).slice(0, 1);
    return (places.length > 0 ? places : [id]).map((clientId) => ({ ...role, clientId }));
  });
  const isSame = roles.every(({ clientId }, place) => clientId === person.roles[place]?.clientId);
  if (isSame && roles.length === person.roles.length) return [];
  const record = { ...person, roles, version: person.version + 1, updatedAt: now };
  return [{ collection: 'people', id: person.id, record }];
}

function matterPut(matter: Matter, id: ClientId, others: readonly MergedClient[], now: string): readonly Put[] {
  const part = others.find(({ matters }) => matters.includes(matter.id));
  if (!part || matter.clientId !== id) return [];
  const record = { ...matter, clientId: part.client.id, version: matter.version + 1, updatedAt: now };
  return [{ collection: 'matters', id: matter.id, record }];
}
