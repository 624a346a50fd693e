import { base64UrlToBytes, isSameBytes } from '../../../src-shared/bytes';
import { fromHex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { View } from '../../../src-shared/directory-view/view';
import { toInvitationSecret } from '../crypto/directory-keys';
import type { JoinedDirectory } from './joined-directory';
import { invitationsSchema, KEY, readKept } from './kept';

/** Members who show that an invitation made here reached them; `proof-reused` where two keys came with the same one. */
export function invitedMembers(
  { vault, membership }: JoinedDirectory,
  view: View,
): ReadonlyMap<string, 'proof-fits' | 'proof-reused'> {
  const made = readKept(vault.store, KEY.invitations, invitationsSchema) ?? [];
  const invited = new Map<string, 'proof-fits' | 'proof-reused'>();
  if (made.length === 0) return invited;
  const { directoryId } = membership();
  for (const { id, secret } of made) {
    const fitting = view.members.filter(({ id: memberId, profile }) => {
      const shown = profile?.invitation;
      const shownId = shown && base64UrlToBytes(shown.id);
      const proof = shown && base64UrlToBytes(shown.proof);
      if (!shownId || !proof || !isSameBytes(shownId, id)) return false;
      return vault.directoryCrypto.isProof(proof, toInvitationSecret(secret), directoryId, fromHex32(memberId));
    });
    for (const member of fitting) invited.set(member.id, fitting.length > 1 ? 'proof-reused' : 'proof-fits');
  }
  return invited;
}
