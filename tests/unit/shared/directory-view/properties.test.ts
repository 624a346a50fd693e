import fc from 'fast-check';
import { expect, test } from 'vitest';

import { bytesToBase64Url } from '../../../../src-shared/bytes.ts';
import { fromHex32, type Hex32 } from '../../../../src-shared/directory-entry/key-bytes.ts';
import { checkFeed, type CheckedEntry, type FeedFile } from '../../../../src-shared/directory-view/check-feed.ts';
import type { FeedRow, ViewFeed } from '../../../../src-shared/directory-view/rows.ts';
import { createViewer, viewOf, type View } from '../../../../src-shared/directory-view/view.ts';
import { createFeed, createFirm, createOwner, directoryCrypto } from '../../../support/directory/feed-writer.ts';

/*
 * Any entries at all, hostile ones included: members who take back, admit and retire whomever they like, witnesses that
 * lie, two devices of one member, kinds nobody knows. Ids come from a small pool, so that they hit each other often.
 */

const hex = (digit: number): Hex32 => digit.toString(16).padStart(64, '0') as Hex32;
const MEMBERS = [1, 2, 3, 4, 5].map(hex);
const [rootKey = hex(1)] = MEMBERS;
const FEEDS = [11, 12, 13, 14, 15, 16, 17].map(hex);
const now = '2026-12-01T12:00:00.000Z';

const member = fc.constantFrom(...MEMBERS);
const feedKey = fc.constantFrom(...FEEDS);
const entryId = fc.nat(60).map((number) => hex(1000 + number));
const anything = fc.oneof(member, feedKey, entryId);
const time = fc.constantFrom('2026-11-22T09:00:00Z', '2026-11-23T09:00:00Z', '2099-01-01T00:00:00Z');
const name = fc.constantFrom('Jane Doe', 'JANE DOE', 'Ben', 'Cem');
const client = fc.constantFrom('Nordhavn', 'nordhavn', 'Acme', 'Zeta', '—');
const expires = fc.constantFrom('2026-01-01', '2027-11-22');
const bytes = anything.map((id) => bytesToBase64Url(fromHex32(id)));
const heads = fc.array(fc.record({ feed: bytes, seq: fc.integer({ min: 1, max: 6 }), hash: bytes }), { maxLength: 3 });

const what = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('claim' as const), content: fc.record({ client, expires }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), target: anything }) },
  fc.record({ kind: fc.constant('claim' as const) }),
  fc.record({ kind: fc.constant('profile' as const), content: fc.record({ name }) }),
  fc.record({
    kind: fc.constant('admit' as const),
    role: fc.constantFrom('member' as const, 'enroller' as const),
    target: anything,
  }),
  fc.record({
    kind: fc.constant('retire' as const),
    how: fc.constantFrom('refuse' as const, 'left' as const, 'lost' as const),
    target: anything,
    content: fc.record({ heads }),
  }),
  fc.record({ kind: fc.constant('witness' as const), content: fc.record({ heads }) }),
  fc.record({ kind: fc.constant('other' as const) }),
);
const rows = fc.array(fc.record({ what, time }), { maxLength: 8 });
/** Feeds with an author each; a feed key belongs to one feed, an id to one entry. */
const feedsArbitrary = fc
  .uniqueArray(fc.record({ feed: feedKey, memberId: member, rows }), { selector: ({ feed }) => feed, maxLength: 7 })
  .map((drawn) => {
    let next = 0;
    return drawn.map(({ feed, memberId, rows: said }): ViewFeed => ({
      feed,
      memberId,
      rows: said.map((one, index): FeedRow => {
        next += 1;
        return { ...one.what, seq: index + 1, id: hex(1000 + next), time: one.time };
      }),
    }));
  });

const view = (feeds: readonly ViewFeed[]): View => viewOf(feeds, { rootKey, now });
const summariesOf = ({ summaries }: View, memberId: Hex32) => summaries.filter((one) => one.member === memberId);

test('what is seen of a member is what that member said, whatever others say', () => {
  fc.assert(
    fc.property(feedsArbitrary, member, (feeds, who) => {
      const alone = view(feeds.filter(({ memberId }) => memberId === who));
      expect(summariesOf(view(feeds), who)).toEqual(alone.summaries);
    }),
    { numRuns: 1000 },
  );
});

test('the order in which feeds are read does not matter', () => {
  const shuffled = feedsArbitrary.chain((feeds) =>
    fc.record({
      feeds: fc.constant(feeds),
      other: fc.shuffledSubarray([...feeds], { minLength: feeds.length, maxLength: feeds.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ feeds, other }) => {
      expect(view(other)).toEqual(view(feeds));
    }),
    { numRuns: 500 },
  );
});

test('feeds taken a few rows at a time, over days, come to the same as all of them at once', () => {
  const steps = fc.array(fc.record({ feed: fc.nat(6), rows: fc.nat(8), isTomorrow: fc.boolean() }), { maxLength: 12 });
  fc.assert(
    fc.property(feedsArbitrary, steps, (feeds, drawn) => {
      const viewer = createViewer(rootKey, now);
      const taken = new Map<Hex32, ViewFeed>();
      for (const { feed: which, rows: count, isTomorrow } of drawn) {
        const feed = feeds[which];
        if (feed === undefined) continue;
        const part = { ...feed, rows: feed.rows.slice(0, count) };
        taken.set(feed.feed, part);
        viewer.take([part]);
        const at = isTomorrow ? '2028-01-01T00:00:00.000Z' : now;
        expect(viewer.view(at)).toEqual(viewOf([...taken.values()], { rootKey, now: at }));
      }
    }),
    { numRuns: 500 },
  );
});

/** All that is shown of others: names that came to be the same are flagged on both, which is meant. */
function shownOfOthers(seen: View, author: Hex32) {
  return {
    summaries: seen.summaries.filter((one) => one.member !== author),
    members: seen.members.filter(({ id }) => id !== author).map((one) => ({ ...one, sameNameAs: [] })),
  };
}

test('one more entry by a member who is no enroller changes nothing that is shown of others', () => {
  fc.assert(
    fc.property(feedsArbitrary, fc.nat(6), fc.record({ what, time }), (feeds, which, more) => {
      const author = feeds[which % Math.max(feeds.length, 1)];
      const before = view(feeds);
      const role = before.members.find(({ id }) => id === author?.memberId)?.admission?.role;
      if (author === undefined || author.memberId === rootKey || role === 'enroller') return;
      const row: FeedRow = { ...more.what, seq: author.rows.length + 1, id: hex(5000), time: more.time };
      const after = view(feeds.map((feed) => (feed === author ? { ...feed, rows: [...feed.rows, row] } : feed)));
      expect(shownOfOthers(after, author.memberId)).toEqual(shownOfOthers(before, author.memberId));
    }),
    { numRuns: 1000 },
  );
});

test('one more entry by anybody, enrollers and root included, hides and changes no summary of another', () => {
  fc.assert(
    fc.property(feedsArbitrary, fc.nat(6), fc.record({ what, time }), (feeds, which, more) => {
      const author = feeds[which % Math.max(feeds.length, 1)];
      if (author === undefined) return;
      const row: FeedRow = { ...more.what, seq: author.rows.length + 1, id: hex(5000), time: more.time };
      const after = view(feeds.map((feed) => (feed === author ? { ...feed, rows: [...feed.rows, row] } : feed)));
      expect(shownOfOthers(after, author.memberId).summaries).toEqual(
        shownOfOthers(view(feeds), author.memberId).summaries,
      );
    }),
    { numRuns: 500 },
  );
});

const crypto = await directoryCrypto();
const firm = createFirm(crypto);
const written = createFeed(crypto, firm, createOwner(crypto));
written.append({ kind: 'profile', content: { name: 'Jane Doe' } });
for (const one of ['Acme', 'Nordhavn', 'Zeta', 'Omega', 'Delta']) {
  written.append({ kind: 'claim', content: { client: one, expires: '2027-11-22' } });
}
const files: readonly FeedFile[] = written.entries.map(({ seq, entry }) => ({ seq, bytes: entry }));

test('files that come late, in any order and in any number of readings, come to the same feed', () => {
  const { directoryId } = firm;
  const { feedKey: ownKey } = written;
  fc.assert(
    fc.property(fc.array(fc.subarray([...files]), { maxLength: 4 }), (arrivals) => {
      const accepted: CheckedEntry[] = [];
      const there = new Set<FeedFile>();
      for (const arrival of [...arrivals, files]) {
        for (const file of arrival) there.add(file);
        const present = files.filter((file) => there.has(file));
        const head = accepted.at(-1);
        const known = head && {
          memberId: written.memberId,
          head: { seq: accepted.length, id: head.id },
          entryAt: (seq: number) => accepted[seq - 1],
        };
        const checked = checkFeed({ directoryId, feedKey: ownKey, files: present, ...(known && { known }) }, crypto);
        expect(checked.problems.every(({ kind }) => kind === 'gap')).toBe(true);
        accepted.push(...checked.accepted);
      }
      expect(accepted.map(({ id }) => id)).toEqual(written.entries.map(({ id }) => id));
    }),
    { numRuns: 50 },
  );
});
