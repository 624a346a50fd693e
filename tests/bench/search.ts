// node build/run-ts.mjs tests/bench/search.ts [people]: what a keystroke costs and whether slips are
// forgiven, over a store in memory. All times are processor time: a busy machine must not count.
import { importContacts } from '../../src-renderer/vault/book/importing/import-contacts';
import { createTestBook, deliveriesOf, valueOf, type TestBook } from '../support/book';
import { manyContacts, seededRandom } from '../support/many-contacts';

const people = Number(process.argv[2] ?? 100_000);
const contacts = manyContacts(people);
const random = seededRandom(7);
const say = (line: string): void => console.log(line);
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

function timed<Value>(work: () => Value): readonly [number, Value] {
  const before = process.cpuUsage();
  const value = work();
  return [millisecondsSince(before), value];
}

function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function tell(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  say(`${what}: ${times.length} x, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`);
}

function typed(book: TestBook, text: string, times: number[]): void {
  for (let length = 1; length <= text.length; length++) {
    const filter = { text: text.slice(0, length) };
    const [time] = timed(() => book.people.list(filter));
    times.push(time);
  }
}

function misspelt(text: string): string {
  const at = 1 + Math.floor(random() * (text.length - 2));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  return pick([
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + letter + text.slice(at),
    text.slice(0, at) + letter + text.slice(at + 1),
    text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
  ]);
}

function keystrokes(book: TestBook): void {
  const exact: number[] = [];
  const slips: number[] = [];
  const [sieve] = timed(() => book.people.list({ text: 'example' }));
  say(`first keystroke of all, with the sieve: ${sieve.toFixed(0)} ms`);
  const [words] = timed(() => book.people.search.prepare(60_000));
  say(`words for near spellings, otherwise built in slices: ${words.toFixed(0)} ms`);
  let found = 0;
  let sought = 0;
  for (let round = 0; round < 150; round++) {
    const { name, organisations, facts } = pick(contacts);
    const client = organisations[0]?.name ?? '';
    const mail = facts.find(({ kind }) => kind === 'email')?.value;
    const phone = facts.find(({ kind }) => kind === 'phone')?.value;
    const texts = [
      name.display,
      name.family ?? '',
      client,
      `${name.family ?? ''} ${client}`,
      typeof mail === 'string' ? mail : '',
      typeof phone === 'string' ? phone : '',
    ];
    typed(book, pick(texts), exact);
    const family = name.family ?? '';
    if (family.length < 5) continue;
    const text = pick([misspelt(family.toLowerCase()), `${misspelt(family.toLowerCase())} ${name.given ?? ''}`]);
    typed(book, text, slips);
    sought++;
    const view = book.store.views.people;
    const shown = book.people.list({ text }).ordinals.subarray(0, 2_000);
    if (shown.some((ordinal) => view.displayAt(ordinal)[0] === name.display)) found++;
  }
  tell('keystrokes, spelt right', exact);
  tell('keystrokes, with a slip', slips);
  tell('all keystrokes', [...exact, ...slips]);
  say(`recall with one slip in the family name: ${((100 * found) / sought).toFixed(1)} % of ${sought}`);
}

const book = createTestBook();
valueOf(await importContacts(book, deliveriesOf(contacts), 'mine', () => true));
const words = new Set(
  contacts.flatMap(({ name, organisations }) =>
    `${name.display} ${organisations[0]?.name ?? ''}`.toLowerCase().split(' '),
  ),
);
const bytes = book.store.views.people.segments.reduce((sum, { folded }) => sum + folded.bytes.length, 0);
say(`${people} people, ${words.size} distinct words of names and clients, ${(bytes / people).toFixed(0)} bytes a line`);
keystrokes(book);
const [facets] = timed(() => book.people.facets({}));
say(`facets: ${facets.toFixed(1)} ms`);
const [today] = timed(() => book.people.list({ tags: ['Golf'] }));
say(`a tag: ${today.toFixed(1)} ms`);
const before = process.cpuUsage();
await book.people.countAtClient();
say(`people of each client: ${millisecondsSince(before).toFixed(1)} ms, in slices`);
