// node build/run-ts.mjs tests/bench/import.ts [people]: what an import costs the book alone; the records are summarised
// and thrown away.
import { createBook } from '../../src-renderer/vault/book/book';
import { importContacts } from '../../src-renderer/vault/book/importing/import-contacts';
import { summarisers } from '../../src-renderer/vault/book/summaries/summarisers';
import type { BookStore } from '../../src-renderer/vault/store/types';
import { createId, type Id } from '../../src-shared/ids';
import { ok } from '../../src-shared/result';
import { createTestBook, deliveriesOf, valueOf } from '../support/book';
import { manyContacts } from '../support/many-contacts';

const people = Number(process.argv[2] ?? 100_000);
const contacts = manyContacts(people);

function throwAwayStore(): BookStore {
  const names = new Map<Id, string>();
  const clientName = (id: Id): string | undefined => names.get(id);
  return {
    ...createTestBook().store,
    beginBulk: () => ({
      changeId: createId<'change'>(),
      add: async (records) => {
        for (const one of records) {
          if (one.collection === 'clients') names.set(one.record.id, one.record.name);
          if (one.collection === 'people') summarisers.people.summarise(one.record, { clientName });
          else if (one.collection === 'clients') summarisers.clients.summarise(one.record, { clientName });
        }
        return ok(null);
      },
      commit: async () => ok({ changeId: createId<'change'>() }),
      abort: async () => undefined,
    }),
  };
}

for (let round = 0; round < 3; round++) {
  const before = process.cpuUsage();
  const start = performance.now();
  valueOf(await importContacts(createBook(throwAwayStore()), deliveriesOf(contacts), 'mine', () => true));
  const { user } = process.cpuUsage(before);
  const wall = (performance.now() - start).toFixed(0);
  console.log(`import of ${people}, the book's part: ${wall} ms, ${(user / 1_000).toFixed(0)} ms of processor time`);
}
