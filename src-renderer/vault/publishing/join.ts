import { bytesToBase64Url, isSameBytes } from '../../../src-shared/bytes';
import { encodeContent, type ContentOf } from '../../../src-shared/directory-entry/content';
import { decodeInvitation, type Invitation } from '../../../src-shared/directory-entry/invitation';
import { toHex32 } from '../../../src-shared/directory-entry/key-bytes';
import { checkFeed } from '../../../src-shared/directory-view/check-feed';
import type { MemberProfile } from '../../../src-shared/directory-contract';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { sayError } from '../../look/say-error';
import { toInvitationSecret } from '../crypto/directory-keys';
import type { OpenVault } from '../session/open-vault';
import { showDirectoryLetter } from '../window/directory-letter';
import { askForInvitation } from '../window/invitation-sheet';
import { listedFeeds, readFiles, type ReadFile } from './carrier';
import { advanceMarker, beginFeed } from './device-feed';
import type { Joined } from './kept';
import { keepJoined } from './kept-joined';
import { letterLines } from './letter-lines';
import { joinLetter } from './letters';
import { membershipOf } from './membership';
import { createOwnLog } from './own-log';
import { BEFORE_FIRST, signEntries, type LetterEntry } from './sign';
import { toProfile } from './words';

/** Takes the invitation, then the folder, which must carry the very directory; shows what leaves, and joins. */
export async function joinDirectory(vault: OpenVault, order: MemberProfile): Promise<Result<Joined, AppError>> {
  const profile = toProfile(order);
  if (profile === undefined) return err({ kind: 'bad-input', where: 'profile.name' });
  const { shell, host } = vault.room;
  const invitation = await askForInvitation(host, (text) => readInvitation(vault, text));
  if (invitation === undefined) return err({ kind: 'cancelled' });
  const chosen = await shell.chooseDirectoryFolder({ purpose: 'join' });
  if (!chosen.ok) return chosen;
  const opened = await shell.openDirectory({ path: chosen.value.path });
  if (!opened.ok) return opened;
  if (opened.value.kind === 'away') return err({ kind: 'directory-away', why: opened.value.why });
  const colleagues = await findDirectory(vault, invitation);
  if (!colleagues.ok) return colleagues;
  const joined = joinedBy(vault, invitation, chosen.value.path);
  const entries: readonly LetterEntry[] = [
    { kind: 'profile', content: encodeContent('profile', withProof(vault, joined, invitation, profile)) },
  ];
  const words = joinLetter(invitation.firm, invitation.inviter.name, colleagues.value);
  const kept = await showDirectoryLetter(host, { ...words, lines: letterLines(entries, () => '') });
  if (kept.length === 0) return err({ kind: 'cancelled' });
  return signJoining(vault, joined, entries);
}

function readInvitation({ directoryCrypto }: OpenVault, text: string): Invitation | string {
  const unusable = (why: 'not-an-invitation' | 'damaged' | 'newer' | 'expired') =>
    sayError({ kind: 'invitation-unusable', why });
  const read = decodeInvitation(text, directoryCrypto.sha256);
  if (!read.ok) return unusable(read.error.kind === 'unknown-version' ? 'newer' : read.error.kind);
  return read.value.expires < new Date().toISOString().slice(0, 10) ? unusable('expired') : read.value;
}

/** The folder carries the directory of the invitation: its root's feed is there and holds. Answers how many are in it. */
async function findDirectory(vault: OpenVault, invitation: Invitation): Promise<Result<number, AppError>> {
  const { directoryCrypto: crypto, room } = vault;
  const { rootKey, directoryId } = invitation;
  const other = err({ kind: 'invitation-unusable', why: 'other-directory' } as const);
  const listed = await room.shell.listDirectory({});
  if (!listed.ok) return listed;
  const feed = toHex32(rootKey);
  const there = listedFeeds(listed.value).get(feed);
  if (there === undefined) return other;
  const files: ReadFile[] = [];
  const names = [...there.entries].map((seq) => ({ feed, seq, part: 'entry' as const }));
  const read = await readFiles(room.shell, names, (some) => {
    files.push(...some);
  });
  if (!read.ok) return read;
  const checked = checkFeed(
    { directoryId, feedKey: rootKey, files: files.map(({ seq, bytes }) => ({ seq, bytes: bytes ?? 'unreadable' })) },
    crypto,
  );
  const isRoot = checked.memberId !== undefined && isSameBytes(checked.memberId, rootKey);
  return isRoot && checked.accepted.length > 0 ? ok(listed.value.feeds.length - 1) : other;
}

function joinedBy({ directoryCrypto: crypto }: OpenVault, invitation: Invitation, path: string): Joined {
  const { directoryId, rootKey, firm, keys, id, secret, inviter } = invitation;
  return {
    directoryId,
    rootKey,
    firm,
    path,
    joinedAt: new Date().toISOString(),
    identity: crypto.random(32),
    keys: keys.map(({ epoch, key }) => ({ epoch, key })),
    invitation: { id, secret, inviter: inviter.name },
  };
}

function withProof(
  { directoryCrypto: crypto }: OpenVault,
  joined: Joined,
  { id, secret, directoryId }: Invitation,
  profile: ContentOf<'profile'>,
): ContentOf<'profile'> {
  const { memberId } = membershipOf(crypto, joined);
  const proof = crypto.invitationProof(toInvitationSecret(secret), directoryId, memberId);
  return { ...profile, invitation: { id: bytesToBase64Url(id), proof: bytesToBase64Url(proof) } };
}

async function signJoining(
  { directoryCrypto: crypto, store, device }: OpenVault,
  joined: Joined,
  entries: readonly LetterEntry[],
): Promise<Result<Joined, AppError>> {
  const membership = membershipOf(crypto, joined);
  const begun = await beginFeed(store, crypto);
  if (!begun.ok) return begun;
  const { feed, seed } = begun.value;
  const log = createOwnLog(store, crypto, () => membership);
  const signing = { seed, head: BEFORE_FIRST, identity: membership.identity() };
  const kept = await log.keep(await signEntries(crypto, membership, signing, entries, joined.joinedAt));
  if (!kept.ok) return kept;
  const marked = await advanceMarker(device, { feed, lastSeq: entries.length });
  if (!marked.ok) return marked;
  const done = await keepJoined(store, joined);
  return done.ok ? ok(joined) : done;
}
