import { LIMITS } from '../../../../src-shared/book/fact';
import type {
  ClientRecord,
  CollectionName,
  Person,
  RecordsByCollection,
  Related,
} from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { ChangeId, ClientId, PersonId } from '../../../../src-shared/ids';
import { err, ok, type Result } from '../../../../src-shared/result';
import type { ImportRecord, TakeBackPlan } from '../../../../src-shared/vault-contract';
import type { OnProgress, Put } from '../../store/types';
import type { Book } from '../book';
import { nameOfPerson } from '../details';
import { eachOf } from '../each-of';
import { namingClients } from '../naming-clients';
import { saidVersion } from '../said-version';
import { relatedFrom } from '../to-contact';
import { importRecord, keptImport } from './import-records';
import { revertedClient } from './update-client';
import { revertedPerson } from './update-person';

/*
 * An import that is not the newest change any more is taken back by this rule: what the partner changed since stays.
 * Whoever it brought and nobody changed goes; whom it only brought up to date goes back to what they were; a client it made goes with them where nobody else is left there. Nobody is
 * remembered as deleted: who brings the same file again wants them.
 */

const NAMES_TOLD = 5;

interface Sorted {
  readonly record: ImportRecord;
  readonly going: ReadonlySet<PersonId>;
  /** There before, and changed by it alone. */
  readonly reverting: ReadonlySet<PersonId>;
  readonly clientsGoing: readonly ClientId[];
  readonly clientsReverting: readonly ClientRecord[];
  /** The other ends of ties to those who go. */
  readonly tied: readonly PersonId[];
  readonly plan: TakeBackPlan;
}

export interface TakeBack {
  readonly plan: (changeId: ChangeId, onProgress: OnProgress) => Promise<Result<TakeBackPlan, AppError>>;
  readonly carryOut: (changeId: ChangeId, onProgress: OnProgress) => Promise<Result<TakeBackPlan, AppError>>;
}

/**
 * Looking the whole book through takes seconds where it is large: it is done once for the plan and for what the
 * partner then says to it, and others may write meanwhile. `cancelled` where `onProgress` answers false; nothing is
 * taken back then.
 */
export function createTakeBack(book: Book): TakeBack {
  let held: { readonly of: string; readonly sorted: Sorted } | undefined;
  const sort = async (changeId: ChangeId, onProgress: OnProgress): Promise<Result<Sorted, AppError>> => {
    const of = `${changeId} ${standingOf(book)}`;
    if (held?.of === of) return ok(held.sorted);
    held = undefined;
    const sorted = await sortOut(book, changeId, onProgress);
    // What changed while it was looked through may be in it or not.
    if (sorted.ok && of === `${changeId} ${standingOf(book)}`) held = { of, sorted: sorted.value };
    return sorted;
  };
  return {
    plan: async (changeId, onProgress) => {
      const sorted = await sort(changeId, onProgress);
      return sorted.ok ? ok(sorted.value.plan) : sorted;
    },
    carryOut: async (changeId, onProgress) => {
      const looked = await sort(changeId, onProgress);
      if (!looked.ok) return looked;
      return book.inTurn(async () => {
        const sorted = await sort(changeId, onProgress);
        held = undefined;
        return sorted.ok ? takeBackSorted(book, sorted.value) : sorted;
      });
    },
  };
}

const standingOf = ({ store: { views } }: Book): string =>
  [views.people, views.clients, views.matters].map(({ revision }) => revision).join(' ');

async function takeBackSorted(book: Book, sorted: Sorted): Promise<Result<TakeBackPlan, AppError>> {
  const { record, going, reverting, clientsGoing, clientsReverting, tied, plan } = sorted;
  const others = await book.store.getMany('people', [...new Set([...tied, ...reverting])]);
  if (!others.ok) return others;
  const now = book.now();
  const committed = await book.store.commit({
    summary: { what: 'take-back', collection: 'people', count: going.size + reverting.size },
    puts: [
      ...Array.from(going, (id): Put => ({ collection: 'people', id, record: null })),
      ...others.value.map((person): Put => {
        const before =
          reverting.has(person.id) && person.earlier ? revertedPerson(person, person.earlier, now) : person;
        return { collection: 'people', id: person.id, record: withNamesOnly(book, before, going, now) };
      }),
      ...clientsGoing.map((id): Put => ({ collection: 'clients', id, record: null })),
      ...clientsReverting.flatMap((client): readonly Put[] =>
        client.earlier
          ? [{ collection: 'clients', id: client.id, record: revertedClient(client, client.earlier, now) }]
          : [],
      ),
    ],
    touched: await namingClients(
      book,
      clientsReverting.map(({ id }) => id),
    ),
    keep: (takenBackBy) => [keptImport({ ...record, takenBackAt: now, takenBackBy, stayed: plan.staying })],
  });
  return committed.ok ? ok(plan) : committed;
}

async function sortOut(book: Book, changeId: ChangeId, onProgress: OnProgress): Promise<Result<Sorted, AppError>> {
  const record = importRecord(book.store, changeId);
  if (!record) return err({ kind: 'not-found', what: 'file' });
  if (record.takenBackAt !== undefined) return err({ kind: 'refused', where: 'it was taken back already' });
  const look = lookingThrough(book, onProgress);
  const inUse = await usedInMatters(look);
  if (!inUse.ok) return inUse;
  const { people: named, clients } = inUse.value;
  const going = new Set<PersonId>();
  const groups = { going: 0, reverting: 0 };
  const tied = new Set<PersonId>();
  const reverting = new Set<PersonId>();
  const staying: string[] = [];
  const read = await look('people', (person) => {
    if (isFrom(record, person) && saidVersion(person) === 1 && !named.has(person.id)) {
      going.add(person.id);
      if (person.kind === 'group') groups.going++;
      for (const { to } of person.relations) tied.add(to);
      return;
    }
    const { earlier } = person;
    const isUpdated = earlier?.at === record.at;
    const isReverting = isUpdated && saidVersion(person) === earlier.version;
    if (isReverting) {
      reverting.add(person.id);
      if (person.kind === 'group') groups.reverting++;
    } else if (isUpdated || isFrom(record, person)) staying.push(person.name.display);
    for (const { clientId } of isReverting ? earlier.roles : person.roles)
      if (clientId !== undefined) clients.add(clientId);
  });
  if (!read.ok) return read;
  const clientsOf = await sortClients(look, record, clients);
  if (!clientsOf.ok) return clientsOf;
  const { alone, before, changed } = clientsOf.value;
  staying.push(...changed);
  return ok({
    record,
    going,
    reverting,
    clientsGoing: alone,
    clientsReverting: before,
    tied: [...tied].filter((id) => !going.has(id)),
    plan: {
      going: going.size - groups.going,
      groupsGoing: groups.going,
      reverting: reverting.size - groups.reverting,
      groupsReverting: groups.reverting,
      clientsGoing: alone.length,
      clientsReverting: before.length,
      staying: staying.length,
      stayingNames: staying.slice(0, NAMES_TOLD),
    },
  });
}

/** Imports take turns, and each gives whatever it makes the instant at which it began. */
const isFrom = ({ at }: ImportRecord, { createdAt }: Person | ClientRecord): boolean => createdAt === at;

type Look = <C extends CollectionName>(
  collection: C,
  visit: (record: RecordsByCollection[C]) => void,
) => Promise<Result<null, AppError>>;

/** Opens every record of a collection; how far it is, is told of all three. */
function lookingThrough({ store }: Book, onProgress: OnProgress): Look {
  const { matters, people, clients } = store.views;
  const total = matters.order.length + people.order.length + clients.order.length;
  let done = 0;
  return async (collection, visit) => {
    const mayGoOn = () => onProgress(done, Math.max(done, total));
    const seen = (record: Parameters<typeof visit>[0]): void => {
      done++;
      visit(record);
    };
    return eachOf(store, collection, seen, mayGoOn);
  };
}

async function usedInMatters(
  look: Look,
): Promise<Result<{ readonly people: Set<PersonId>; readonly clients: Set<ClientId> }, AppError>> {
  const people = new Set<PersonId>();
  const clients = new Set<ClientId>();
  const read = await look('matters', ({ personIds, clientId }) => {
    for (const id of personIds) people.add(id);
    if (clientId !== undefined) clients.add(clientId);
  });
  return read.ok ? ok({ people, clients }) : read;
}

interface SortedClients {
  readonly alone: readonly ClientId[];
  /** Brought up to date by it, and changed by nobody since. */
  readonly before: readonly ClientRecord[];
  /** Names of those brought up to date and changed since. */
  readonly changed: readonly string[];
}

async function sortClients(
  look: Look,
  record: ImportRecord,
  inUse: ReadonlySet<ClientId>,
): Promise<Result<SortedClients, AppError>> {
  const alone: ClientId[] = [];
  const before: ClientRecord[] = [];
  const changed: string[] = [];
  const read = await look('clients', (client) => {
    const said = saidVersion(client);
    if (isFrom(record, client) && said === 1 && !inUse.has(client.id)) alone.push(client.id);
    else if (client.earlier?.at !== record.at) return;
    else if (said === client.earlier.version) before.push(client);
    else changed.push(client.name);
  });
  return read.ok ? ok({ alone, before, changed }) : read;
}

/** Ties to those who go turn into their names, so that what is known of the one who stays is not less. */
function withNamesOnly(book: Book, person: Person, going: ReadonlySet<PersonId>, now: string): Person {
  const named = person.relations.flatMap((relation): readonly Related[] => {
    const name = going.has(relation.to) ? nameOfPerson(book, relation.to) : undefined;
    return name === undefined ? [] : [relatedFrom(relation, name)];
  });
  if (named.length === 0) return person;
  return {
    ...person,
    relations: person.relations.filter(({ to }) => !going.has(to)),
    related: [...(person.related ?? []), ...named].slice(0, LIMITS.items),
    version: person.version + 1,
    updatedAt: now,
  };
}
