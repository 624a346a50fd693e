import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { DirectoryCrypto } from '../../../src-renderer/vault/crypto/directory-keys.ts';
import type { ContentOf, Strength } from '../../../src-shared/directory-entry/content.ts';
import { encodeInvitation } from '../../../src-shared/directory-entry/invitation.ts';
import { ADMIT_CODES } from '../../../src-shared/directory-entry/kinds.ts';
import { toPublicText } from '../../../src-shared/directory-entry/text.ts';
import { sampleClient } from '../../../src-shared/sample/clients.ts';
import { Random } from '../../../src-shared/sample/random.ts';
import { samplePeople } from '../../../src-shared/sample/sample-book.ts';
import { seededBytes } from '../seeded-bytes.ts';
import {
  createFeed,
  createFirm,
  createOwner,
  directoryCrypto,
  rootOwner,
  type FeedWriter,
  type Firm,
} from './feed-writer.ts';

export interface BigFirmOptions {
  readonly folder: string;
  readonly seed: string;
  readonly members: number;
  /** Of each member. */
  readonly summaries: number;
  /** Clients of the sample book of the same seed, so that a book has some in common with the firm. */
  readonly clients: number;
}

/** A firm in a folder, and what somebody needs to read it. */
export interface BigFirm {
  readonly firm: Firm;
  readonly entries: number;
  readonly invitation: string;
  /** Lets so many members say so much more: what is to be written of each. */
  readonly sayMore: (members: number, summaries: number) => readonly Pick<FeedWriter, 'feed' | 'entries'>[];
}

/** A made-up firm as files: real keys, real signatures; the same options give the same bytes. */
export async function writeBigFirm({ folder, seed, members, summaries, clients }: BigFirmOptions): Promise<BigFirm> {
  const crypto = await directoryCrypto(seededBytes(seed));
  const firm = createFirm(crypto);
  const random = new Random(`${seed} firm`);
  const say = (feed: FeedWriter): void => {
    feed.append({ kind: 'claim', content: summary(random, sampleClient(seed, random.below(clients)).name) });
  };
  const root = createFeed(crypto, firm, rootOwner(firm));
  root.append({ kind: 'profile', content: { name: 'Bellamy & Brandt LLP' } });
  const feeds: FeedWriter[] = [];
  for (const contact of samplePeople(`${seed} colleagues`, members)) {
    const feed = createFeed(crypto, firm, createOwner(crypto));
    feed.append({
      kind: 'profile',
      content: { name: toPublicText(contact.name.display) ?? 'Member', office: 'London' },
    });
    for (let index = 0; index < summaries; index++) say(feed);
    feeds.push(feed);
  }
  const [enroller, ...others] = feeds;
  if (enroller === undefined) throw new Error('a firm has members');
  root.append({ kind: 'admit', code: ADMIT_CODES.enroller, target: enroller.memberId });
  for (const { memberId } of others) enroller.append({ kind: 'admit', code: ADMIT_CODES.member, target: memberId });
  let entries = 0;
  for (const feed of [root, ...feeds]) {
    writeFeed(folder, feed);
    entries += feed.entries.length;
  }
  const sayMore: BigFirm['sayMore'] = (some, each) =>
    feeds.slice(0, some).map((feed) => {
      const before = feed.entries.length;
      for (let index = 0; index < each; index++) say(feed);
      return { feed: feed.feed, entries: feed.entries.slice(before) };
    });
  return { firm, entries, invitation: invite(crypto, firm, enroller), sayMore };
}

function summary(random: Random, client: string): ContentOf<'claim'> {
  const [strength] = random.some<Strength>([1, 2, 3, 4], 1);
  return {
    client,
    ...(random.chance(20) && { person: { name: `Contact ${random.digits(4)}` } }),
    ...(random.chance(30) && strength !== undefined && { strength }),
    ...(random.chance(30) && { openToIntroductions: true }),
    expires: '2027-11-22',
  };
}

/** Writes a feed where readers look for it. */
export function writeFeed(folder: string, { feed, entries }: Pick<FeedWriter, 'feed' | 'entries'>): void {
  const place = join(folder, 'feeds', feed);
  mkdirSync(place, { recursive: true });
  for (const { seq, entry, content } of entries) {
    const name = join(place, String(seq).padStart(10, '0'));
    if (content !== undefined) writeFileSync(`${name}.content`, content);
    writeFileSync(`${name}.entry`, entry);
  }
}

function invite(crypto: DirectoryCrypto, firm: Firm, inviter: FeedWriter): string {
  const { directoryId, rootSeed, epoch, key } = firm;
  return encodeInvitation(
    {
      directoryId,
      rootKey: crypto.signer(rootSeed).publicKey,
      firm: 'Bellamy & Brandt LLP',
      keys: [{ epoch, key }],
      id: crypto.random(16),
      secret: crypto.random(32),
      inviter: { memberId: inviter.memberId, name: 'The first enroller' },
      expires: '2099-12-31',
    },
    crypto.sha256,
  );
}
