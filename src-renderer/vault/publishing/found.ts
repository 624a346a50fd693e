import { encodeContent } from '../../../src-shared/directory-entry/content';
import { directoryIdOf } from '../../../src-shared/directory-entry/key-bytes';
import { ADMIT_CODES } from '../../../src-shared/directory-entry/kinds';
import { toPublicText } from '../../../src-shared/directory-entry/text';
import type { MemberProfile } from '../../../src-shared/directory-contract';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { toIdentitySeed } from '../crypto/directory-keys';
import type { OpenVault } from '../session/open-vault';
import { showDirectoryLetter } from '../window/directory-letter';
import { advanceMarker, beginFeed } from './device-feed';
import type { Joined } from './kept';
import { keepJoined } from './kept-joined';
import { letterLines } from './letter-lines';
import { foundLetter } from './letters';
import { membershipOf } from './membership';
import { createOwnLog } from './own-log';
import { BEFORE_FIRST, signEntries, type LetterEntry } from './sign';
import { toProfile } from './words';

export interface FoundOrder {
  readonly firm: string;
  readonly profile: MemberProfile;
}

/** Asks for an empty folder, shows what leaves, and founds a directory there: its root, and this member as enroller. */
export async function foundDirectory(vault: OpenVault, order: FoundOrder): Promise<Result<Joined, AppError>> {
  const profile = toProfile(order.profile);
  const firm = toPublicText(order.firm);
  if (profile === undefined) return err({ kind: 'bad-input', where: 'profile.name' });
  if (firm === undefined) return err({ kind: 'bad-input', where: 'firm' });
  const { shell, host } = vault.room;
  const chosen = await shell.chooseDirectoryFolder({ purpose: 'found' });
  if (!chosen.ok) return chosen;
  const joined = newDirectory(vault, firm, chosen.value.path);
  const { memberId } = membershipOf(vault.directoryCrypto, joined);
  const root: readonly LetterEntry[] = [
    { kind: 'profile', content: encodeContent('profile', { name: firm }) },
    { kind: 'admit', code: ADMIT_CODES.enroller, target: memberId },
  ];
  const own: readonly LetterEntry[] = [{ kind: 'profile', content: encodeContent('profile', profile) }];
  const lines = letterLines([...root, ...own], () => profile.name);
  const kept = await showDirectoryLetter(host, { ...foundLetter(), lines });
  if (kept.length === 0) return err({ kind: 'cancelled' });
  const opened = await shell.openDirectory({ path: joined.path });
  if (!opened.ok) return opened;
  if (opened.value.kind === 'away') return err({ kind: 'directory-away', why: opened.value.why });
  return signFounding(vault, joined, root, own);
}

function newDirectory({ directoryCrypto: crypto }: OpenVault, firm: string, path: string): Joined {
  const rootSeed = crypto.random(32);
  const rootKey = crypto.signer(toIdentitySeed(rootSeed)).publicKey;
  return {
    directoryId: directoryIdOf(rootKey, crypto.sha256),
    rootKey,
    rootSeed,
    firm,
    path,
    joinedAt: new Date().toISOString(),
    identity: crypto.random(32),
    keys: [{ epoch: 0, key: crypto.random(32) }],
  };
}

/** Both feeds are journalled before the vault belongs to the directory: nothing is half founded. */
async function signFounding(
  vault: OpenVault,
  joined: Joined,
  root: readonly LetterEntry[],
  own: readonly LetterEntry[],
): Promise<Result<Joined, AppError>> {
  const { directoryCrypto: crypto, store, device } = vault;
  const membership = membershipOf(crypto, joined);
  const log = createOwnLog(store, crypto, () => membership);
  if (joined.rootSeed === undefined) throw new Error('founding without a root');
  const identity = crypto.signer(toIdentitySeed(joined.rootSeed));
  // The root signs with its own key, as a feed of its own that nobody but it attests.
  const rootFeed = { seed: joined.rootSeed, head: BEFORE_FIRST, identity };
  const begun = await beginFeed(store, crypto);
  if (!begun.ok) return begun;
  const ownFeed = { seed: begun.value.seed, head: BEFORE_FIRST, identity: membership.identity() };
  for (const [feed, entries] of [[rootFeed, root] as const, [ownFeed, own] as const]) {
    const kept = await log.keep(await signEntries(crypto, membership, feed, entries, joined.joinedAt));
    if (!kept.ok) return kept;
  }
  const marked = await advanceMarker(device, { feed: begun.value.feed, lastSeq: own.length });
  if (!marked.ok) return marked;
  const done = await keepJoined(store, joined);
  return done.ok ? ok(joined) : done;
}
