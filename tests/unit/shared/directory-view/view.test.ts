import { expect, test } from 'vitest';

import { bytesToBase64Url } from '../../../../src-shared/bytes.ts';
import { ADMIT_CODES, RETIRE_CODES } from '../../../../src-shared/directory-entry/kinds.ts';
import { toHex32 } from '../../../../src-shared/directory-entry/key-bytes.ts';
import { viewOf, type View } from '../../../../src-shared/directory-view/view.ts';
import { folderOf, viewFeedsOf, type FeedFolder } from '../../../support/directory/feed-reader.ts';
import {
  createFeed,
  createFirm,
  createOwner,
  directoryCrypto,
  rootOwner,
  type FeedOwner,
  type FeedWriter,
} from '../../../support/directory/feed-writer.ts';

const crypto = await directoryCrypto();
const firm = createFirm(crypto);
const rootKey = toHex32(crypto.signer(firm.rootSeed).publicKey);
const now = '2026-12-01T12:00:00.000Z';
const { enroller } = ADMIT_CODES;

const viewOfFolders = (folders: readonly FeedFolder[]): View =>
  viewOf(viewFeedsOf(crypto, firm, folders), { rootKey, now });
const view = (...feeds: readonly FeedWriter[]): View => viewOfFolders(feeds.map(folderOf));

function member(name: string, owner: FeedOwner = createOwner(crypto)): FeedWriter {
  const feed = createFeed(crypto, firm, owner);
  feed.append({ kind: 'profile', content: { name } });
  return feed;
}

const root = (): FeedWriter => member('Bellamy & Brandt LLP', rootOwner(firm));
const admit = (by: FeedWriter, who: FeedWriter, code: number = ADMIT_CODES.member) =>
  by.append({ kind: 'admit', code, target: who.memberId });
const claim = (by: FeedWriter, client: string, expires = '2027-11-22') =>
  by.append({ kind: 'claim', content: { client, expires } });
const headOf = ({ feedKey, entries }: FeedWriter) => {
  const head = entries.at(-1);
  return {
    feed: bytesToBase64Url(feedKey),
    seq: entries.length,
    hash: bytesToBase64Url(head?.id ?? new Uint8Array(32)),
  };
};
const retire = (by: FeedWriter, who: Uint8Array, code: number, ...heads: readonly FeedWriter[]) =>
  by.append({ kind: 'retire', code, target: who, content: { heads: heads.map(headOf) } });

const statusOf = ({ members }: View) =>
  Object.fromEntries<string>(
    members.map(({ profile, admission }) => [profile?.name ?? '', admission?.role ?? 'unconfirmed']),
  );
const clientsOf = ({ summaries }: View) => summaries.map(({ content }) => content.client);

function firmOfThree() {
  const [top, ann, ben, cem] = [root(), member('Ann'), member('Ben'), member('Cem')];
  admit(top, ann, enroller);
  admit(ann, ben, enroller);
  admit(ben, cem);
  return { top, ann, ben, cem };
}

test('shows what members said, and who they say they are', () => {
  const { top, ann, ben } = firmOfThree();
  const said = claim(ann, 'Nordhavn Shipping');
  claim(ben, 'Acme');
  const seen = view(top, ann, ben);
  expect(seen.firm).toBe('Bellamy & Brandt LLP');
  expect(seen.members.map(({ profile }) => profile?.name)).toEqual(['Ann', 'Ben']);
  expect(clientsOf(seen)).toEqual(['Acme', 'Nordhavn Shipping']);
  expect(seen.summaries[1]).toMatchObject({
    entry: toHex32(said.id),
    member: toHex32(ann.memberId),
    feed: ann.feed,
    expired: false,
  });
  expect(seen.problems).toEqual([]);
});

test('a member is verified by a chain of admits from the root, and by nothing else', () => {
  const { top, ann, ben, cem } = firmOfThree();
  const [mallory, friend] = [member('Mallory'), member('Friend')];
  admit(mallory, friend, enroller);
  admit(cem, mallory);
  admit(mallory, mallory, enroller);
  expect(statusOf(view(top, ann, ben, cem, mallory, friend))).toEqual({
    Ann: 'enroller',
    Ben: 'enroller',
    Cem: 'member',
    Mallory: 'unconfirmed',
    Friend: 'unconfirmed',
  });
});

test('what was taken back is gone, from whichever device of the member', () => {
  const owner = createOwner(crypto);
  const laptop = member('Ann', owner);
  const desk = member('Ann', createOwner(crypto, owner.identity));
  const said = claim(laptop, 'Nordhavn Shipping');
  claim(laptop, 'Acme');
  desk.append({ kind: 'withdraw', target: said.id });
  const seen = view(laptop, desk);
  expect(clientsOf(seen)).toEqual(['Acme']);
  expect(seen.members).toHaveLength(1);
  expect(seen.members[0]?.feeds).toHaveLength(2);
});

test('nobody takes back what another said', () => {
  const { top, ann, ben } = firmOfThree();
  const said = claim(ann, 'Nordhavn Shipping');
  ben.append({ kind: 'withdraw', target: said.id });
  top.append({ kind: 'withdraw', target: said.id });
  expect(clientsOf(view(top, ann, ben))).toEqual(['Nordhavn Shipping']);
});

test('an expired summary is marked, not hidden', () => {
  const ann = member('Ann');
  claim(ann, 'Nordhavn Shipping', '2026-11-30');
  claim(ann, 'Acme', '2026-12-01');
  expect(view(ann).summaries.map(({ content, expired }) => [content.client, expired])).toEqual([
    ['Acme', false],
    ['Nordhavn Shipping', true],
  ]);
});

test('a second person of the same name is flagged on both', () => {
  const [jane, other, roe] = [member('Jane Doe'), member('JANE  Doé'), member('Jane Roe')];
  const sameNames = Object.fromEntries(view(jane, other, roe).members.map(({ id, sameNameAs }) => [id, sameNameAs]));
  expect(sameNames).toEqual({
    [toHex32(jane.memberId)]: [toHex32(other.memberId)],
    [toHex32(other.memberId)]: [toHex32(jane.memberId)],
    [toHex32(roe.memberId)]: [],
  });
});

test('retiring takes two enrollers, marks the member, and hides nothing', () => {
  const { top, ann, ben, cem } = firmOfThree();
  claim(cem, 'Nordhavn Shipping');
  retire(ann, cem.memberId, RETIRE_CODES.left, cem);
  const alone = view(top, ann, ben, cem);
  expect(alone.retirements).toMatchObject([{ how: 'left', agreed: false, by: [toHex32(ann.memberId)] }]);
  expect(alone.members.every(({ retired }) => retired === undefined)).toBe(true);
  retire(ben, cem.memberId, RETIRE_CODES.left, cem);
  const agreed = view(top, ann, ben, cem);
  expect(agreed.members.find(({ id }) => id === toHex32(cem.memberId))?.retired?.how).toBe('left');
  expect(clientsOf(agreed)).toEqual(['Nordhavn Shipping']);
});

test('neither the root nor a member who is no enroller counts for retiring', () => {
  const { top, ann, ben, cem } = firmOfThree();
  retire(ann, ben.memberId, RETIRE_CODES.refuse);
  retire(top, ben.memberId, RETIRE_CODES.refuse);
  retire(cem, ben.memberId, RETIRE_CODES.refuse);
  const seen = view(top, ann, ben, cem);
  expect(seen.members.every(({ retired }) => retired === undefined)).toBe(true);
  expect(seen.retirements).toMatchObject([{ agreed: false, by: [toHex32(ann.memberId)] }]);
});

test('a retired enroller admits nobody from then on, and whom they admitted before stays', () => {
  const { top, ann, ben, cem } = firmOfThree();
  const dan = member('Dan');
  admit(ann, dan, enroller);
  retire(ann, ben.memberId, RETIRE_CODES.left, ben);
  retire(dan, ben.memberId, RETIRE_CODES.left, ben);
  const eve = member('Eve');
  admit(ben, eve);
  expect(statusOf(view(top, ann, ben, cem, dan, eve))).toMatchObject({ Cem: 'member', Eve: 'unconfirmed' });
});

test('a new content key counts from two enrollers only', () => {
  const { top, ann, ben, cem } = firmOfThree();
  const keys = { epoch: 1, boxes: { [bytesToBase64Url(ann.memberId)]: bytesToBase64Url(new Uint8Array(80)) } };
  const mallory = createOwner(crypto);
  const lost = member('Mallory', mallory);
  lost.append({ kind: 'retire', code: RETIRE_CODES.lost, target: lost.feedKey, content: { heads: [], keys } });
  const said = ann.append({
    kind: 'retire',
    code: RETIRE_CODES.left,
    target: cem.memberId,
    content: { heads: [], keys },
  });
  expect(view(top, ann, ben, cem, lost).retirements.flatMap((one) => one.keys)).toEqual([]);
  const agreesWith = bytesToBase64Url(said.id);
  const content = { heads: [], agreesWith };
  ben.append({ kind: 'retire', code: RETIRE_CODES.left, target: cem.memberId, content });
  expect(view(top, ann, ben, cem, lost).retirements.flatMap((one) => one.keys)).toEqual([keys]);
});

test('a member reports an own device lost alone, and no other’s', () => {
  const owner = createOwner(crypto);
  const laptop = member('Ann', owner);
  const desk = member('Ann', createOwner(crypto, owner.identity));
  const cem = member('Cem');
  retire(desk, laptop.feedKey, RETIRE_CODES.lost, laptop);
  retire(cem, desk.feedKey, RETIRE_CODES.lost, desk);
  claim(laptop, 'After');
  const [ann] = view(laptop, desk, cem).members;
  expect(ann?.feeds.find(({ feed }) => feed === laptop.feed)).toMatchObject({ lostAfter: 1, entries: 2 });
  expect(ann?.feeds.find(({ feed }) => feed === desk.feed)?.lostAfter).toBeUndefined();
});

test('a witness lets us notice a feed that lost its tail, or has another', () => {
  const [ann, ben] = [member('Ann'), member('Ben')];
  claim(ann, 'Nordhavn Shipping');
  ben.append({ kind: 'witness', content: { heads: [headOf(ann)] } });
  expect(view(ann, ben).problems).toEqual([]);
  const shortened = folderOf(ann);
  const cut = { ...shortened, entries: new Map([...shortened.entries].slice(0, 1)) };
  const by = toHex32(ben.memberId);
  expect(viewOfFolders([cut, folderOf(ben)]).problems).toEqual([{ kind: 'shortened', feed: ann.feed, seq: 2, by }]);
  const cem = member('Cem');
  cem.append({ kind: 'witness', content: { heads: [{ ...headOf(ann), hash: bytesToBase64Url(ben.memberId) }] } });
  expect(view(ann, cem).problems).toEqual([{ kind: 'fork', feed: ann.feed, seq: 2, by: toHex32(cem.memberId) }]);
});

test('a witness of feeds that nobody has is not given room without end', () => {
  const ben = member('Ben');
  const heads = Array.from({ length: 500 }, () => ({
    feed: bytesToBase64Url(crypto.random(32)),
    seq: 1,
    hash: bytesToBase64Url(crypto.random(32)),
  }));
  ben.append({ kind: 'witness', content: { heads } });
  expect(view(ben).problems).toHaveLength(100);
});

test('content that is gone without being taken back is named, and absurd clocks are', () => {
  const ann = member('Ann');
  claim(ann, 'Nordhavn Shipping');
  const said = claim(ann, 'Acme');
  ann.append({ kind: 'withdraw', target: said.id, time: '2099-01-01T00:00:00Z' });
  const folder = { ...folderOf(ann), contents: new Map() };
  expect(viewOfFolders([folder]).problems).toEqual([
    { kind: 'missing-content', feed: ann.feed, seq: 2 },
    { kind: 'future-clock', feed: ann.feed, seq: 4 },
  ]);
});

test('a kind of a later version keeps its place in the chain and shows nothing', () => {
  const ann = member('Ann');
  ann.append({ kind: 'claim', contentBytes: Uint8Array.of(1, 2, 3), change: (header) => ({ ...header, kind: 77 }) });
  claim(ann, 'Acme');
  const seen = view(ann);
  expect(clientsOf(seen)).toEqual(['Acme']);
  expect(seen.problems).toEqual([]);
});

test('nobody comes first for every client, and publishing anew moves nobody up', () => {
  const feeds = Array.from({ length: 6 }, (_, index) => member(`Member ${index}`));
  const clients = Array.from({ length: 40 }, (_, index) => `Client ${index}`);
  for (const feed of feeds) for (const client of clients) claim(feed, client);
  const order = (client: string) =>
    view(...feeds)
      .summaries.filter(({ content }) => content.client === client)
      .map(({ member: id }) => id);
  const firsts = new Set(
    view(...feeds).summaries.flatMap(({ content, member: id }, index, all) =>
      all[index - 1]?.content.client === content.client ? [] : [id],
    ),
  );
  expect(firsts.size).toBeGreaterThan(3);
  const before = order('Client 7');
  const last = feeds.find(({ memberId }) => toHex32(memberId) === before.at(-1));
  if (last === undefined) throw new Error('no last');
  for (let again = 0; again < 8; again += 1) claim(last, 'CLIENT  7');
  expect(order('Client 7')).toEqual(before);
});
