import { dryRun } from './dry-run-file';

// npm run --silent dry-run -- FILE...: what an import would bring, without a vault, as one JSON array with one element
// a file. Exit code 1 where a file could not be opened.

const files = process.argv.slice(2);
let isAllRead = files.length > 0;
// Whoever reads may have seen enough: "| head" closes the pipe.
process.stdout.on('error', () => process.exit());
process.stdout.write('[');
for (const [index, file] of files.entries()) {
  // One element at a time: the contacts of many files need not be held together.
  const result = dryRun(file);
  if (result.error) isAllRead = false;
  process.stdout.write(`${index > 0 ? ',' : ''}\n${JSON.stringify(result, null, 1)}`);
}
process.stdout.write('\n]\n');
if (!isAllRead) process.exitCode = 1;
