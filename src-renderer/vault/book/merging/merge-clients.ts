import type { ClientRecord, Matter, MergedClient, Person, Role } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { ChangeId, ClientId } from '../../../../src-shared/ids';
import { err, ok, type Result } from '../../../../src-shared/result';
import type { ClientLead } from '../../../../src-shared/vault-contract';
import { linkKey } from '../../search/line';
import type { Put } from '../../store/types';
import type { Book } from '../book';
import { uidOfClient } from '../client-contact';
import { namingClients } from '../naming-clients';
import { otherNames } from '../tidy-client';
import { tidyTags } from '../tidy';
import { uuidUrn } from '../to-contact';
import { mergeStatements, wordingOf } from './merge-facts';
import { onceEach, strictest } from './merge-records';

export interface ClientMergeOrder {
  readonly ids: readonly ClientId[];
  readonly lead: ClientLead;
}

interface Merged {
  readonly changeId: ChangeId;
  readonly ids: readonly ClientId[];
}

/**
 * One change: each group becomes its oldest record, the others leave a tombstone, and whoever named one of them (people
 * by their roles, matters) names the one that stays.
 */
export async function mergeClients(book: Book, orders: readonly ClientMergeOrder[]): Promise<Result<Merged, AppError>> {
  const { store } = book;
  const ids = orders.flatMap((order) => [...new Set(order.ids)]);
  const loaded = await store.getMany('clients', ids);
  if (!loaded.ok) return loaded;
  const byId = new Map(loaded.value.map((client) => [client.id, client]));
  if (ids.length === 0 || byId.size < ids.length) return err({ kind: 'not-found', what: 'client' });
  const people = await store.getMany('people', await book.people.atClients(ids));
  if (!people.ok) return people;
  const matters = await store.getMany('matters', book.mattersOf('client', ids));
  if (!matters.ok) return matters;

  const now = book.now();
  const survivors = orders.map((order) => {
    const clients = [...new Set(order.ids)].flatMap((id) => byId.get(id) ?? []);
    return {
      clients,
      record: mergeClientRecords(clients, order.lead, { people: people.value, matters: matters.value }, now),
    };
  });
  const becomes: Becomes = new Map(
    survivors.flatMap(({ clients, record }) => clients.map(({ id }) => [id, record.id] as const)),
  );
  const committed = await store.commit({
    summary: { what: 'merge', collection: 'clients', count: ids.length },
    puts: [
      ...survivors.map(({ record }): Put => ({ collection: 'clients', id: record.id, record })),
      ...ids.filter((id) => becomes.get(id) !== id).map((id): Put => ({ collection: 'clients', id, record: null })),
      ...people.value.flatMap((person) => personPut(person, becomes, now)),
      ...matters.value.flatMap((matter) => matterPut(matter, becomes, now)),
    ],
    touched: await namingClients(
      book,
      survivors.map(({ record }) => record.id),
    ),
  });
  return committed.ok
    ? ok({ changeId: committed.value.changeId, ids: survivors.map(({ record }) => record.id) })
    : committed;
}

type Becomes = ReadonlyMap<ClientId, ClientId>;

interface Naming {
  readonly people: readonly Person[];
  readonly matters: readonly Matter[];
}

function mergeClientRecords(
  clients: readonly ClientRecord[],
  lead: ClientLead,
  naming: Naming,
  now: string,
): ClientRecord {
  const ordered = clients.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
  const [survivor] = ordered;
  if (!survivor) throw new Error('no client to merge');
  const named = ordered.find(({ id }) => id === lead.name) ?? survivor;
  const sector = ordered.find(({ id }) => id === lead.sector)?.sector ?? ordered.find((one) => one.sector)?.sector;
  const { facts, origins } = mergeStatements(
    ordered.map((client) => ({ ...client, roles: [] })),
    { name: named.id, ...(lead.phone && { phone: lead.phone }), ...(lead.address && { address: lead.address }) },
    [],
  );
  const dropped = onceEach(ordered.flatMap((client) => client.dropped ?? []));
  return {
    id: survivor.id,
    version: survivor.version + 1,
    createdAt: survivor.createdAt,
    updatedAt: now,
    sourceUids: onceEach(
      ordered.flatMap((client) => [uidOfClient(client), ...(client.sourceUids ?? []), uuidUrn(client.id)]),
    ),
    name: named.name,
    aliases: otherNames(
      named.name,
      ordered.flatMap(({ name, aliases }) => [name, ...aliases]),
    ),
    domains: onceEach(ordered.flatMap(({ domains }) => domains)),
    ...(sector !== undefined && { sector }),
    references: onceEach(ordered.flatMap(({ references }) => references)),
    facts,
    origins,
    tags: tidyTags(ordered.flatMap(({ tags }) => tags)),
    flags: strictest(ordered.map(({ flags }) => flags)),
    ...(dropped.length > 0 && { dropped }),
    mergedFrom: ordered.flatMap((client) => partsOf(client, naming, now)),
  };
}

/** A client that was merged before is known by the parts of then. */
function partsOf(client: ClientRecord, { people, matters }: Naming, at: string): MergedClient[] {
  const { mergedFrom, ...alone } = client;
  if (mergedFrom) return mergedFrom;
  const isHere = ({ clientId }: Pick<Role, 'clientId'>): boolean => clientId === client.id;
  return [
    {
      at,
      client: alone,
      people: people.flatMap(({ id, roles }) => {
        const here = roles.filter(isHere);
        return here.length === 0 ? [] : [{ id, jobs: here.map(jobAt) }];
      }),
      matters: matters.filter(isHere).map(({ id }) => id),
    },
  ];
}

/** A job whoever it is at. */
export const jobAt = ({ title = '', department = '', since = '' }: Role): string =>
  linkKey(JSON.stringify([title, department, since]));

/** Two jobs that were the same but for the client's name are one. */
function followRoles(roles: readonly Role[], becomes: Becomes): Role[] {
  const followed = roles.map((role) => {
    const clientId = role.clientId && becomes.get(role.clientId);
    return clientId === undefined ? role : { ...role, clientId };
  });
  return [...new Map(followed.toReversed().map((role) => [wordingOf(role), role])).values()].toReversed();
}

/** What a person was before a merge or a newer file names the client that stays, too. */
function personPut(person: Person, becomes: Becomes, now: string): readonly Put[] {
  if (!person.roles.some(({ clientId }) => clientId !== undefined && becomes.has(clientId))) return [];
  const { earlier, mergedFrom } = person;
  const record: Person = {
    ...person,
    roles: followRoles(person.roles, becomes),
    ...(earlier && { earlier: { ...earlier, roles: followRoles(earlier.roles, becomes) } }),
    ...(mergedFrom && {
      mergedFrom: mergedFrom.map((part) => ({
        ...part,
        person: { ...part.person, roles: followRoles(part.person.roles, becomes) },
      })),
    }),
    version: person.version + 1,
    updatedAt: now,
  };
  return [{ collection: 'people', id: person.id, record }];
}

function matterPut(matter: Matter, becomes: Becomes, now: string): readonly Put[] {
  const clientId = matter.clientId && becomes.get(matter.clientId);
  if (clientId === undefined || clientId === matter.clientId) return [];
  const record = { ...matter, clientId, version: matter.version + 1, updatedAt: now };
  return [{ collection: 'matters', id: matter.id, record }];
}
