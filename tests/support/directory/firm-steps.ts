import { decodeInvitation } from '../../../src-shared/directory-entry/invitation.ts';
import type { ClientId } from '../../../src-shared/ids.ts';
import { saveClient } from '../../../src-renderer/vault/book/save-client.ts';
import type { ClientDraft } from '../../../src-shared/book/records.ts';
import { clientDraft } from '../book.ts';
import { valueOf } from '../shell/value-of.ts';
import { directoryCrypto } from './feed-writer.ts';
import { SEND_ALL, type TestPartner } from './test-partner.ts';

export async function foundFirm(partner: TestPartner, name: string): Promise<void> {
  valueOf(await partner.handlers().foundDirectory({ firm: 'Marlowe & Finch LLP', profile: { name } }));
}

/** The invitation that the partner saves. */
export async function invitationFrom(partner: TestPartner): Promise<string> {
  partner.answer(() => true);
  const { path } = valueOf(await partner.handlers().invite({}));
  partner.answer(SEND_ALL);
  return new TextDecoder().decode(partner.files.get(path));
}

export async function joinFirm(partner: TestPartner, name: string, invitation: string): Promise<void> {
  const { sha256 } = await directoryCrypto();
  partner.answer(() => valueOf(decodeInvitation(invitation, sha256)), SEND_ALL);
  valueOf(await partner.handlers().joinDirectory({ profile: { name } }));
  await partner.desk().joined()?.sync.refresh();
}

/** Saves a client and publishes that one knows it; answers the client's id. */
export async function publishClient(
  partner: TestPartner,
  name: string,
  change: Partial<ClientDraft> = {},
): Promise<ClientId> {
  const { id } = valueOf(await saveClient(partner.book, clientDraft(name, change)));
  valueOf(await partner.handlers().publish({ about: { kind: 'clients', ids: [id] } }));
  return id;
}

/** What a colleague's list shows, after a fresh reading. */
export async function sentencesSeenBy(partner: TestPartner): Promise<readonly string[]> {
  valueOf((await partner.desk().joined()?.sync.refresh()) ?? { ok: true, value: null });
  const answer = await partner.handlers().colleagueSummaries({ from: 0, count: 500 });
  return valueOf(answer).rows.map(({ sentence }) => sentence);
}
