import type { AppError } from '../../../src-shared/errors';
import { err, type Result } from '../../../src-shared/result';
import { showDirectoryLetter, type DirectoryLetter } from '../window/directory-letter';
import type { JoinedDirectory } from './joined-directory';
import { letterLines } from './letter-lines';
import { signAndSend } from './publish';
import type { LetterEntry } from './sign';

/** Shows one entry, and signs it where the partner sends it. `name`: whom or what it is about. */
export async function signThroughLetter<Answer>(
  directory: JoinedDirectory,
  entry: LetterEntry,
  name: string,
  letter: Omit<DirectoryLetter, 'lines'>,
  answer: () => Answer,
): Promise<Result<Answer, AppError>> {
  const lines = letterLines([entry], () => name);
  const kept = await showDirectoryLetter(directory.vault.room.host, { ...letter, lines });
  return kept.length === 0 ? err({ kind: 'cancelled' }) : signAndSend(directory, [entry], answer);
}
