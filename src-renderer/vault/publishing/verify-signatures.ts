import { fromHex32 } from '../../../src-shared/directory-entry/key-bytes';
import { unverifiedEntries } from '../../../src-shared/directory-view/check-feed';
import type { FeedProblem } from '../../../src-shared/directory-view/problems';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import type { Replica } from './replica';

export interface VerifyDeps {
  readonly replica: Replica;
  readonly crypto: Pick<DirectoryCrypto, 'verify'>;
  readonly now: () => string;
  /** Lets calls of the screen go first. */
  readonly pause: () => Promise<void>;
}

/** Some 0.15 ms each. */
const AT_ONCE = 64;

/**
 * Checks each entry's own signature. A feed was admitted to the view by its last signature and the chain of hashes
 * before it; this finds entries that their own key never signed. True where there was anything to check.
 */
export async function verifySignatures({ replica, crypto, now, pause }: VerifyDeps): Promise<boolean> {
  let isAny = false;
  for (const { feed, rows, verifiedThrough } of replica.feeds().values()) {
    if (verifiedThrough >= rows.length) continue;
    isAny = true;
    const entries = await replica.proof(feed);
    const feedKey = fromHex32(feed);
    const problems: FeedProblem[] = [];
    for (let from = verifiedThrough; from < entries.length; from += AT_ONCE) {
      problems.push(...unverifiedEntries(feedKey, entries.slice(from, from + AT_ONCE), crypto.verify));
      await pause();
    }
    const since = now();
    await replica.update(feed, (latest) => ({
      ...latest,
      verifiedThrough: entries.length,
      problems: [...latest.problems, ...problems.map((problem) => ({ ...problem, since }))],
    }));
  }
  return isAny;
}
