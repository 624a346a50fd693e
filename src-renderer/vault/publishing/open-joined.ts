import type { OpenVault } from '../session/open-vault';
import { ok } from '../../../src-shared/result';
import { yieldToOthers } from '../../../src-shared/yield-to-others';
import { abandonFeed } from './device-feed';
import type { JoinedDirectory } from './joined-directory';
import type { Joined } from './kept';
import { membershipOf } from './membership';
import { createOutbox } from './outbox';
import { prepareOverlaps } from './overlaps';
import { createOwnForks } from './own-forks';
import { createOwnLog } from './own-log';
import { createReader } from './reader';
import { createReceiptBook } from './receipts';
import { createReplica } from './replica';
import { lostFeeds } from './rows';
import { createSigning } from './signing';
import { createSync, type Sync } from './sync';
import { verifySignatures } from './verify-signatures';
import { witnessDue, withNewKeys } from './after-reading';
import { keepJoined } from './kept-joined';

export function openJoined(vault: OpenVault, joined: Joined): JoinedDirectory {
  const { store: values, device, directoryCrypto: crypto, startChecker } = vault;
  const { shell, emit } = vault.room;
  let membership = membershipOf(crypto, joined);
  const now = () => new Date().toISOString();
  const tell = () => emit({ kind: 'directory' });
  const log = createOwnLog(values, crypto, () => membership);
  const receipts = createReceiptBook(values);
  const forks = createOwnForks(values);
  const replica = createReplica(device);
  const current = () => membership;
  const sync: Sync = createSync({
    path: joined.path,
    rootHex: membership.rootHex,
    shell,
    outbox: createOutbox({
      log,
      receipts,
      forks,
      crypto,
      device,
      shell,
      now,
      signAgain: async (feed) => (await signing.signAgain(feed)).ok,
    }),
    reader: (on) =>
      createReader({ shell, crypto, membership: current, replica, startChecker, now, pause: yieldToOthers, ...on }),
    replica,
    now,
    tell,
    tellProgress: () => emit({ kind: 'directory-progress' }),
    verify: () => verifySignatures({ replica, startChecker: () => startChecker(membership), now }),
    onRead: async () => {
      void prepareOverlaps(directory);
      const rejoined = withNewKeys(crypto, membership, sync.view());
      if (rejoined && (await keepJoined(values, rejoined)).ok) {
        membership = membershipOf(crypto, rejoined);
        // What was sealed under the new key is read now.
        return 'again';
      }
      const noted = await noteForks();
      if (!noted.ok) return 'done';
      const known = log.all().length;
      for (const { feed, memberId, rows } of replica.feeds().values())
        if (memberId === membership.memberHex && rows.length > log.headOf(feed).seq && !isLost(feed))
          await signing.adopt(feed);
      const witness = witnessDue(log, replica, membership, now());
      if (witness && (await signing.sign([witness])).ok) return 'send';
      return log.all().length > known ? 'send' : 'done';
    },
  });
  /** What a reading shows of feeds of one's own: they are not written on. */
  const noteForks = async () => {
    for (const { feed, memberId, problems } of replica.feeds().values()) {
      const fork = memberId === membership.memberHex && problems.find(({ kind }) => kind === 'fork');
      if (!fork) continue;
      const noted = await forks.note(feed, fork.seq, fork.evidence, fork.since);
      if (!noted.ok) return noted;
      await abandonFeed(device, feed);
    }
    return ok(null);
  };
  const isLost = (feed: string) => lostFeeds(sync.view()).has(feed);
  const signing = createSigning({
    values,
    device,
    crypto,
    membership: current,
    log,
    shell,
    isHere: sync.isHere,
    isLost,
    receipts,
    forks,
    now,
  });
  const directory: JoinedDirectory = {
    vault,
    membership: current,
    log,
    receipts,
    forks,
    signing,
    replica,
    sync,
    now,
    firstSaid: new Map(),
    tell,
  };
  return directory;
}
