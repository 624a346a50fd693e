import type {
  DirectoryProblem,
  JoinedDirectory as JoinedState,
  MemberRow,
} from '../../../src-shared/directory-contract';
import { fingerprint } from '../../../src-shared/directory-entry/key-bytes';
import type { OddFile } from '../../../src-shared/directory-files';
import type { FeedProblem } from '../../../src-shared/directory-view/problems';
import { isProvable } from './evidence';
import { myName } from './invite';
import type { JoinedDirectory } from './joined-directory';
import { canPutBack } from './put-back';
import { problemKey } from './read-feed';
import type { KeptProblem } from './feed-replica';
import { memberRows, nameless } from './rows';

/** How the directory stands, as the screen shows it. */
export function stateOf(directory: JoinedDirectory): JoinedState {
  const { sync, log, receipts, vault, membership } = directory;
  const { joined, directoryId, memberHex } = membership();
  const { place, stopped, lastReadAt, progress } = sync.state();
  const members = memberRows(directory);
  const me = members.find(({ isMe }) => isMe) ?? notYetThere(directory);
  const present = members.filter(({ retired }) => retired === undefined);
  return {
    name: joined.firm,
    fingerprint: fingerprint(directoryId, joined.rootKey, vault.directoryCrypto.sha256),
    path: joined.path,
    carrier: place.kind,
    ...(place.kind === 'away' && { why: place.why }),
    ...(stopped && { stopped }),
    me,
    pending: log.all().filter(({ feed, seq }) => !receipts.has(feed, seq)).length,
    members: present.length,
    unconfirmed: present.filter(({ status }) => status === 'unconfirmed').length,
    summaries: sync.view().summaries.length - (sync.view().summariesBy.get(memberHex)?.length ?? 0),
    problems: problemsOf(directory),
    ...(lastReadAt !== undefined && { lastReadAt }),
    isEnroller: me.isEnroller,
    ...(progress && { readingProgress: progress }),
    allVerified: Array.from(directory.replica.feeds().values()).every(
      ({ rows, verifiedThrough }) => verifiedThrough >= rows.length,
    ),
  };
}

/** Before the first reading: what I said of myself, which nobody has confirmed yet. */
function notYetThere(directory: JoinedDirectory): MemberRow {
  const { memberHex, memberId, directoryId, joined } = directory.membership();
  return {
    memberId: memberHex,
    name: myName(directory),
    isMe: true,
    status: joined.rootSeed ? 'verified' : 'unconfirmed',
    isEnroller: joined.rootSeed !== undefined,
    fingerprint: fingerprint(directoryId, memberId, directory.vault.directoryCrypto.sha256),
    firstSeen: joined.joinedAt,
    sameNameAs: [],
    devices: 1,
    lostDevices: 0,
    summaries: 0,
  };
}

/** Everything that was set aside; neighbours of one kind in one feed stand as one. */
export function problemsOf(directory: JoinedDirectory): readonly DirectoryProblem[] {
  const { sync, firstSaid, forks, log } = directory;
  const view = sync.view();
  const memberOf = new Map<string, string>();
  for (const { id, profile, feeds } of view.members)
    for (const { feed } of feeds) memberOf.set(feed, profile?.name ?? nameless(id));
  const now = new Date().toISOString();
  const sinceOf = (key: string): string => {
    const since = firstSaid.get(key) ?? now;
    firstSaid.set(key, since);
    return since;
  };
  const own = new Set<string>(log.all().map(({ feed }) => feed));
  const forked = forks.all();
  for (const { feed } of forked) own.add(feed);
  const kept = [...forked, ...keptProblems(directory, new Set(forked.map(({ feed, seq }) => `${feed}/${seq}`)))];
  // What does not open is there: it is not said to be missing as well.
  const named = new Set(kept.map(({ feed, seq }) => `${feed}/${seq}`));
  const lacking = view.problems.filter(
    ({ kind, feed, seq }) => kind !== 'missing-content' || !named.has(`${feed}/${seq}`),
  );
  const found = [
    ...kept,
    ...[...lacking, ...sync.state().problems].map((one) => ({ ...one, since: sinceOf(problemKey(one)) })),
  ];
  const grouped: (FeedProblem & { since: string; entries: number })[] = [];
  for (const problem of found) {
    const last = grouped.at(-1);
    const isNext =
      last?.kind === problem.kind &&
      last.feed === problem.feed &&
      last.seq + last.entries === problem.seq &&
      !problem.evidence;
    if (last && isNext) last.entries += 1;
    else grouped.push({ ...problem, entries: entriesOf(directory, problem) });
  }
  return [
    ...grouped.map((problem) => {
      const { kind, feed, seq, since, entries } = problem;
      const memberName = memberOf.get(feed);
      const problemId = problemKey(problem);
      return {
        problemId,
        kind,
        feed,
        seq,
        since,
        entries,
        hasEvidence: isProvable(problem),
        ...(own.has(feed) && { isMine: true as const }),
        ...(canPutBack(directory, problem) && { canPutBack: true as const }),
        ...(memberName !== undefined && { memberName }),
      };
    }),
    ...sync.state().odd.map((odd) => oddProblem(odd, sinceOf(`odd/${odd.where}`))),
  ];
}

/** What was found in each feed. What a fork of one's own says at a place says more than what else is wrong there. */
const keptProblems = ({ replica }: JoinedDirectory, forked: ReadonlySet<string>): readonly KeptProblem[] =>
  Array.from(replica.feeds().values()).flatMap(({ rows, problems }) =>
    problems.filter(({ kind, feed, seq }) => {
      // Taken back since, on another device.
      const isEmptied = kind === 'missing-content' && !('content' in (rows[seq - 1] ?? {}));
      return !isEmptied && !forked.has(`${feed}/${seq}`);
    }),
  );

/** A feed that was cut off is one problem, however many entries it lost. */
const entriesOf = ({ replica }: JoinedDirectory, { kind, feed, seq, by }: FeedProblem): number => {
  const known = replica.feeds().get(feed)?.rows.length ?? 0;
  return kind === 'shortened' && by === undefined ? Math.max(1, known - seq + 1) : 1;
};

const oddProblem = ({ where, why }: OddFile, since: string): DirectoryProblem => ({
  problemId: `odd/${where}`,
  kind: why === 'link' ? 'link' : 'odd-name',
  where,
  entries: 1,
  since,
  hasEvidence: false,
});
