import { decodeContent } from '../../../src-shared/directory-entry/content';
import {
  encodeInvitation,
  INVITATION_ID_BYTES,
  INVITATION_SECRET_BYTES,
} from '../../../src-shared/directory-entry/invitation';
import { toPublicText } from '../../../src-shared/directory-entry/text';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { showInvitationLetter } from '../window/invitation-letter';
import type { JoinedDirectory } from './joined-directory';
import { invitationsSchema, KEY, readKept, toKept } from './kept';

const VALID_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes an invitation, says what it is worth to whoever holds it, and saves it where the partner says. */
export async function invite(
  directory: JoinedDirectory,
  forWhom: string | undefined,
): Promise<Result<{ readonly path: string }, AppError>> {
  const name = toPublicText(forWhom ?? '');
  const { vault, membership, now } = directory;
  const { directoryCrypto: crypto, store, room } = vault;
  const { joined, memberId, directoryId } = membership();
  const expires = new Date(Date.parse(now()) + VALID_DAYS * DAY_MS).toISOString().slice(0, 10);
  const invitation = {
    directoryId,
    rootKey: joined.rootKey,
    firm: joined.firm,
    keys: joined.keys,
    id: crypto.random(INVITATION_ID_BYTES),
    secret: crypto.random(INVITATION_SECRET_BYTES),
    inviter: { memberId, name: myName(directory) },
    expires,
  };
  const text = `${encodeInvitation(invitation, crypto.sha256)}\n`;
  const isSaved = await showInvitationLetter(room.host, { firm: joined.firm, expires, ...(name && { name }) });
  if (!isSaved) return err({ kind: 'cancelled' });
  const made = readKept(store, KEY.invitations, invitationsSchema) ?? [];
  const saved = await saveText(directory, `Invitation to ${fileName(joined.firm)}.txt`, text, async (path) => {
    // Known here before anybody can come with it.
    const { id, secret } = invitation;
    return store.setValue(
      KEY.invitations,
      toKept([...made, { id, secret, at: now(), expires, path, name: name ?? '' }]),
    );
  });
  return saved.ok ? ok({ path: saved.value.path }) : saved;
}

/** As my own latest profile says. */
export function myName({ log, membership }: JoinedDirectory): string {
  const profiles = log.all().flatMap(({ kind, content, header }) => {
    const profile = kind === 'profile' && content ? decodeContent('profile', content) : undefined;
    return profile?.ok ? [{ name: profile.value.name, time: header.time, feed: header.feedKey }] : [];
  });
  const rootKey = membership().joined.rootKey.join();
  const own = profiles.filter(({ feed }) => feed.join() !== rootKey).toSorted((a, b) => (a.time < b.time ? 1 : -1));
  return own[0]?.name ?? '';
}

/** What every file system takes. */
const fileName = (text: string): string => text.replaceAll(/[^\p{L}\p{N} .,&'-]/gu, '').slice(0, 80);

/** Writes a file that the partner asked for, whole or not at all. */
export async function saveText(
  { vault }: JoinedDirectory,
  suggestedName: string,
  text: string,
  before: (path: string) => Promise<Result<null, AppError>>,
): Promise<Result<{ readonly path: string; readonly bytes: number }, AppError>> {
  const { shell } = vault.room;
  const begun = await shell.beginFile({ target: 'export', suggestedName });
  if (!begun.ok) return begun;
  const { writeId, path } = begun.value;
  const noted = await before(path);
  const written = noted.ok ? await shell.writeFile({ writeId, chunk: new TextEncoder().encode(text) }) : noted;
  const committed = written.ok ? await shell.commitFile({ writeId }) : written;
  if (!committed.ok) await shell.abortFile({ writeId });
  return committed;
}
