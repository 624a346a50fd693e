import type { FeedProblem } from '../../../src-shared/directory-view/problems';
import type { FeedRow, ViewFeed } from '../../../src-shared/directory-view/rows';

/** What this profile has read of a feed: kept though the folder may say less tomorrow. */
export interface FeedReplica extends ViewFeed {
  readonly rows: readonly FeedRow[];
  /** ISO 8601 instant at which this profile first read it. */
  readonly firstSeen: string;
  /** Every entry up to here has had its own signature checked. */
  readonly verifiedThrough: number;
  readonly problems: readonly KeptProblem[];
}

/** A problem with the time at which it was first seen. */
export interface KeptProblem extends FeedProblem {
  readonly since: string;
}
