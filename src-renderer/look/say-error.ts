import type { AwayReason } from '../../src-shared/directory-files';
import type { AppError, VaultPart } from '../../src-shared/errors';
import { assertNever } from '../../src-shared/result';
import { formatBytes } from './words';

const PART_NAMES: Readonly<Record<VaultPart, string>> = {
  header: 'the vault’s header',
  journal: 'the journal of changes',
  snapshot: 'the last good copy',
  backup: 'the backup',
  'working-store': 'the working store',
  record: 'a record',
};

/** What is under way, by the name of the work; whatever else takes a turn says itself what it is. */
const BUSY_WITH: Readonly<Partial<Record<string, string>>> = {
  import: 'contacts are still being brought in',
  'take-back': 'what was brought in is still being looked at',
  erase: 'somebody is still being erased',
  export: 'a file is still being made',
  scrub: 'every record is still being checked',
  backup: 'a backup is still being made',
  rebuild: 'the book is still being rebuilt',
  'show-me': 'the files are still being looked through',
  duplicates: 'the book is still being looked through',
  'client-duplicates': 'the book is still being looked through',
  files: 'other files are still being written',
};

/** What an import takes, in words. */
export const READABLE_FILES = 'vCard, CSV, jCard, xCard, LDIF and iCalendar files, and contacts of Outlook (MSG, PST)';

const AWAY_REASONS: Readonly<Record<AwayReason, string>> = {
  missing: 'it is not there',
  'no-feeds-folder': 'it does not hold the directory',
  unreadable: 'this computer may not read it',
  'no-answer': 'it does not answer',
  failed: 'the disk answered with an error',
};

/** What happened and what to do, in one or two plain sentences. */
export function sayError(error: AppError): string {
  switch (error.kind) {
    case 'bad-input':
      return `This could not be taken as it stands (${error.where}). Nothing was changed.`;
    case 'refused':
      return `This was refused (${error.where}). Nothing was changed.`;
    case 'closed':
      return 'The part of Bailiwick that was to do this has ended. Try again.';
    case 'locked':
      return 'The vault is locked. Unlock it, and do this again.';
    case 'cancelled':
      return 'Cancelled. Nothing was changed.';
    case 'busy':
      return `One thing at a time: ${BUSY_WITH[error.with] ?? `${error.with} comes first`}. Do this again after that.`;
    case 'not-found':
      return error.what === 'file'
        ? 'The file is no longer at hand. Choose it again.'
        : `This ${error.what} is no longer ${IN_DIRECTORY.has(error.what) ? 'in the directory' : 'in the book'}.`;
    case 'stale':
      return 'This was changed elsewhere since you opened it. What you typed is kept; open it again and compare.';
    case 'nothing-to-undo':
      return 'There is nothing more to undo.';
    case 'failed':
      return `Something went wrong inside Bailiwick (${error.where}). What was saved before is safe.`;
    case 'wrong-passphrase':
      return 'That passphrase does not open this vault. The file itself is undamaged.';
    case 'wrong-recovery-code':
      return 'That recovery code does not open this vault. The file itself is undamaged.';
    case 'weak-passphrase':
      return 'That passphrase could be guessed. Add another word or two that nobody would expect.';
    case 'vault-exists':
      return 'There is a vault in this folder already. It was left as it is.';
    case 'vault-in-use':
      return `This vault is open elsewhere (${error.by}). Close it there first.`;
    case 'vault-damaged':
      return `This is not about your passphrase: ${PART_NAMES[error.part]} is damaged (${error.where}). Nothing has been changed yet.`;
    case 'newer-format':
      return `${sentence(PART_NAMES[error.part])} was written by a newer Bailiwick (format ${error.found}; this one reads up to ${error.supported}). Nothing was changed: open it with the newer version.`;
    case 'kdf-out-of-range':
      return `The vault’s header asks for an amount of ${error.which} (${error.found}) that no Bailiwick writes. It was not tried. Nothing was changed.`;
    case 'not-enough-memory':
      return `Opening the vault takes ${error.neededMiB} MiB of memory, and that much is not free. Close other programs and try again.`;
    case 'no-webassembly':
      return 'This computer refuses WebAssembly, which the vault’s encryption needs. Nothing was opened.';
    case 'disk-full':
      return `The disk is full: ${error.path}. What was saved before is safe. Make room, and do this again.`;
    case 'read-only':
      return `Bailiwick may not write to ${error.path}. What was saved before is safe.`;
    case 'folder-missing':
      return `The folder ${error.path} is not there. If it is on a drive, connect it and try again.`;
    case 'disk-failed':
      return `The disk did not take it: ${error.path} (${error.code}). What was saved before is safe.`;
    case 'directory-away':
      return `The shared folder is out of reach: ${AWAY_REASONS[error.why]}. What you signed waits here, and goes there once it is back.`;
    case 'directory-exists':
      return `There is a firm directory in ${error.path} already. Join it, or choose an empty folder. Nothing was changed.`;
    case 'directory-absent':
      return `There is no firm directory in ${error.path}. Choose the folder that holds the folder “feeds”.`;
    case 'fork':
      return `Something else stands in the shared folder where this was to go (${error.where}). Nothing there was changed.`;
    case 'file-empty':
      return 'This file is empty.';
    case 'file-too-large':
      return `This file is too large (${formatBytes(error.bytes)}; at most ${formatBytes(error.limit)}).`;
    case 'file-not-contacts':
      return `This does not look like a contacts file, but like ${error.looksLike}. Bailiwick reads ${READABLE_FILES}.`;
    case 'file-damaged':
      return `This file is damaged at ${error.where}. Nothing of it was stored.`;
    case 'reader-stopped':
      return 'The reader stopped while it read this file. Nothing of it was stored, and the book is as it was.';
    case 'directory-not-joined':
      return 'This vault belongs to no firm directory yet. Nothing was sent.';
    case 'directory-joined':
      return 'This vault belongs to a firm directory already. It was left as it is.';
    case 'invitation-unusable':
      return UNUSABLE_INVITATIONS[error.why];
    case 'not-an-enroller':
      return 'Only an enroller can do this. Ask whoever founded the directory.';
    case 'nothing-to-publish':
      return 'There is nothing here that could be said. Nothing was sent.';
    default:
      return assertNever(error);
  }
}

const IN_DIRECTORY: ReadonlySet<string> = new Set(['member', 'summary', 'problem', 'device']);

const UNUSABLE_INVITATIONS = {
  'not-an-invitation': 'This is not an invitation to a firm directory.',
  damaged: 'This invitation is damaged: part of it is missing or altered. Ask for it again.',
  newer: 'This invitation was made by a newer Bailiwick. Open it with the newer version.',
  expired: 'This invitation has expired. Ask for a new one.',
  'other-directory': 'This invitation is to another directory than the one in this folder.',
} as const;

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
