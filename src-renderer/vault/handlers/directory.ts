import type { Handlers, Reply } from '../../../src-shared/contract';
import type { directoryContract, DirectoryState } from '../../../src-shared/directory-contract';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { changeProfile } from '../publishing/change-profile';
import type { DirectoryDesk } from '../publishing/desk';
import { foundDirectory } from '../publishing/found';
import { invite } from '../publishing/invite';
import { joinDirectory } from '../publishing/join';
import type { JoinedDirectory } from '../publishing/joined-directory';
import { leaveDirectory } from '../publishing/leave';
import { ledgerRows } from '../publishing/ledger';
import { publishedMarks, summariesAbout, colleagueSummaries } from '../publishing/listing';
import { admit, compareFingerprint, retire } from '../publishing/members';
import { decideOverlap, overlapOf, overlapsOf } from '../publishing/overlaps';
import { myDevices, retireDevice } from '../publishing/own-devices';
import { draftsFor, publish, takeBack } from '../publishing/publish';
import { putBack } from '../publishing/put-back';
import { memberRows, mySummaries, sentenceOf } from '../publishing/rows';
import { saveEvidence } from '../publishing/evidence';
import { stateOf } from '../publishing/state';
import { theirEyes } from '../publishing/their-eyes';

type DirectoryHandlers = Handlers<typeof directoryContract>;

/** The methods about the firm directory. What signs or sends takes its turn before the partner, in the vault's window. */
export function directoryHandlers(desk: DirectoryDesk): DirectoryHandlers {
  const { vault } = desk;
  const { turn } = vault.room;
  const state = (): Result<DirectoryState, AppError> => {
    const joined = desk.joined();
    return ok({ joined: joined ? stateOf(joined) : null });
  };
  /** Looks something up; `empty` in a vault that belongs to no directory. */
  const look = <Value>(empty: Value, work: (directory: JoinedDirectory) => Value): Result<Value, AppError> => {
    const joined = desk.joined();
    return ok(joined ? work(joined) : empty);
  };
  const act = async <Value>(
    work: (directory: JoinedDirectory) => Promise<Result<Value, AppError>>,
  ): Promise<Result<Value, AppError>> => {
    const joined = desk.joined();
    return joined ? work(joined) : err({ kind: 'directory-not-joined' });
  };
  const ask = <Value>(work: (directory: JoinedDirectory) => Promise<Result<Value, AppError>>) =>
    turn.take(() => act(work));
  const become = async (how: Parameters<DirectoryDesk['become']>[0]): Reply<typeof directoryContract.directory> => {
    const done = await turn.take(() => desk.become(how));
    if (!done.ok) return done;
    // No sheet is up any more: while the folder is read for the first time, the next may be.
    await desk.begin();
    return state();
  };
  return {
    directory: state,
    foundDirectory: (order) => become(() => foundDirectory(vault, order)),
    joinDirectory: ({ profile }) => become(() => joinDirectory(vault, profile)),
    changeProfile: ({ profile }) => ask((directory) => changeProfile(directory, profile)),
    leaveDirectory: () => turn.take(() => desk.leave(leaveDirectory)),
    myDevices: async () => {
      const joined = desk.joined();
      return ok(joined ? await myDevices(joined) : { devices: [] });
    },
    retireDevice: (order) => ask((directory) => retireDevice(directory, order)),
    invite: ({ name }) => ask((directory) => invite(directory, name)),
    members: () => look({ members: [] }, (directory) => ({ members: memberRows(directory) })),
    admit: (order) => ask((directory) => admit(directory, order)),
    retire: (order) => ask((directory) => retire(directory, order)),
    compareFingerprint: (order) => act((directory) => compareFingerprint(directory, order)),
    draftSummaries: (order) =>
      act(async (directory) => {
        const drafted = await draftsFor(directory, order);
        if (!drafted.ok) return drafted;
        const { drafts, refused } = drafted.value;
        return ok({ drafts: drafts.map(({ claim }) => ({ ...claim, sentence: sentenceOf(claim) })), refused });
      }),
    publish: (order) => ask((directory) => publish(directory, order)),
    takeBack: (order) => ask((directory) => takeBack(directory, order)),
    summariesAbout: async (which) => {
      const joined = desk.joined();
      return ok(joined ? await summariesAbout(joined, which) : { mine: [], colleagues: [] });
    },
    colleagueSummaries: (page) =>
      look({ total: 0, from: page.from, rows: [] }, (directory) => colleagueSummaries(directory, page)),
    overlaps: async () => {
      const joined = desk.joined();
      return joined ? overlapsOf(joined) : ok({ overlaps: [], bytesSent: 0 });
    },
    overlap: async (which) => {
      const joined = desk.joined();
      return joined ? overlapOf(joined, which) : ok({ theirs: [] });
    },
    decideOverlap: (order) => act((directory) => decideOverlap(directory, order)),
    mySummaries: () => look({ summaries: [] }, (directory) => ({ summaries: mySummaries(directory) })),
    ledger: ({ from, count }) => {
      const rows = ledgerRows(vault.store, desk.joined());
      return ok({ total: rows.length, from, rows: rows.slice(from, from + count) });
    },
    theirEyes: async () => {
      const joined = desk.joined();
      return joined ? theirEyes(joined) : ok({ profile: null, summaries: [] });
    },
    publishedMarks: () => look({ people: [], clients: [] }, publishedMarks),
    putBack: () => act(putBack),
    saveEvidence: ({ problemId }) => ask((directory) => saveEvidence(directory, problemId)),
  };
}
