import type { DirectoryCrypto } from '../../../src-renderer/vault/crypto/directory-keys.ts';
import { toFeedSeed } from '../../../src-renderer/vault/crypto/directory-keys.ts';
import { encodeContent } from '../../../src-shared/directory-entry/content.ts';
import { encodeEntryFile } from '../../../src-shared/directory-entry/entry-file.ts';
import { encodeHeader } from '../../../src-shared/directory-entry/header.ts';
import { entryPae } from '../../../src-shared/directory-entry/pae.ts';
import type { Random } from '../../../src-shared/sample/random.ts';
import { folderOf, type FeedFolder } from './feed-reader.ts';
import type { WrittenEntry } from './feed-writer.ts';
import type { Actor, Scene } from './scene.ts';

/** Where a mutation may reach for bytes, keys and chance. */
export interface Reach {
  readonly scene: Scene;
  readonly actor: Actor;
  readonly random: Random;
  readonly crypto: DirectoryCrypto;
}

export interface Mutation {
  readonly name: string;
  /** Made by the feed's own key, as a hostile member could: true entries, then, of whatever form. */
  readonly signs?: true;
  /** May leave a shorter feed that is sound in itself. */
  readonly cuts?: true;
  readonly apply: (reach: Reach) => FeedFolder;
}

const LENGTH_BYTES = 2;
const SIGNATURE_BYTES = 64;
const PREVIOUS_OFFSET = LENGTH_BYTES + 80;

/** Changes the file of one entry. */
const ofEntry =
  (change: (bytes: Uint8Array, reach: Reach, written: WrittenEntry) => Uint8Array) =>
  (reach: Reach): FeedFolder => {
    const folder = folderOf(reach.actor.feed);
    const written = anEntry(reach);
    return {
      ...folder,
      entries: new Map(folder.entries).set(written.seq, change(written.entry.slice(), reach, written)),
    };
  };

/** Changes one content file. */
const ofContent =
  (change: (bytes: Uint8Array, reach: Reach) => Uint8Array | undefined) =>
  (reach: Reach): FeedFolder => {
    const folder = folderOf(reach.actor.feed);
    const contents = new Map(folder.contents);
    const [seq, bytes] = pick(reach.random, [...contents]);
    const changed = change(bytes.slice(), reach);
    if (changed === undefined) contents.delete(seq);
    else contents.set(seq, changed);
    return { ...folder, contents };
  };

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

const anEntry = ({ actor, random }: Reach): WrittenEntry => pick(random, actor.feed.entries);

/** One to eight bits, anywhere from `start` to `end`. */
function flip(bytes: Uint8Array, random: Random, start = 0, end = bytes.length): Uint8Array {
  const changed = new Set<number>();
  while (changed.size === 0 || random.chance(40)) changed.add(start * 8 + random.below((end - start) * 8));
  for (const bit of changed) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes;
}

function randomBytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256));
}

function anyContent({ scene, random }: Reach): Uint8Array {
  const feeds = [...scene.actors.map(({ feed }) => feed), ...scene.elsewhere, ...scene.forked];
  return pick(random, [...folderOf(pick(random, feeds)).contents.values()]);
}

/** A header signed by the key of the feed, whatever is in it. */
function signedByOwner(header: Uint8Array, { actor, crypto }: Reach): Uint8Array {
  return encodeEntryFile(header, crypto.signer(actor.feedSeed).sign(entryPae(header)));
}

/** The entries of another feed in place of some of these. */
const replayed =
  (feedsOf: (scene: Scene) => Scene['elsewhere']) =>
  (reach: Reach): FeedFolder => {
    const { actor, scene, random } = reach;
    const folder = folderOf(actor.feed);
    const other = folderOf(feedsOf(scene)[scene.actors.indexOf(actor)] ?? actor.feed);
    const { seq } = anEntry(reach);
    const takes = (at: number): boolean => (random.chance(50) ? at === seq : at >= seq);
    const mixed = new Map(
      [...folder.entries].map(([at, bytes]) => [at, takes(at) ? (other.entries.get(at) ?? bytes) : bytes]),
    );
    return { ...folder, entries: mixed };
  };

export const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  {
    name: 'header',
    apply: ofEntry((bytes, { random }) => flip(bytes, random, LENGTH_BYTES, bytes.length - SIGNATURE_BYTES)),
  },
  { name: 'header length', apply: ofEntry((bytes, { random }) => flip(bytes, random, 0, LENGTH_BYTES)) },
  {
    name: 'link',
    apply: ofEntry((bytes, reach) => {
      const other = reach.random.chance(50) ? randomBytes(reach.random, 32) : anEntry(reach).id;
      // A link that is right already would be no mutation.
      if (bytes.subarray(PREVIOUS_OFFSET, PREVIOUS_OFFSET + 32).every((byte, index) => byte === other[index]))
        return bytes;
      bytes.set(other, PREVIOUS_OFFSET);
      return bytes;
    }),
  },
  {
    name: 'signature',
    apply: ofEntry((bytes, { random }) => flip(bytes, random, bytes.length - SIGNATURE_BYTES)),
  },
  {
    name: 'signature of another entry',
    apply: ofEntry((bytes, reach) => {
      bytes.set(anEntry(reach).entry.subarray(-SIGNATURE_BYTES), bytes.length - SIGNATURE_BYTES);
      return bytes;
    }),
  },
  {
    name: 'signed by another key',
    apply: ofEntry((_bytes, { crypto, random }, { header }) => {
      const headerBytes = encodeHeader({ ...header, time: `2026-11-2${random.below(10)}T09:00:00Z` });
      const stranger = crypto.signer(toFeedSeed(randomBytes(random, 32)));
      return encodeEntryFile(headerBytes, stranger.sign(entryPae(headerBytes)));
    }),
  },
  {
    name: 'entry cut or lengthened',
    apply: ofEntry((bytes, { random }) =>
      random.chance(50)
        ? bytes.slice(0, random.below(bytes.length))
        : Uint8Array.of(...bytes, ...randomBytes(random, 1 + random.below(2000))),
    ),
  },
  { name: 'noise for an entry', apply: ofEntry((_bytes, { random }) => randomBytes(random, random.below(1100))) },
  {
    name: 'entry deleted',
    cuts: true,
    apply: (reach) => {
      const folder = folderOf(reach.actor.feed);
      const entries = new Map(folder.entries);
      entries.delete(anEntry(reach).seq);
      return { ...folder, entries };
    },
  },
  {
    name: 'entries swapped or copied',
    apply: ofEntry((_bytes, reach) => anEntry(reach).entry),
  },
  { name: 'replayed from another directory', apply: replayed(({ elsewhere }) => elsewhere) },
  {
    name: 'replayed from another feed',
    apply: ofEntry((_bytes, reach) => anEntry({ ...reach, actor: pick(reach.random, reach.scene.actors) }).entry),
  },
  { name: 'content', apply: ofContent((bytes, { random }) => flip(bytes, random)) },
  {
    name: 'content cut, lengthened or noise',
    apply: ofContent((bytes, { random }) =>
      random.chance(50) ? bytes.slice(0, random.below(bytes.length)) : randomBytes(random, random.below(2000)),
    ),
  },
  { name: 'content of another entry', apply: ofContent((_bytes, reach) => anyContent(reach)) },
  {
    // Everyone in the firm has the key: what is signed is the hash.
    name: 'content sealed anew by a colleague',
    apply: (reach) => {
      const { actor, scene, crypto, random } = reach;
      const folder = folderOf(actor.feed);
      const seq = pick(random, [...folder.contents.keys()]);
      const { directoryId, epoch, key } = scene.firm;
      const content = encodeContent('claim', { client: 'Acme', expires: '2027-11-22' });
      const salted = { salt: randomBytes(random, 32), content };
      const sealed = crypto.sealContent({ directoryId, feedKey: actor.feed.feedKey, seq }, epoch, key, salted);
      return { ...folder, contents: new Map(folder.contents).set(seq, sealed) };
    },
  },
  { name: 'content deleted', apply: ofContent(() => undefined) },
  { name: 'forked by its own key', signs: true, cuts: true, apply: replayed(({ forked }) => forked) },
  {
    name: 'any header, signed by its own key',
    signs: true,
    cuts: true,
    apply: ofEntry((bytes, reach) => {
      const header = flip(bytes.slice(LENGTH_BYTES, -SIGNATURE_BYTES), reach.random);
      return signedByOwner(header, reach);
    }),
  },
  {
    name: 'another kind, code or target, signed by its own key',
    signs: true,
    cuts: true,
    apply: ofEntry((_bytes, reach, { header }) => {
      const { random, scene } = reach;
      const other = pick(random, scene.actors).feed;
      const targets = [other.memberId, other.feedKey, pick(random, other.entries).id];
      const { target: _target, contentHash, ...rest } = header;
      const changed = {
        ...rest,
        kind: random.below(8),
        code: random.below(4),
        ...(random.chance(50) && { target: pick(random, targets) }),
        ...(contentHash && random.chance(50) && { contentHash }),
      };
      return signedByOwner(encodeHeader(changed), reach);
    }),
  },
];
