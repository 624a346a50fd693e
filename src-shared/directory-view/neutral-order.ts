import type { Hex32 } from '../directory-entry/key-bytes';
import { foldName } from '../directory-entry/text';
import { compareText } from './problems';

interface Ordered {
  readonly entry: Hex32;
  readonly member: Hex32;
  readonly content: { readonly client: string };
}

// The same for every reader, whatever language their system speaks.
const collator = new Intl.Collator('en', { numeric: true });

/**
 * By the client's name as folded; among those who know the same client, by a mix of member and client, so that nobody
 * comes first everywhere; then by entry. Publishing anew, another spelling or rank moves nobody up.
 */
export function neutralOrder<Item extends Ordered>(items: readonly Item[]): Item[] {
  const byName = new Map<string, Item[]>();
  const folded = new Map<string, string>();
  for (const item of items) {
    const { client } = item.content;
    let name = folded.get(client);
    if (name === undefined) folded.set(client, (name = foldName(client) || client));
    const group = byName.get(name);
    if (group === undefined) byName.set(name, [item]);
    else group.push(item);
  }
  const names = [...byName.keys()].toSorted((a, b) => collator.compare(a, b) || (a < b ? -1 : 1));
  return names.flatMap((name) => ordered(byName.get(name) ?? [], name));
}

function ordered<Item extends Ordered>(group: Item[], name: string): Item[] {
  if (group.length < 2) return group;
  const seed = hash(name, 0);
  return group
    .map((item) => ({ item, rank: hash(item.member, seed) }))
    .toSorted(
      (a, b) => a.rank - b.rank || compareText(a.item.member, b.item.member) || compareText(a.item.entry, b.item.entry),
    )
    .map(({ item }) => item);
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
