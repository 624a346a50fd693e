import { bytesToBase64Url } from '../../../src-shared/bytes';
import type { InputOf } from '../../../src-shared/contract';
import type { RetireHow } from '../../../src-shared/directory-contract';
import { encodeContent, type ContentOf } from '../../../src-shared/directory-entry/content';
import { fromHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { ADMIT_CODES, RETIRE_CODES } from '../../../src-shared/directory-entry/kinds';
import type { Member } from '../../../src-shared/directory-view/view';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import { toContentKey } from '../crypto/directory-keys';
import type { JoinedDirectory } from './joined-directory';
import { comparedSchema, KEY, readKept } from './kept';
import { admitLetter, retireLetter } from './letters';
import { colleaguesIn, nameless } from './rows';
import type { LetterEntry } from './sign';
import { signThroughLetter } from './sign-through-letter';

/** A member who can be spoken of; enrollers only may speak. */
function memberToJudge(directory: JoinedDirectory, memberId: string): Result<Member, AppError> {
  const { members } = directory.sync.view();
  const me = directory.membership().memberHex;
  if (members.find(({ id }) => id === me)?.admission?.role !== 'enroller') return err({ kind: 'not-an-enroller' });
  const member = members.find(({ id }) => id === memberId);
  return member && member.id !== me ? ok(member) : err({ kind: 'not-found', what: 'member' });
}

const nameOf = ({ id, profile }: Member): string => profile?.name ?? nameless(id);

/** Vouches for a member, through the letter. */
export async function admit(
  directory: JoinedDirectory,
  { memberId, role }: InputOf<VaultContract['admit']>,
): Promise<Result<null, AppError>> {
  const member = memberToJudge(directory, memberId);
  if (!member.ok) return member;
  const entry: LetterEntry = { kind: 'admit', code: ADMIT_CODES[role], target: fromHex32(member.value.id) };
  return signThroughLetter(directory, entry, nameOf(member.value), admitLetter(colleagues(directory)), () => null);
}

const CODE_OF = { refuse: RETIRE_CODES.refuse, 'left-the-firm': RETIRE_CODES.left } as const satisfies Record<
  RetireHow,
  number
>;
const REASON_OF = { refuse: 'refuse', 'left-the-firm': 'left' } as const satisfies Record<RetireHow, string>;

/** Says that a member is to be retired; as the second enroller to say so, with the key for what comes after. */
export async function retire(
  directory: JoinedDirectory,
  { memberId, how }: InputOf<VaultContract['retire']>,
): Promise<Result<{ readonly agreed: boolean }, AppError>> {
  const member = memberToJudge(directory, memberId);
  if (!member.ok) return member;
  const { id } = member.value;
  const me = directory.membership().memberHex;
  const before = directory.sync
    .view()
    .retirements.find((one) => one.target === id && one.how === REASON_OF[how] && !one.agreed);
  const isSecond = before?.by.some((by) => by !== me) ?? false;
  const [agreesWith] = before?.entries ?? [];
  const content: ContentOf<'retire'> = {
    heads: headsOf(directory, id),
    ...(isSecond && agreesWith && { agreesWith: bytesToBase64Url(fromHex32(agreesWith)) }),
    ...(isSecond && { keys: nextKey(directory, id) }),
  };
  const entry: LetterEntry = {
    kind: 'retire',
    code: CODE_OF[how],
    target: fromHex32(id),
    content: encodeContent('retire', content),
  };
  const letter = retireLetter(colleagues(directory), isSecond);
  return signThroughLetter(directory, entry, nameOf(member.value), letter, () => ({ agreed: isSecond }));
}

const colleagues = (directory: JoinedDirectory): number => colleaguesIn(directory, directory.sync.view());

/** How far a member's feeds had been read: what they write later is marked. */
function headsOf({ replica }: JoinedDirectory, memberId: Hex32): ContentOf<'retire'>['heads'] {
  return Array.from(replica.feeds().values()).flatMap(({ memberId: author, feed, rows }) => {
    const last = rows.at(-1);
    return author === memberId && last
      ? [{ feed: bytesToBase64Url(fromHex32(feed)), seq: last.seq, hash: bytesToBase64Url(fromHex32(last.id)) }]
      : [];
  });
}

/** A new content key, sealed for each member who stays. */
function nextKey({ vault, membership, sync }: JoinedDirectory, gone: Hex32): NonNullable<ContentOf<'retire'>['keys']> {
  const { directoryCrypto: crypto } = vault;
  const key = toContentKey(crypto.random(32));
  const staying = sync.view().members.filter(({ id, retired }) => id !== gone && !retired);
  const boxes = staying.flatMap(({ id }) => {
    const memberId = fromHex32(id);
    const box = crypto.sealKeyFor(memberId, key);
    return box ? [[bytesToBase64Url(memberId), bytesToBase64Url(box)] as const] : [];
  });
  return { epoch: membership().newest.epoch + 1, boxes: Object.fromEntries(boxes) };
}

/** Keeps what the partner found when reading the fingerprint out. */
export async function compareFingerprint(
  { vault, sync, tell }: JoinedDirectory,
  { memberId, fits }: InputOf<VaultContract['compareFingerprint']>,
): Promise<Result<null, AppError>> {
  if (!sync.view().members.some(({ id }) => id === memberId)) return err({ kind: 'not-found', what: 'member' });
  const before = readKept(vault.store, KEY.compared, comparedSchema) ?? {};
  const kept = await vault.store.setValue(KEY.compared, { ...before, [memberId]: fits ? 'fits' : 'differs' });
  tell();
  return kept;
}
