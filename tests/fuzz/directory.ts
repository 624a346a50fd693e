import { parseArgs } from 'node:util';

import { fuzzDirectory } from '../support/directory/fuzz-directory.ts';

// npm run fuzz -- directory --runs 100000 --seed 1: entries with mutated header, content, link or signature.
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string', default: String(Date.now()) } },
});
const runs = Number(values.runs);
if (!Number.isSafeInteger(runs) || runs < 1) throw new Error('--runs wants a whole number from 1');
console.log(`directory: ${runs} mutated entries, seed ${values.seed}`);
const report = await fuzzDirectory({ runs, seed: values.seed });
for (const [mutation, count] of Object.entries(report.runsOf)) console.log(`  ${count} ${mutation}`);
for (const failure of report.failures) console.error(`  FAILED ${failure}`);
console.log(
  `  ${report.setAside} set aside with a name, ${report.harmless} left every entry as it was; ` +
    `${report.failures.length} accepted as verified, or changed what is shown of others`,
);
if (report.failures.length > 0) process.exitCode = 1;
