// The same data fully parsed into objects, and nothing else: what memory is compared with.
import { readFileSync } from 'node:fs';

const before = process.memoryUsage();
const people = readFileSync(process.argv[2], 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
globalThis.gc?.();
const after = process.memoryUsage();
console.log(
  JSON.stringify({
    people: people.length,
    heapMiB: (after.heapUsed - before.heapUsed) / 2 ** 20,
    rssMiB: after.rss / 2 ** 20,
  }),
);
