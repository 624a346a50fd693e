import type { Hex32 } from '../directory-entry/key-bytes';
import { foldName } from '../directory-entry/text';
import { compareText } from './problems';

interface Ordered {
  readonly entry: Hex32;
  readonly member: Hex32;
  readonly content: { readonly client: string };
}

interface Placed<Item> {
  readonly item: Item;
  /** Of the member, mixed with the client's name: worked out once, compared often. */
  readonly mix: number;
}

interface Group<Item> {
  readonly seed: number;
  readonly items: Placed<Item>[];
}

/** The order of two items; see {@link createNeutralOrder}. Holds on to the names it has folded. */
export function neutralComparison(): (a: Ordered, b: Ordered) => number {
  const folded = new Map<string, string>();
  const nameOf = ({ content: { client } }: Ordered): string => {
    let name = folded.get(client);
    if (name === undefined) folded.set(client, (name = foldName(client) || client));
    return name;
  };
  return (a, b) => {
    const [nameA, nameB] = [nameOf(a), nameOf(b)];
    if (nameA !== nameB) return compareNames(nameA, nameB);
    const seed = hash(nameA, 0);
    return comparePlaced(placed(a, seed), placed(b, seed));
  };
}

/** Items in their order, changed a few at a time. */
export interface NeutralOrder<Item> {
  readonly add: (items: Iterable<Item>) => void;
  /** The very objects that were added. */
  readonly remove: (items: Iterable<Item>) => void;
  readonly all: () => readonly Item[];
}

// The same for every reader, whatever language their system speaks.
const collator = new Intl.Collator('en', { numeric: true });
/** Of these a collator says what the code units say, and takes ten times as long. */
const PLAIN = /^[a-z ]*$/;

/** The order of two names as folded. */
export const compareNames = (a: string, b: string): number =>
  PLAIN.test(a) && PLAIN.test(b) ? compareText(a, b) : collator.compare(a, b) || compareText(a, b);

/**
 * By the client's name as folded; among those who know the same client, by a mix of member and client, so that nobody
 * comes first everywhere; then by entry. Publishing anew, another spelling or rank moves nobody up. The order does not
 * depend on the order in which items came: a change costs what it changes, not what there is.
 */
export function createNeutralOrder<Item extends Ordered>(): NeutralOrder<Item> {
  const groups = new Map<string, Group<Item>>();
  const names = createNameList();
  const folded = new Map<string, string>();
  const nameOf = ({ content: { client } }: Item): string => {
    let name = folded.get(client);
    if (name === undefined) folded.set(client, (name = foldName(client) || client));
    return name;
  };
  const groupOf = (name: string): Group<Item> => {
    const before = groups.get(name);
    if (before) return before;
    const group: Group<Item> = { seed: hash(name, 0), items: [] };
    groups.set(name, group);
    names.add(name);
    return group;
  };
  return {
    add: (items) => {
      for (const item of items) {
        const { seed, items: known } = groupOf(nameOf(item));
        const one = placed(item, seed);
        known.splice(placeIn(known, one, comparePlaced), 0, one);
      }
    },
    remove: (items) => {
      for (const item of items) {
        const name = nameOf(item);
        const known = groups.get(name)?.items ?? [];
        const at = known.findIndex((one) => one.item === item);
        if (at !== -1) known.splice(at, 1);
        if (known.length > 0 || !groups.delete(name)) continue;
        names.remove(name);
        folded.delete(item.content.client);
      }
    },
    all: () => {
      const all: Item[] = [];
      for (const name of names.all()) for (const { item } of groups.get(name)?.items ?? []) all.push(item);
      return all;
    },
  };
}

const MOST_IN_PIECE = 512;

/** Names in their order, in pieces: a long list would be moved by one for each that comes. */
function createNameList() {
  const pieces: string[][] = [[]];
  /** The piece that `name` stands in, or would. */
  const pieceFor = (name: string): number => {
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (compareNames(pieces[middle]?.[0] ?? '', name) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    add: (name: string): void => {
      const at = pieceFor(name);
      const piece = pieces[at] ?? [];
      piece.splice(placeIn(piece, name, compareNames), 0, name);
      if (piece.length > MOST_IN_PIECE) pieces.splice(at + 1, 0, piece.splice(MOST_IN_PIECE >> 1));
    },
    remove: (name: string): void => {
      const at = pieceFor(name);
      const piece = pieces[at] ?? [];
      const index = piece.indexOf(name);
      if (index !== -1) piece.splice(index, 1);
      if (piece.length === 0 && pieces.length > 1) pieces.splice(at, 1);
    },
    all: (): readonly string[] => pieces.flat(),
  };
}

const placed = <Item extends Ordered>(item: Item, seed: number): Placed<Item> => ({
  item,
  mix: hash(item.member, seed),
});

const comparePlaced = (a: Placed<Ordered>, b: Placed<Ordered>): number =>
  a.mix - b.mix || compareText(a.item.member, b.item.member) || compareText(a.item.entry, b.item.entry);

/** Where `item` belongs in a list that is in order. */
export function placeIn<Item>(list: readonly Item[], item: Item, compare: (a: Item, b: Item) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(list[middle] as Item, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * MurmurHash3 (32 bits) over UTF-16 units. It need not be strong: whoever makes identities until one comes first for
 * one client could do so with any hash, and comes anywhere for the next.
 */
function hash(text: string, seed: number): number {
  let state = seed;
  for (let index = 0; index < text.length; index += 1) {
    const unit = Math.imul(text.charCodeAt(index), 0xcc9e2d51);
    state ^= Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
    state = (Math.imul((state << 13) | (state >>> 19), 5) + 0xe6546b64) | 0;
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
