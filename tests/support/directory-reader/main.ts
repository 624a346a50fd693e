import { readFileSync } from 'node:fs';

import { readDirectory } from './read-directory.ts';

// node build/run-ts.mjs tests/support/directory-reader/main.ts FOLDER INVITATION-FILE
// Prints what is in a firm directory as JSON. An invitation is a secret: it is taken from a file.

const [folder, invitationFile] = process.argv.slice(2);
if (folder === undefined || invitationFile === undefined) throw new Error('Which folder, and which invitation?');
try {
  const directory = readDirectory(folder, readFileSync(invitationFile, 'utf8'));
  process.stdout.write(`${JSON.stringify(directory, undefined, 2)}\n`);
} catch (error) {
  console.error(`${folder} was not read: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
