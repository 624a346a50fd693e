import { statSync } from 'node:fs';

import { readBackup, readVault } from './read-vault.ts';

// node build/run-ts.mjs tests/support/vault-reader/main.ts VAULT-FOLDER-OR-BACKUP-FILE < passphrase
//
// Prints what is in the vault as JSON. The first line of the standard input is the passphrase; after "recovery:" it is
// the recovery code. Never on the command line, where other users of the machine could see it.

const [place] = process.argv.slice(2);
if (place === undefined) throw new Error('Which vault folder, or which backup?');
let typed = '';
for await (const chunk of process.stdin) typed += String(chunk);
const [line = ''] = typed.split('\n');
const credential = line.startsWith('recovery:')
  ? { recoveryCode: line.slice('recovery:'.length) }
  : { passphrase: line };
const vault = statSync(place).isDirectory() ? readVault(place, credential) : readBackup(place, credential);
process.stdout.write(`${JSON.stringify(vault, undefined, 2)}\n`);
