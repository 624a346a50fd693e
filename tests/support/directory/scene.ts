import type { DirectoryCrypto, FeedSeed } from '../../../src-renderer/vault/crypto/directory-keys.ts';
import { bytesToBase64Url } from '../../../src-shared/bytes.ts';
import { ADMIT_CODES } from '../../../src-shared/directory-entry/kinds.ts';
import {
  createFeed,
  createFirm,
  createOwner,
  rootOwner,
  type FeedOwner,
  type FeedWriter,
  type Firm,
} from './feed-writer.ts';

/** Somebody with a feed, whose key we hold. */
export interface Actor {
  readonly name: string;
  readonly feed: FeedWriter;
  readonly feedSeed: FeedSeed;
  /** May admit others: the root, and enrollers. */
  readonly admits: boolean;
}

/** A small firm, and another one of the same people, for replays. */
export interface Scene {
  readonly firm: Firm;
  readonly actors: readonly [Actor, ...Actor[]];
  /** Feeds of the same owners in another directory. */
  readonly elsewhere: readonly FeedWriter[];
  /** A second truth of each feed: other entries, signed by the same key. */
  readonly forked: readonly FeedWriter[];
}

const CLIENTS = ['Nordhavn Shipping', 'Acme', 'Zeta', 'Balcor & Sons'];

export function createScene(crypto: DirectoryCrypto): Scene {
  const firm = createFirm(crypto);
  const owners = [rootOwner(firm), ...Array.from({ length: 4 }, () => createOwner(crypto))];
  const names = ['root', 'Ann, who admits', 'Ben', 'Cem', 'Mallory'];
  const feeds = owners.map((owner, index) => begin(crypto, firm, owner, names[index] ?? ''));
  const [root, ann, ...others] = feeds;
  if (root === undefined || ann === undefined) throw new Error('no actors');
  root.append({ kind: 'admit', code: ADMIT_CODES.enroller, target: ann.memberId });
  for (const { memberId } of others) ann.append({ kind: 'admit', code: ADMIT_CODES.member, target: memberId });
  for (const [index, feed] of [ann, ...others].entries()) say(feed, index);
  const actors = feeds.map((feed, index) => ({
    name: names[index] ?? '',
    feed,
    feedSeed: owners[index]?.feedSeed ?? firm.rootSeed,
    admits: index < 2,
  }));
  const elsewhere = createFirm(crypto);
  return {
    firm,
    actors: actors as unknown as Scene['actors'],
    elsewhere: owners.map((owner) => say(begin(crypto, elsewhere, owner, 'Elsewhere'), 0)),
    forked: owners.map((owner) => say(begin(crypto, firm, owner, 'Forked'), 1)),
  };
}

function begin(crypto: DirectoryCrypto, firm: Firm, owner: FeedOwner, name: string): FeedWriter {
  const feed = createFeed(crypto, firm, owner);
  feed.append({ kind: 'profile', content: { name } });
  return feed;
}

function say(feed: FeedWriter, which: number): FeedWriter {
  const client = CLIENTS[which % CLIENTS.length] ?? '';
  const said = feed.append({ kind: 'claim', content: { client, expires: '2027-11-22' } });
  feed.append({ kind: 'claim', content: { client: 'Nordhavn Shipping', strength: 3, expires: '2027-11-22' } });
  const head = { feed: bytesToBase64Url(feed.feedKey), seq: 2, hash: bytesToBase64Url(feed.entries[1]?.id ?? said.id) };
  feed.append({ kind: 'witness', content: { heads: [head] } });
  if (which % 2 === 1) feed.append({ kind: 'withdraw', target: said.id });
  return feed;
}
