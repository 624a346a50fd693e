import type { Handlers } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { mergePeople } from '../book/merging/merge-people';
import { takeApart } from '../book/merging/take-apart';
import { keepApart, keptApart } from '../duplicates/apart';
import type { Found } from '../duplicates/find-duplicates';

type Methods = 'duplicates' | 'mergePeople' | 'mergeCertain' | 'keepApart' | 'takeApart';

export function duplicateHandlers(book: Book): Pick<Handlers<VaultContract>, Methods> {
  let finder: Promise<() => Promise<Result<Found, AppError>>> | undefined;
  // Loaded when first asked for: tables of numbers and scripts are not what an unlock waits for.
  const find = async (): Promise<Result<Found, AppError>> => {
    finder ??= import('../duplicates/find-duplicates').then(({ createDuplicates }) => createDuplicates(book));
    return (await finder)();
  };
  const { inTurn } = book;
  return {
    duplicates: async ({ from, count }) => {
      const { duplicatesFrom } = await import('../duplicates/list');
      const found = await find();
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
