import type { AppError, VaultPart } from '../../../src-shared/errors';
import { assertNever } from '../../../src-shared/result';
import { sayError } from '../../look/say-error';

/** The fixed sentences of the vault's own window. */
export const SENTENCES = {
  locked:
    'Without your passphrase or your recovery code nobody opens this vault: not the firm, not its administrators, not the makers of Bailiwick.',
  making:
    'There is no reset. If you lose both the passphrase and the recovery code, the contacts in here are gone. And no lock helps while somebody controls the computer you type on.',
  recovery:
    'These groups open your vault on any computer. Keep them where you keep your passport, not in the office. Printing may leave a copy in the firm’s print queue; a pen does not.',
  wrongPassphrase: 'That passphrase does not open this vault. The file itself is undamaged.',
  wrongRecoveryCode: 'That recovery code does not open this vault. The file itself is undamaged.',
  onlyOldHeader:
    'That does not open this vault. Both header files are damaged; the copy that is left, in the last snapshot, opens with the passphrase and the recovery code of its time. Try an earlier one. Nothing has been changed.',
  damaged: 'This is not about your passphrase: part of the vault’s file is damaged. Nothing has been changed yet.',
  oldBackups:
    'Backups and copies made before still open with the old passphrase. To shut them out for what you write from now on, change and re-key.',
} as const;

const PARTS: Readonly<Record<VaultPart, string>> = {
  header: 'header',
  journal: 'journal',
  snapshot: 'snapshot',
  backup: 'backup file',
  'working-store': 'working store',
  record: 'record',
};

/**
 * An error as the partner reads it: what happened, where, what is unharmed. `lastGoodCopy`: "today, 09:41", where the
 * vault is damaged and such a copy is known.
 */
export function sentenceFor(error: AppError, lastGoodCopy?: string): string {
  switch (error.kind) {
    case 'wrong-passphrase':
      return error.onlyOldHeader ? SENTENCES.onlyOldHeader : SENTENCES.wrongPassphrase;
    case 'wrong-recovery-code':
      return error.onlyOldHeader ? SENTENCES.onlyOldHeader : SENTENCES.wrongRecoveryCode;
    case 'weak-passphrase':
      return 'This passphrase is too easy to guess. Add words that have nothing to do with each other.';
    case 'vault-damaged':
      return `${SENTENCES.damaged}${lastGoodCopy === undefined ? '' : ` Your last good copy is from ${lastGoodCopy}.`} (${PARTS[error.part]}: ${error.where})`;
    case 'newer-format':
      return `This vault was written by a newer Bailiwick (${PARTS[error.part]} format ${error.found}; this one reads up to ${error.supported}). Nothing has been changed. Open it with the newer version.`;
    case 'kdf-out-of-range':
      return `The header asks for ${error.which === 'memory' ? 'an amount of memory' : 'a number of passes'} that no Bailiwick writes (${error.found}). Somebody may have altered it; it was not used, and nothing has been changed.`;
    case 'not-enough-memory':
      return `Opening this vault takes ${error.neededMiB} MiB of memory, which this computer has not free. Close other programs and try again. Nothing has been changed.`;
    case 'no-webassembly':
      return 'WebAssembly is switched off here, and without it Bailiwick will not handle keys. Nothing has been changed.';
    case 'vault-exists':
      return 'There is already a vault in this folder. It was left as it is.';
    case 'vault-in-use':
      return `The vault is open in another program (${error.by}). Close it there first.`;
    case 'disk-full':
      return `The disk is full: ${error.path}. Nothing that was saved is lost. Make room and try again.`;
    case 'read-only':
      return `This place cannot be written to: ${error.path}. Nothing was changed.`;
    case 'folder-missing':
      return `The folder is no longer there: ${error.path}. Is the disk connected?`;
    case 'disk-failed':
      return `The disk answered with an error (${error.code}): ${error.path}. Nothing that was saved is lost.`;
    case 'bad-input':
    case 'refused':
    case 'failed':
      return `That did not work (${error.where}). Nothing was changed.`;
    case 'busy':
      return `Wait until this is done: ${error.with}.`;
    case 'closed':
    case 'locked':
      return 'The vault is locked.';
    case 'cancelled':
      return 'Stopped. Nothing was changed.';
    case 'not-found':
      return `This ${error.what} is no longer there.`;
    case 'stale':
      return 'This was changed meanwhile. Open it again.';
    case 'nothing-to-undo':
      return 'There is nothing to undo.';
    case 'directory-away':
      return 'The shared folder is out of reach just now. What you signed waits here.';
    case 'directory-exists':
      return `There is a firm directory in this folder already: ${error.path}. It was left as it is.`;
    case 'directory-absent':
      return `There is no firm directory in this folder: ${error.path}.`;
    case 'fork':
      return `Something else stands in the shared folder where this was to go (${error.where}). Nothing there was changed.`;
    case 'file-empty':
      return 'The file is empty.';
    case 'file-too-large':
      return `The file is too large (${error.bytes.toLocaleString('en')} bytes; up to ${error.limit.toLocaleString('en')}).`;
    case 'file-not-contacts':
      return `This is not a contact file; it looks like ${error.looksLike}.`;
    case 'file-damaged':
      return `The file is damaged at ${error.where}.`;
    case 'reader-stopped':
      return 'The file could not be read to its end. Nothing was stored.';
    case 'directory-not-joined':
    case 'directory-joined':
    case 'invitation-unusable':
    case 'not-an-enroller':
    case 'nothing-to-publish':
      return sayError(error);
    default:
      return assertNever(error);
  }
}

/** 1,284 */
export const inFigures = (number: number): string => number.toLocaleString('en');

/** "1 person", "1,284 people". */
export const people = (count: number): string => (count === 1 ? '1 person' : `${inFigures(count)} people`);

/** "1,284 people and 12 clients"; "1 client". */
export function peopleAndClients(persons: number, clients: number): string {
  const companies = clients === 1 ? '1 client' : `${inFigures(clients)} clients`;
  if (clients === 0) return people(persons);
  return persons === 0 ? companies : `${people(persons)} and ${companies}`;
}
