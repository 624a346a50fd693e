import type { AgainstClient, ClientReason } from '../../../src-shared/vault-methods/duplicates';
import { initialsOf, type FirmName } from './client-names';
import type { ClientTraits } from './client-traits';
import { compareClients } from './compare-clients';
import type { PairOf } from './groups';
import { soundOf } from './plain';

export type ClientPair = PairOf<ClientReason, AgainstClient>;

/** What more than so many have in common brings nobody together by itself. */
const CROWD = 24;
/** More than so many records of one client are not to be expected. */
const HOLDERS_MAX = 4;
const COMPARED_AT_ONCE = 64;

/** The pairs worth a question. Only records with a key in common are compared. Yields so that others may pass. */
export function* findClientPairs(all: ReadonlyMap<number, ClientTraits>): Generator<undefined, readonly ClientPair[]> {
  const blocks = new Map<string, number[]>();
  let seen = 0;
  for (const [ordinal, traits] of all) {
    if (++seen % COMPARED_AT_ONCE === 0) yield undefined;
    for (const key of keysOf(traits)) {
      const others = blocks.get(key);
      if (others) others.push(ordinal);
      else blocks.set(key, [ordinal]);
    }
  }
  const isShared = (value: string): boolean =>
    (blocks.get(`d ${value}`)?.length ?? 0) > HOLDERS_MAX || (blocks.get(`p ${value}`)?.length ?? 0) > HOLDERS_MAX;
  const pairs = new Map<string, ClientPair>();
  let compared = 0;
  for (const block of blocks.values()) {
    if (block.length > CROWD) continue;
    for (const [place, a] of block.entries()) {
      for (const b of block.slice(place + 1)) {
        if (++compared % COMPARED_AT_ONCE === 0) yield undefined;
        const [one, other] = [all.get(a), all.get(b)];
        const key = `${a} ${b}`;
        if (!one || !other || pairs.has(key)) continue;
        const verdict = compareClients(one, other, isShared);
        if (verdict) pairs.set(key, { ...verdict, a, b });
      }
    }
  }
  return [...pairs.values()];
}

function keysOf({ name, aliases, domains, phones, references }: ClientTraits): ReadonlySet<string> {
  return new Set([
    ...[name, ...aliases].flatMap(keysOfName),
    ...Array.from(domains, (domain) => `d ${domain}`),
    ...Array.from(phones, (phone) => `p ${phone}`),
    ...Array.from(references, ([label, number]) => `r ${label} ${number}`),
  ]);
}

const FEW_LETTERS = 4;

function keysOfName(name: FirmName): readonly string[] {
  const { joined, words } = name;
  if (joined === '') return [];
  const [first = ''] = words;
  const sounds = words.map(soundOf).join('');
  return [
    `n ${joined}`,
    `s ${sounds}`,
    // A slip stands at the beginning, in the middle or at the end: one of these is left as it was.
    `b ${joined.slice(0, FEW_LETTERS + 2)}`,
    `e ${joined.slice(-FEW_LETTERS - 2)}`,
    ...(first.length >= FEW_LETTERS ? [`w ${first}`] : []),
    ...(words.length > 1 ? [`i ${initialsOf(name)}`] : [`i ${joined}`]),
  ];
}
