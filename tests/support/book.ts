import type { Contact } from '../../src-shared/book/contact';
import { CONTACTS_AT_ONCE } from '../../src-shared/exchange-contract';
import type { ClientDraft, MatterDraft, PersonDraft } from '../../src-shared/book/records';
import type { AppError } from '../../src-shared/errors';
import type { ChangeId } from '../../src-shared/ids';
import { ok, type Result } from '../../src-shared/result';
import { createBook, type Book } from '../../src-renderer/vault/book/book';
import type { Deliveries } from '../../src-renderer/vault/book/importing/read-through';
import { createTakeBack } from '../../src-renderer/vault/book/importing/take-back';
import { summarisers } from '../../src-renderer/vault/book/summaries/summarisers';
import { createMemoryStore, type MemoryStore } from './memory-store';

export interface TestBook extends Book {
  readonly store: MemoryStore;
}

/** A book over a store in memory, with a clock that goes on a second with each look. */
export function createTestBook(start = '2026-03-01T09:00:00.000Z'): TestBook {
  let at = Date.parse(start);
  const now = (): string => new Date((at += 1_000)).toISOString();
  const store = createMemoryStore(summarisers, now);
  return { ...createBook(store, now), store };
}

/** The draft of a form with nothing but a name in it. */
export const personDraft = (display: string, more: Partial<PersonDraft> = {}): PersonDraft => ({
  kind: 'individual',
  name: { display },
  roles: [],
  relations: [],
  sourceUids: [],
  facts: [],
  origins: [],
  tags: [],
  flags: {},
  ...more,
});

export const contactNamed = (display: string, more: Partial<Contact> = {}): Contact => ({
  kind: 'individual',
  name: { display },
  organisations: [],
  facts: [],
  tags: [],
  ...more,
});

/** The exchange's side of an import, over contacts at hand. */
export function deliveriesOf(
  contacts: readonly Contact[],
  fileName = 'contacts.vcf',
  program?: string,
  atOnce = CONTACTS_AT_ONCE,
): Deliveries {
  let from = 0;
  const groups = contacts.filter(({ kind }) => kind === 'group').length;
  const clients = contacts.filter(({ kind }) => kind === 'org').length;
  return {
    describe: async () => ok({ fileName, program, total: contacts.length, groups, clients }),
    next: async () => {
      const batch = contacts.slice(from, from + atOnce);
      from += batch.length;
      return ok({ contacts: batch, skipped: [], isLast: from >= contacts.length });
    },
  };
}

/** The value of what must have succeeded. */
export function valueOf<Value>(result: Result<Value, AppError>): Value {
  if (!result.ok) throw new Error(`expected success, got ${result.error.kind}`);
  return result.value;
}

export const clientDraft = (name: string, more: Partial<ClientDraft> = {}): ClientDraft => ({
  name,
  aliases: [],
  domains: [],
  references: [],
  facts: [],
  origins: [],
  tags: [],
  flags: {},
  ...more,
});

export const matterDraft = (title: string, more: Partial<MatterDraft> = {}): MatterDraft => ({
  title,
  personIds: [],
  status: 'open',
  ...more,
});

const goOn = (): boolean => true;

/** What taking an import back would do, and taking it back, with nobody who stops it. */
export const planTakeBack = async (book: Book, changeId: ChangeId) => createTakeBack(book).plan(changeId, goOn);
export const takeBackImport = async (book: Book, changeId: ChangeId) => createTakeBack(book).carryOut(changeId, goOn);
