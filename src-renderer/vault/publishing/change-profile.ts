import { decodeContent, encodeContent, type ContentOf } from '../../../src-shared/directory-entry/content';
import type { MemberProfile } from '../../../src-shared/directory-contract';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { JoinedDirectory } from './joined-directory';
import { profileLetter } from './letters';
import { colleaguesIn } from './rows';
import { signThroughLetter } from './sign-through-letter';
import { toProfile } from './words';

/** Says anew who one is, through the letter. What was said before stays in the feed, and is shown no more. */
export async function changeProfile(directory: JoinedDirectory, order: MemberProfile): Promise<Result<null, AppError>> {
  const said = toProfile(order);
  if (said === undefined) return err({ kind: 'bad-input', where: 'profile.name' });
  const before = latestProfile(directory);
  // The proof that the invitation was ours stays: the inviter's app looks for it in the latest profile.
  const profile = { ...said, ...(before?.invitation && { invitation: before.invitation }) };
  if (JSON.stringify(profile) === JSON.stringify(before)) return ok(null);
  const entry = { kind: 'profile', content: encodeContent('profile', profile) } as const;
  const letter = profileLetter(colleaguesIn(directory, directory.sync.view()));
  return signThroughLetter(directory, entry, '', letter, () => null);
}

/** What one has said of oneself last, also where the folder has not taken it yet. */
export function latestProfile({ log, membership, sync }: JoinedDirectory): ContentOf<'profile'> | undefined {
  const { memberHex, rootHex } = membership();
  const [last] = log
    .all()
    .filter(({ kind, feed }) => kind === 'profile' && feed !== rootHex)
    .toSorted((a, b) => (a.header.time < b.header.time ? 1 : a.header.time > b.header.time ? -1 : b.seq - a.seq));
  const own = last?.content && decodeContent('profile', last.content);
  return own?.ok ? own.value : sync.view().members.find(({ id }) => id === memberHex)?.profile;
}
