import type { ClientId, PersonId } from '../../../src-shared/ids';
import { CLIENT_FIELD } from '../book/summaries/client';
import { PERSON_FIELD } from '../book/summaries/person';
import { MARK } from '../search/line';
import { createBreathe, inSlices } from '../store/slices';
import type { BookStore } from '../store/types';
import { clientKey } from './client-key';

type Views = BookStore['views'];

export interface OwnClient {
  readonly mine: { readonly kind: 'client'; readonly id: ClientId; readonly display: string };
  /** The name's key, then those of what it is also called. */
  readonly keys: readonly string[];
}

export interface OwnPerson {
  readonly mine: { readonly kind: 'person'; readonly id: PersonId; readonly display: string };
  /** Of the client they are at. */
  readonly client: string;
}

/** What of the book is compared with what colleagues say. */
export interface BookNames {
  readonly clients: readonly OwnClient[];
  /** Those who are at a client. */
  readonly people: readonly OwnPerson[];
  /** Keys of all that the book's clients are called. */
  readonly recorded: ReadonlySet<string>;
}

let last: { readonly views: Views; readonly revision: string; readonly names: BookNames } | undefined;

const revisionOf = ({ clients, people }: Views): string => `${clients.revision} ${people.revision}`;

/** Made once for each state of the book, in slices. Undefined where the book changed meanwhile. */
export async function bookNames(views: Views): Promise<BookNames | undefined> {
  const revision = revisionOf(views);
  if (last?.views === views && last.revision === revision) return last.names;
  const names = await inSlices(gather(views), createBreathe());
  if (names) last = { views, revision, names };
  return names;
}

function* gather(views: Views): Generator<undefined, BookNames | undefined> {
  const revision = revisionOf(views);
  const clients: OwnClient[] = [];
  for (const ordinal of views.clients.order) {
    clients.push(clientAt(views, ordinal));
    yield;
    if (revisionOf(views) !== revision) return undefined;
  }
  const people: OwnPerson[] = [];
  const personAt = personReader(views);
  for (const ordinal of views.people.order) {
    const person = personAt(ordinal);
    if (person) people.push(person);
    yield;
    if (revisionOf(views) !== revision) return undefined;
  }
  return { clients, people, recorded: new Set(clients.flatMap(({ keys }) => keys)) };
}

function clientAt({ clients }: Views, ordinal: number): OwnClient {
  const fields = clients.displayAt(ordinal);
  const display = fields[CLIENT_FIELD.name] ?? '';
  const aliases = (fields[CLIENT_FIELD.aliases] ?? '').split(MARK.tag).filter((alias) => alias !== '');
  return {
    mine: { kind: 'client', id: clients.idAt(ordinal) as ClientId, display },
    keys: [display, ...aliases].map(clientKey),
  };
}

function personReader({ people }: Views): (ordinal: number) => OwnPerson | undefined {
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    let key = keys.get(name);
    if (key === undefined) keys.set(name, (key = clientKey(name)));
    return key;
  };
  return (ordinal) => {
    const fields = people.displayAt(ordinal);
    const client = keyOf(fields[PERSON_FIELD.client] ?? '');
    if (client === '') return undefined;
    const display = fields[PERSON_FIELD.display] ?? '';
    return { client, mine: { kind: 'person', id: people.idAt(ordinal) as PersonId, display } };
  };
}
