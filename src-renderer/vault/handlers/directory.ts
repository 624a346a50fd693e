import type { Handlers } from '../../../src-shared/contract';
import type { directoryContract } from '../../../src-shared/directory-contract';
import { err, ok } from '../../../src-shared/result';

const NOT_JOINED = err({ kind: 'directory-not-joined' } as const);

/** The answers of a vault that belongs to no directory: nothing is there, and nothing can leave. */
export const unjoinedHandlers: Handlers<typeof directoryContract> = {
  directory: () => ok({ joined: null }),
  members: () => ok({ members: [] }),
  draftSummaries: () => NOT_JOINED,
  summariesAbout: () => ok({ mine: [], colleagues: [] }),
  colleagueSummaries: ({ from }) => ok({ total: 0, from, rows: [] }),
  overlaps: () => ok({ overlaps: [], bytesSent: 0 }),
  decideOverlap: () => NOT_JOINED,
  publish: () => NOT_JOINED,
  takeBack: () => NOT_JOINED,
  invite: () => NOT_JOINED,
  admit: () => NOT_JOINED,
  retire: () => NOT_JOINED,
  compareFingerprint: () => NOT_JOINED,
  saveEvidence: () => NOT_JOINED,
  mySummaries: () => ok({ summaries: [] }),
  ledger: ({ from }) => ok({ total: 0, from, rows: [] }),
  theirEyes: () => ok({ profile: null, summaries: [] }),
  publishedMarks: () => ok({ people: [], clients: [] }),
};
