import type { ClientId, Id, MatterId } from '../../../src-shared/ids';
import { extractLinks } from '../search/extract';
import { linkKey, MARK } from '../search/line';
import { createPostings } from '../search/postings';
import { createSearch, type Search } from '../search/search';
import type { BookStore } from '../store/types';
import { createPeopleIndex, type PeopleIndex } from './people-index';

/** The open book: its store, what is derived from it, and one writer at a time. */
export interface Book {
  readonly store: BookStore;
  readonly people: PeopleIndex;
  readonly clients: Search;
  /** Clients that outside programs know by one of the UIDs; whoever acts on them reads the records. */
  readonly clientsWithUids: (uids: readonly string[]) => readonly ClientId[];
  /** Matters that name one of the records. Found by key: whoever acts on them reads the records. */
  readonly mattersOf: (link: 'person' | 'client', ids: Iterable<Id>) => readonly MatterId[];
  /** Keys of deleted people of whom the partner was told, since the vault was opened, that an import left them out. */
  readonly toldDeleted: Set<string>;
  /** ISO 8601 instant. */
  readonly now: () => string;
  /** Runs writers one after the other: each sees the versions that the one before left. */
  readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Resolves when no writer has come for a moment. What counts over the whole book waits for it. */
  readonly lull: () => Promise<void>;
}

/** Longer than somebody who saves one thing after the other is away; too short for anybody to wait for a count. */
const LULL_MS = 60;
/** A count is not put off for ever. */
const LULL_AT_MOST_MS = 1_000;

export function createBook(store: BookStore, now: () => string = () => new Date().toISOString()): Book {
  const view = () => store.views.matters;
  const links = {
    person: createPostings(extractLinks(MARK.personLink)),
    client: createPostings(extractLinks(MARK.clientLink)),
  };
  const clientUids = createPostings(extractLinks(MARK.uid));
  let before: Promise<unknown> = Promise.resolve();
  let lastWrite = -Infinity;
  return {
    store,
    now,
    toldDeleted: new Set(),
    people: createPeopleIndex(store),
    clients: createSearch(() => store.views.clients),
    clientsWithUids: (uids) => {
      const { clients } = store.views;
      clientUids.refresh(clients);
      return clientUids.ordinalsOf(uids.map(linkKey)).map((ordinal) => clients.idAt(ordinal) as ClientId);
    },
    mattersOf: (link, ids) => {
      links[link].refresh(view());
      return links[link].ordinalsOf(Array.from(ids, linkKey)).map((ordinal) => view().idAt(ordinal) as MatterId);
    },
    inTurn: async (work) => {
      const mine = before.then(work, work);
      before = mine.catch(() => undefined);
      lastWrite = performance.now();
      return mine;
    },
    lull: async () => {
      const until = performance.now() + LULL_AT_MOST_MS;
      for (;;) {
        await before;
        const left = Math.min(lastWrite + LULL_MS, until) - performance.now();
        if (left <= 0) return;
        await new Promise((resolve) => {
          setTimeout(resolve, left);
        });
      }
    },
  };
}
