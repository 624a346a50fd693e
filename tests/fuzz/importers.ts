import { parseArgs } from 'node:util';
import * as fc from 'fast-check';

import { FILE_FORMATS, type FileFormat } from '../../src-shared/exchange-contract';
import { arbitraryFile, type FuzzInput } from '../support/fuzz/arbitrary-files';
import { readHostile } from '../support/fuzz/read-hostile';

// npm run fuzz -- importers [--format F] [--runs N] [--seed N]: every reader of foreign files, or the one named. No crash,
// no input that takes over a second, nothing but sound contacts. N inputs a format.

/** Inputs between two looks at the memory. */
const BATCH = 2_000;
/** More than this held after a batch, and something is kept that should have gone. */
const MOST_MEMORY = 512 * 1024 * 1024;

function fuzzFormat(format: FileFormat, runs: number, seed: number): boolean {
  const file = arbitraryFile(format);
  if (file === undefined) {
    console.log(`${format}: no corpus, not tried`);
    return true;
  }
  const start = performance.now();
  let slowest = 0;
  for (let done = 0; done < runs; done += BATCH) {
    const property = fc.property(file.input, (input) => {
      slowest = Math.max(slowest, readHostile(input, file.fileName));
    });
    // Shown before, so that a hang can be told: one seed a batch.
    process.stdout.write(`\r${format}: ${done} of ${runs}, seed ${seed + done} `);
    const found = fc.check(property, { numRuns: Math.min(BATCH, runs - done), seed: seed + done });
    if (found.failed) {
      console.log(`\n${format}: seed ${found.seed}, path ${found.counterexamplePath}\n${describe(found)}`);
      return false;
    }
    const { heapUsed } = process.memoryUsage();
    if (heapUsed > MOST_MEMORY) {
      console.log(`\n${format}: ${Math.round(heapUsed / 1024 / 1024)} MiB held after ${done} inputs`);
      return false;
    }
  }
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  console.log(
    `\r${format}: ${runs} inputs in ${seconds} s, the slowest took ${slowest.toFixed(0)} ms of processor time`,
  );
  return true;
}

function describe(found: fc.RunDetails<[FuzzInput]>): string {
  const { bytes, cuts, options } = found.counterexample?.[0] ?? {};
  const error = found.errorInstance instanceof Error ? found.errorInstance.stack : String(found.errorInstance);
  return `${error}\ncut at ${JSON.stringify(cuts)}, read with ${JSON.stringify(options)}\nbase64 of the input: ${Buffer.from(
    bytes ?? [],
  )
    .toString('base64')
    .slice(0, 4_000)}`;
}

const { values } = parseArgs({
  options: {
    format: { type: 'string' },
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 0x7fff_ffff) },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed))
  throw new Error('--runs and --seed want whole numbers');
const formats = FILE_FORMATS.filter((format) => values.format === undefined || format === values.format);
if (formats.length === 0) throw new Error(`--format wants one of ${FILE_FORMATS.join(', ')}`);
const isSound = formats.map((format) => fuzzFormat(format, runs, seed)).every(Boolean);
console.log(isSound ? 'importers: nothing found' : 'importers: FOUND SOMETHING');
if (!isSound) process.exitCode = 1;
