import type { AppError } from '../../../src-shared/errors';
import type { ClientId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type {
  AgainstClient,
  ClientDuplicateGroup,
  ClientDuplicates,
  ClientReason,
} from '../../../src-shared/vault-methods/duplicates';
import type { Book } from '../book/book';
import { mergeClients } from '../book/merging/merge-clients';
import { clientRow } from '../book/rows';
import { PERSON_FIELD } from '../book/summaries/person';
import { createBreathe, inSlices, type Breathe } from '../store/slices';
import type { OnProgress } from '../store/types';
import { decisionsOf, readApart } from './apart';
import { clientTraits, type ClientTraits } from './client-traits';
import { clientsFit } from './compare-clients';
import { eachRecord } from './each-record';
import { emailTraits } from './emails';
import { findClientPairs, type ClientPair } from './find-client-pairs';
import { groupAll, inListOrder, type GroupOf } from './groups';
import { homeCountry } from './home-country';
import { createPhoneReader } from './phones';

export interface FoundClients {
  /** Grows when the book changes or a decision is made: names this state of things. */
  readonly revision: number;
  /** Certain ones first, then in the order of the list. */
  readonly groups: readonly GroupOf<ClientReason, AgainstClient>[];
}

interface Compared {
  readonly at: string;
  readonly pairs: readonly ClientPair[];
  readonly traits: ReadonlyMap<number, ClientTraits>;
}

/** Stops where `onProgress` says so. */
export type FindClientDuplicates = (onProgress?: OnProgress) => Promise<Result<FoundClients, AppError>>;

/** Finds the clients that may be in the book twice, in slices; again only when something has changed. */
export function createClientDuplicates(book: Book): FindClientDuplicates {
  let compared: Compared | undefined;
  let grouped: { readonly of: Compared; readonly decisions: string; readonly found: FoundClients } | undefined;
  let states = 0;
  const findAll = async (onProgress: OnProgress): Promise<Result<FoundClients, AppError>> => {
    await book.lull();
    const all = await compareAll(book, compared, onProgress);
    if (!all.ok) return all;
    compared = all.value;
    const { pairs, traits } = compared;
    const decisions = decisionsOf(book);
    if (grouped?.of !== compared || grouped.decisions !== decisions) {
      const fit = (a: number, b: number): boolean => {
        const [one, other] = [traits.get(a), traits.get(b)];
        return one !== undefined && other !== undefined && clientsFit(one, other);
      };
      const groups = inListOrder(groupAll(pairs, fit, readApart(book, 'clients')), book.store.views.clients.order);
      grouped = { of: compared, decisions, found: { revision: ++states, groups } };
    }
    return ok(grouped.found);
  };
  // One search at a time: whoever asks meanwhile waits for the same.
  let underWay: Promise<Result<FoundClients, AppError>> | undefined;
  return async (onProgress = () => true) => {
    underWay ??= findAll(onProgress).finally(() => (underWay = undefined));
    return underWay;
  };
}

async function compareAll(
  book: Book,
  before: Compared | undefined,
  onProgress: OnProgress,
): Promise<Result<Compared, AppError>> {
  const { clients, people } = book.store.views;
  const at = `${clients.revision} ${people.revision}`;
  if (before?.at === at) return ok(before);
  const breathe = createBreathe();
  // The last is comparing.
  const total = people.order.length + clients.order.length + 1;
  let looked = 0;
  let isStopped = false;
  const goOn = (): boolean => {
    if (!onProgress(++looked, total)) isStopped = true;
    return !isStopped;
  };
  const domains = await peoplesDomains(book, breathe, goOn);
  if (isStopped) return err({ kind: 'cancelled' });
  const phones = createPhoneReader(await inSlices(homeCountry(people), breathe));
  // Who is at which client is shown beside it; it is made ready here, where it keeps nobody waiting.
  await book.people.prepare('clients', breathe);
  const traits = new Map<number, ClientTraits>();
  const live = Array.from(clients.order.toSorted());
  for (let from = 0; from < live.length; from += CLIENTS_AT_ONCE) {
    const some = live.slice(from, from + CLIENTS_AT_ONCE);
    const read = await eachRecord(book.store, 'clients', some, breathe, (ordinal, client) => {
      traits.set(ordinal, clientTraits(client, phones, domains.get(client.name) ?? []));
      goOn();
    });
    if (!read.ok) return read;
    if (isStopped) return err({ kind: 'cancelled' });
  }
  return ok({ at, pairs: await inSlices(findClientPairs(traits), breathe), traits });
}

/** Between two looks at whether to go on. */
const CLIENTS_AT_ONCE = 256;

/** Domains that the first e-mail of somebody at a client has, by the client's name: from the list, without opening anybody. */
async function peoplesDomains(
  { store }: Book,
  breathe: Breathe,
  goOn: () => boolean,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const view = store.views.people;
  const found = new Map<string, Set<string>>();
  for (const ordinal of view.order) {
    const fields = view.displayAt(ordinal);
    const client = fields[PERSON_FIELD.client] ?? '';
    const company = client === '' ? undefined : emailTraits(fields[PERSON_FIELD.email] ?? '')?.company;
    if (company !== undefined) {
      const domains = found.get(client);
      if (domains) domains.add(company);
      else found.set(client, new Set([company]));
    }
    if (!goOn()) break;
    const pause = breathe();
    if (pause) await pause;
  }
  return new Map(Array.from(found, ([client, domains]) => [client, [...domains]]));
}

/** A stretch of what was found, as the screen shows it. */
export async function clientDuplicatesFrom(
  { store, people }: Book,
  { revision, groups }: FoundClients,
  from: number,
  count: number,
): Promise<ClientDuplicates> {
  const view = store.views.clients;
  const peopleAt = await people.countAtClient();
  const certain = groups.filter(({ isCertain }) => isCertain);
  const toRow = ({ ordinals, isCertain, reasons, against }: FoundClients['groups'][number]): ClientDuplicateGroup => {
    const clients = ordinals.map((ordinal) => clientRow(view, ordinal, peopleAt(view.idAt(ordinal))));
    return { key: clients.map(({ id }) => id).join(' '), isCertain, reasons, against, clients };
  };
  return {
    total: groups.length,
    certain: certain.length,
    superfluous: certain.reduce((sum, { ordinals }) => sum + ordinals.length - 1, 0),
    revision,
    from,
    rows: groups.slice(from, from + count).map(toRow),
  };
}

/** One change of all that is certain, if it is still what the partner was shown. */
export async function mergeCertainClients(book: Book, found: FoundClients, revision: number) {
  if (found.revision !== revision) return err({ kind: 'stale', version: found.revision } as const);
  const certain = found.groups.filter(({ isCertain }) => isCertain);
  const { clients } = book.store.views;
  const merged = await mergeClients(
    book,
    certain.map(({ ordinals }) => ({ ids: ordinals.map((ordinal) => clients.idAt(ordinal) as ClientId), lead: {} })),
  );
  return merged.ok ? ok({ changeId: merged.value.changeId, groups: certain.length }) : merged;
}
