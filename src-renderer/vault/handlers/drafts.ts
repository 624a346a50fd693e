import type { Handlers } from '../../../src-shared/contract';
import { ok } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { BookStore } from '../store/types';

const PREFIX = 'draft:';

/** Unsaved typing, kept as values beside the records. */
export const draftHandlers = (
  store: BookStore,
): Pick<Handlers<VaultContract>, 'saveDraft' | 'draft' | 'dropDraft' | 'drafts'> => ({
  saveDraft: async ({ key, text }) => store.setValue(PREFIX + key, text),
  draft: ({ key }) => {
    const text = store.getValue(PREFIX + key);
    return ok({ text: typeof text === 'string' ? text : null });
  },
  dropDraft: async ({ key }) =>
    store.getValue(PREFIX + key) === undefined ? ok(null) : store.setValue(PREFIX + key, null),
  drafts: () =>
    ok({
      keys: store.valueKeys().flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : [])),
    }),
});
