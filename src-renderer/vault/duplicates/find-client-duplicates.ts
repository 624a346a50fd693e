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
import { eachOf } from '../book/each-of';
import { mergeClients } from '../book/merging/merge-clients';
import { clientRow } from '../book/rows';
import { PERSON_FIELD } from '../book/summaries/person';
import { createBreathe, inSlices, type Breathe } from '../store/slices';
import { decisionsOf, readApart } from './apart';
import { clientTraits, type ClientTraits } from './client-traits';
import { clientsFit } from './compare-clients';
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

/** Finds the clients that may be in the book twice, in slices; again only when something has changed. */
export function createClientDuplicates(book: Book): () => Promise<Result<FoundClients, AppError>> {
  let compared: Compared | undefined;
  let grouped: { readonly of: Compared; readonly decisions: string; readonly found: FoundClients } | undefined;
  let states = 0;
  const findAll = async (): Promise<Result<FoundClients, AppError>> => {
    await book.lull();
    const all = await compareAll(book, compared);
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
  return async () => {
    underWay ??= findAll().finally(() => (underWay = undefined));
    return underWay;
  };
}

async function compareAll(book: Book, before: Compared | undefined): Promise<Result<Compared, AppError>> {
  const { clients, people } = book.store.views;
  const at = `${clients.revision} ${people.revision}`;
  if (before?.at === at) return ok(before);
  const breathe = createBreathe();
  const domains = await peoplesDomains(book, breathe);
  const phones = createPhoneReader(await inSlices(homeCountry(people), breathe));
  const traits = new Map<number, ClientTraits>();
  const read = await eachOf(book.store, 'clients', (client) => {
    const ordinal = clients.ordinalOf(client.id);
    if (ordinal !== undefined) traits.set(ordinal, clientTraits(client, phones, domains.get(client.name) ?? []));
  });
  if (!read.ok) return read;
  return ok({ at, pairs: await inSlices(findClientPairs(traits), breathe), traits });
}

/** Domains that the first e-mail of somebody at a client has, by the client's name: from the list, without opening anybody. */
async function peoplesDomains({ store }: Book, breathe: Breathe): Promise<ReadonlyMap<string, readonly string[]>> {
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
    const pause = breathe();
    if (pause) await pause;
  }
  return new Map(Array.from(found, ([client, domains]) => [client, [...domains]]));
}

/** A stretch of what was found, as the screen shows it. */
export function clientDuplicatesFrom(
  { store, people }: Book,
  { revision, groups }: FoundClients,
  from: number,
  count: number,
): ClientDuplicates {
  const view = store.views.clients;
  const peopleAt = people.countAtClient();
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
