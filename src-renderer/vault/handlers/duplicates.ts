import type { Handlers } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { mergeClients } from '../book/merging/merge-clients';
import { mergePeople } from '../book/merging/merge-people';
import { takeClientApart } from '../book/merging/take-client-apart';
import { takeApart } from '../book/merging/take-apart';
import { keepApart, keptApart } from '../duplicates/apart';
import type { FindClientDuplicates, FoundClients } from '../duplicates/find-client-duplicates';
import type { FindDuplicates, Found } from '../duplicates/find-duplicates';
import type { OnProgress } from '../store/types';

/** A larger book is looked through only for whoever wants to see: it takes seconds, and memory for as long as it is open. */
const UNASKED_PEOPLE = 3_000;
/** So long after opening for each person: what the partner does first goes first. */
const FOR_EACH_MS = 0.2;
/** Counting takes at most a tenth of the time. */
const REST = 10;

type Methods = 'duplicates' | 'mergePeople' | 'mergeCertain' | 'keepApart' | 'takeApart';
type ClientMethods =
  'clientDuplicates' | 'mergeClients' | 'mergeCertainClients' | 'keepClientsApart' | 'takeClientApart';

/** Runs the search as long work that is told of, and can be stopped; `busy` while there is other such work. */
export type RunSearch = <Of>(
  work: (onProgress: OnProgress) => Promise<Result<Of, AppError>>,
) => Promise<Result<Of, AppError>>;

/** A search that is told of as it goes on; whoever asks meanwhile gets its answer. */
function told<Of>(run: RunSearch, find: (onProgress?: OnProgress) => Promise<Result<Of, AppError>>) {
  const findTold = async (): Promise<Result<Of, AppError>> => {
    const found = await run(async (onProgress) => {
      const all = await find(onProgress);
      // However it ended, nothing is under way any more.
      onProgress(1, 1);
      return all;
    });
    return !found.ok && found.error.kind === 'busy' ? find() : found;
  };
  let asked: Promise<Result<Of, AppError>> | undefined;
  return async (): Promise<Result<Of, AppError>> => {
    asked ??= findTold().finally(() => (asked = undefined));
    return asked;
  };
}

export function clientDuplicateHandlers(book: Book, run: RunSearch): Pick<Handlers<VaultContract>, ClientMethods> {
  const load = () => import('../duplicates/find-client-duplicates');
  let finder: Promise<FindClientDuplicates> | undefined;
  const find = async (onProgress?: OnProgress): Promise<Result<FoundClients, AppError>> => {
    finder ??= load().then(({ createClientDuplicates }) => createClientDuplicates(book));
    return (await finder)(onProgress);
  };
  const findAsked = told(run, find);
  const { inTurn } = book;
  return {
    clientDuplicates: async ({ from, count }) => {
      // A mere number is not worth looking through a large book for.
      if (count === 0 && book.store.views.people.order.length > UNASKED_PEOPLE) return err({ kind: 'cancelled' });
      const { clientDuplicatesFrom } = await load();
      const found = await (count === 0 ? find() : findAsked());
      return found.ok ? ok(await clientDuplicatesFrom(book, found.value, from, count)) : found;
    },
    mergeClients: async (order) => {
      const merged = await inTurn(async () => mergeClients(book, [order]));
      if (!merged.ok) return merged;
      const [id] = merged.value.ids;
      return id === undefined
        ? err({ kind: 'not-found', what: 'client' })
        : ok({ id, changeId: merged.value.changeId });
    },
    mergeCertainClients: async ({ revision }) => {
      const { mergeCertainClients } = await load();
      const found = await find();
      return found.ok ? inTurn(async () => mergeCertainClients(book, found.value, revision)) : found;
    },
    takeClientApart: async ({ id }) => inTurn(async () => takeClientApart(book, id, keptApart)),
    keepClientsApart: async ({ ids, apart }) => inTurn(async () => keepApart(book, ids, apart)),
  };
}

export function duplicateHandlers(book: Book, run: RunSearch): Pick<Handlers<VaultContract>, Methods> {
  let finder: Promise<FindDuplicates> | undefined;
  // Loaded when first asked for: tables of numbers and scripts are not what an unlock waits for.
  const find = async (onProgress?: OnProgress): Promise<Result<Found, AppError>> => {
    finder ??= import('../duplicates/find-duplicates').then(({ createDuplicates }) => createDuplicates(book));
    const began = performance.now();
    const found = await (await finder)(onProgress);
    restUntil = performance.now() + REST * (performance.now() - began);
    return found;
  };
  // A mere number is not worth slowing down what the partner does first, nor looking again after every save.
  let restUntil = performance.now() + book.store.views.people.order.length * FOR_EACH_MS;
  const rest = async (): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, restUntil - performance.now());
    });
  const findAsked = told(run, find);
  const { inTurn } = book;
  return {
    duplicates: async ({ from, count }) => {
      if (count === 0 && book.store.views.people.order.length > UNASKED_PEOPLE) return err({ kind: 'cancelled' });
      if (count === 0) await rest();
      const { duplicatesFrom } = await import('../duplicates/list');
      const found = await (count === 0 ? find() : findAsked());
      return found.ok ? ok(duplicatesFrom(book, found.value, from, count)) : found;
    },
    mergePeople: async (order) => {
      const merged = await inTurn(async () => mergePeople(book, [order]));
      if (!merged.ok) return merged;
      const [id] = merged.value.ids;
      return id === undefined
        ? err({ kind: 'not-found', what: 'person' })
        : ok({ id, changeId: merged.value.changeId });
    },
    mergeCertain: async ({ revision }) => {
      const { mergeCertain } = await import('../duplicates/list');
      const found = await find();
      return found.ok ? inTurn(async () => mergeCertain(book, found.value, revision)) : found;
    },
    takeApart: async ({ id }) => inTurn(async () => takeApart(book, id, keptApart)),
    keepApart: async ({ ids, apart }) => inTurn(async () => keepApart(book, ids, apart)),
  };
}
