import type { Handlers } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { PersonDifferences, VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { compareImport } from '../book/importing/compare-import';
import { importContacts } from '../book/importing/import-contacts';
import type { Deliveries } from '../book/importing/read-through';
import { listImports } from '../book/importing/import-records';
import { createTakeBack } from '../book/importing/take-back';
import { setBasisOfImport } from '../book/mass-edits';
import type { OnProgress } from '../store/types';

export interface ImportContext {
  /** The exchange that the shell connected last; undefined where none waits. */
  readonly deliveries: () => Promise<Deliveries | undefined>;
  /** Runs one import at a time, tells its progress, lets it be cancelled. */
  readonly run: <Outcome>(
    work: (onProgress: OnProgress) => Promise<Result<Outcome, AppError>>,
  ) => Promise<Result<Outcome, AppError>>;
  /** The same for looking through what an import brought. */
  readonly lookThrough: ImportContext['run'];
}

export const importHandlers = (
  book: Book,
  context: ImportContext,
): Pick<
  Handlers<VaultContract>,
  'beginImport' | 'compareImport' | 'differences' | 'imports' | 'planTakeBack' | 'takeBackImport' | 'setBasisOfImport'
> => {
  /** Of the last comparison, while its file is looked at. */
  let held: readonly PersonDifferences[] = [];
  const takeBack = createTakeBack(book);
  return {
    differences: ({ from, count }) => ok({ people: held.slice(from, from + count) }),
    planTakeBack: async ({ changeId }) =>
      context.lookThrough(async (onProgress) => takeBack.plan(changeId, onProgress)),
    takeBackImport: async ({ changeId }) =>
      context.lookThrough(async (onProgress) => takeBack.carryOut(changeId, onProgress)),
    imports: () => ok({ imports: listImports(book.store) }),
    setBasisOfImport: async ({ changeId, basis }) => book.inTurn(async () => setBasisOfImport(book, changeId, basis)),
    beginImport: async ({ whose, updates }) => {
      const deliveries = await context.deliveries();
      if (!deliveries) return err({ kind: 'not-found', what: 'file' });
      held = [];
      return context.run(async (onProgress) => importContacts(book, deliveries, whose, onProgress, updates));
    },
    compareImport: async () => {
      const deliveries = await context.deliveries();
      if (!deliveries) return err({ kind: 'not-found', what: 'file' });
      held = [];
      return context.run(async (onProgress) =>
        compareImport(book, deliveries, onProgress, (found) => {
          held = found;
        }),
      );
    },
  };
};
