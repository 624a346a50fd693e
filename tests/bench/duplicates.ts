// node build/run-ts.mjs tests/bench/duplicates.ts [people]: how long it takes to look for duplicates through a large
// book over a store in memory, and the longest stretch for which anything else has to wait.
import { importContacts } from '../../src-renderer/vault/book/importing/import-contacts';
import { createDuplicates } from '../../src-renderer/vault/duplicates/find-duplicates';
import { createTestBook, deliveriesOf, valueOf } from '../support/book';
import { manyContacts } from '../support/many-contacts';

const people = Number(process.argv[2] ?? 100_000);
const book = createTestBook();
const contacts = manyContacts(people);
// Every fiftieth is here twice, as another list has them.
const again = contacts
  .filter((_contact, index) => index % 50 === 0)
  .map(({ uid: _uid, ...contact }) => ({ ...contact, tags: ['again'] }));
valueOf(await importContacts(book, deliveriesOf([...contacts, ...again]), 'mine', () => true));

let longest = 0;
let last = performance.now();
const ticker = setInterval(() => {
  longest = Math.max(longest, performance.now() - last);
  last = performance.now();
}, 1);

const find = createDuplicates(book);
for (const what of ['first time', 'again, nothing changed']) {
  last = performance.now();
  longest = 0;
  const began = performance.now();
  const before = process.cpuUsage();
  const { groups } = valueOf(await find());
  const { user, system } = process.cpuUsage(before);
  const certain = groups.filter(({ isCertain }) => isCertain).length;
  console.log(
    `${what}: ${people + again.length} people in ${((performance.now() - began) / 1_000).toFixed(2)} s (processor ` +
      `${((user + system) / 1_000_000).toFixed(2)} s), longest wait ${longest.toFixed(0)} ms; ${certain} certain, ` +
      `${groups.length - certain} suggested, ${(process.memoryUsage().heapUsed / 1_048_576).toFixed(0)} MiB of heap`,
  );
}
clearInterval(ticker);
