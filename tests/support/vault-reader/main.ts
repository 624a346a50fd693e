import { statSync } from 'node:fs';

import { readBackup, readVault } from './read-vault.ts';

// BAILIWICK_PASSPHRASE=… node build/run-ts.mjs tests/support/vault-reader/main.ts VAULT-FOLDER-OR-BACKUP-FILE
//
// Prints what is in a vault as JSON, keys included: for vaults of tests. BAILIWICK_RECOVERY_CODE opens one as well.
// Neither is taken from the command line, where other users of the machine could see it.

const [place] = process.argv.slice(2);
if (place === undefined) throw new Error('Which vault folder, or which backup?');
const { BAILIWICK_PASSPHRASE: passphrase, BAILIWICK_RECOVERY_CODE: recoveryCode = '' } = process.env;
const credential = passphrase === undefined ? { recoveryCode } : { passphrase };
try {
  const vault = statSync(place).isDirectory() ? readVault(place, credential) : readBackup(place, credential);
  process.stdout.write(`${JSON.stringify(vault, undefined, 2)}\n`);
} catch (error) {
  console.error(`${place} was not read: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
