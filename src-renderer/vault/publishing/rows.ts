import { summarySentences } from '../../../src-shared/directory-entry/sentence';
import { fingerprint, fromHex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { Summary } from '../../../src-shared/directory-view/summaries';
import type { Member, View } from '../../../src-shared/directory-view/view';
import type { MemberRow, MemberStatus, MySummary, SummaryRow } from '../../../src-shared/directory-contract';
import type { Claim } from '../../../src-shared/directory-entry/content';
import { survivorOf, survivorOfClient } from '../book/merging/survivor';
import type { JoinedDirectory } from './joined-directory';
import { comparedSchema, KEY, readKept } from './kept';
import { invitedMembers } from './invited';
import type { OwnEntry } from './own-entries';

/** A summary in words, as every reader's app says it. */
export function sentenceOf(claim: Claim): string {
  const { sentence, more } = summarySentences(claim);
  return [sentence, ...more].join(' ');
}

type StatusOf = (memberId: string) => MemberStatus;

/** Verified by a chain of enrollers, or by the partner who compared the fingerprint. */
export function statusIn(view: View, compared: Readonly<Record<string, 'fits' | 'differs'>>): StatusOf {
  const admitted = new Set<string>(view.members.flatMap(({ id, admission }) => (admission ? [id] : [])));
  return (id) => {
    if (compared[id] === 'differs') return 'unconfirmed';
    return admitted.has(id) || compared[id] === 'fits' ? 'verified' : 'unconfirmed';
  };
}

export const comparedOf = ({ vault }: JoinedDirectory): Readonly<Record<string, 'fits' | 'differs'>> =>
  readKept(vault.store, KEY.compared, comparedSchema) ?? {};

type MemberPart = Pick<
  SummaryRow,
  'memberId' | 'memberName' | 'memberOffice' | 'memberStatus' | 'hasNamesake' | 'isRetired' | 'isMine'
>;

/** Rows of summaries; what is the same for all of a member's is worked out once. */
export function summaryRows(directory: JoinedDirectory, view: View, summaries: readonly Summary[]): SummaryRow[] {
  const partOf = memberParts(directory, view);
  const lost = lostFeeds(view);
  return summaries.map(({ entry, content, member, since, expired, feed, seq }) => ({
    ...content,
    ...partOf(member),
    id: entry,
    sentence: sentenceOf(content),
    since,
    isExpired: expired,
    isFromLostDevice: seq > (lost.get(feed) ?? Infinity),
  }));
}

/** Feeds of devices that were reported lost, and how far they are relied upon. */
export const lostFeeds = ({ members }: View): ReadonlyMap<string, number> =>
  new Map(
    members.flatMap(({ feeds }) =>
      feeds.flatMap(({ feed, lostAfter }) => (lostAfter === undefined ? [] : [[feed, lostAfter] as const])),
    ),
  );

function memberParts(directory: JoinedDirectory, view: View): (memberId: string) => MemberPart {
  const members = new Map<string, Member>(view.members.map((member) => [member.id, member]));
  const status = statusIn(view, comparedOf(directory));
  const me = directory.membership().memberHex;
  const parts = new Map<string, MemberPart>();
  return (memberId) => {
    const known = parts.get(memberId);
    if (known) return known;
    const member = members.get(memberId);
    const part: MemberPart = {
      memberId,
      memberName: member?.profile?.name ?? nameless(memberId),
      ...(member?.profile?.office !== undefined && { memberOffice: member.profile.office }),
      memberStatus: status(memberId),
      hasNamesake: (member?.sameNameAs.length ?? 0) > 0,
      isRetired: member?.retired !== undefined,
      isMine: memberId === me,
    };
    parts.set(memberId, part);
    return part;
  };
}

/** Somebody whose profile cannot be read. */
export const nameless = (memberId: string): string => `Unnamed (${memberId.slice(0, 8)})`;

let lastMine: { readonly of: readonly unknown[]; readonly rows: readonly MySummary[] } | undefined;

/** Everything that I ever said of a client, newest first. */
export function mySummaries(directory: JoinedDirectory): readonly MySummary[] {
  const { log, receipts, sync, now, vault } = directory;
  // Who was merged with whom is part of the people.
  const { people } = vault.book.store.views;
  const today = now().slice(0, 10);
  const of = [log.all(), receipts.revision(), colleaguesIn(directory, sync.view()), people.revision, today];
  if (!lastMine?.of.every((one, index) => one === of[index])) lastMine = { of, rows: makeMine(directory) };
  return lastMine.rows;
}

function makeMine(directory: JoinedDirectory): readonly MySummary[] {
  const { log, receipts, sync, now } = directory;
  const today = now().slice(0, 10);
  const readers = colleaguesIn(directory, sync.view());
  const withdrawals = new Map(log.all().flatMap((entry) => (entry.kind === 'withdraw' ? [[entry.target, entry]] : [])));
  return log
    .all()
    .flatMap((entry): MySummary[] => {
      const { claim } = entry;
      if (claim === undefined) return [];
      const withdrawal = withdrawals.get(entry.id);
      const isThere = receipts.has(entry.feed, entry.seq);
      return [
        {
          id: entry.id,
          ...claim,
          sentence: sentenceOf(claim),
          since: entry.header.time,
          state: withdrawal ? 'taken-back' : claim.expires < today ? 'expired' : isThere ? 'there' : 'pending',
          ...(withdrawal && !receipts.has(withdrawal.feed, withdrawal.seq) && { isPendingTakeBack: true }),
          ...(entry.about && { about: aboutOf(directory, entry.about) }),
          readers,
        },
      ];
    })
    .toSorted((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0));
}

/** Who was merged since is found under the record that stayed. */
const aboutOf = (
  { vault: { book } }: JoinedDirectory,
  { personIds, clientId }: NonNullable<OwnEntry['about']>,
): NonNullable<MySummary['about']> => ({
  personIds: [...new Set(personIds.map((id) => survivorOf(book, id)))],
  ...(clientId && { clientId: survivorOfClient(book, clientId) }),
});

/** Members other than me who have not been retired. */
export const colleaguesIn = ({ membership }: JoinedDirectory, view: View): number =>
  view.members.filter(({ id, retired }) => id !== membership().memberHex && !retired).length;

let lastMembers: { readonly of: readonly unknown[]; readonly rows: readonly MemberRow[] } | undefined;

/** Made once for each state of the directory: every word of it is asked for each time something is told. */
export function memberRows(directory: JoinedDirectory): readonly MemberRow[] {
  const { sync, vault } = directory;
  const of = [sync.view(), vault.store.getValue(KEY.compared), vault.store.getValue(KEY.invitations)];
  if (!lastMembers?.of.every((one, index) => one === of[index])) lastMembers = { of, rows: makeMembers(directory) };
  return lastMembers.rows;
}

function makeMembers(directory: JoinedDirectory): readonly MemberRow[] {
  const view = directory.sync.view();
  const compared = comparedOf(directory);
  const status = statusIn(view, compared);
  const { memberHex: me, directoryId } = directory.membership();
  const { sha256 } = directory.vault.directoryCrypto;
  const invited = invitedMembers(directory, view);
  const firstSeen = firstSeenBy(directory);
  return view.members.map((member): MemberRow => {
    const { id, profile, admission, retired, feeds, sameNameAs } = member;
    const said = compared[id];
    const { invitation: _, ...shown } = profile ?? { name: nameless(id) };
    const proposal = view.retirements.find((one) => one.target === id && !one.agreed && one.how !== 'lost');
    return {
      memberId: id,
      ...shown,
      isMe: id === me,
      status: status(id),
      isEnroller: admission?.role === 'enroller',
      fingerprint: fingerprint(directoryId, fromHex32(id), sha256),
      ...(said && { compared: said }),
      firstSeen: firstSeen.get(id) ?? member.since,
      sameNameAs,
      ...(invited.has(id) && { invitedByMe: invited.get(id) ?? 'proof-fits' }),
      ...(admission && { admittedBy: admission.by }),
      ...(retired && { retired: { how: howOf(retired.how), at: retired.at } }),
      ...(proposal && {
        retireProposed: {
          how: howOf(proposal.how),
          by: proposal.by[0] ?? '',
          byMe: proposal.by.some((by) => by === me),
        },
      }),
      devices: feeds.filter(({ lostAfter }) => lostAfter === undefined).length,
      lostDevices: feeds.filter(({ lostAfter }) => lostAfter !== undefined).length,
      summaries: view.summariesBy.get(id)?.length ?? 0,
    };
  });
}

const howOf = (how: string): 'refuse' | 'left-the-firm' => (how === 'refuse' ? 'refuse' : 'left-the-firm');

function firstSeenBy({ replica }: JoinedDirectory): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { memberId, firstSeen } of replica.feeds().values()) {
    const before = first.get(memberId);
    if (before === undefined || firstSeen < before) first.set(memberId, firstSeen);
  }
  return first;
}
