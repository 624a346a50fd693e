import { indexOfBytes } from './byte-text';
import type { Spelling, Token } from './query';

/** How well a line answers; the list shows lower ranks first and keeps its order within each. */
export const RANK = {
  /** A word of the name is the word sought. */
  nameWord: 0,
  /** The family name (a client's own name) begins with it. */
  family: 1,
  /** Another word of the name begins with it. */
  name: 2,
  /** A word of the client begins with it. */
  client: 3,
  anywhere: 4,
  /** Near spellings: a whole word with one slip, with two; a word's beginning with one, with two. */
  near: 5,
} as const;
export const RANKS = 9;
export const NO_RANK = 255;

const FAMILY = 1;
const CLIENT = 3;
const BLANK = 0x20;

/** Rank of the line that the first `length` bytes are; NO_RANK where none of the token's spellings stands in it. */
export function rankLine(line: Uint8Array, length: number, { spellings }: Token): number {
  let best: number = NO_RANK;
  for (const spelling of spellings) best = Math.min(best, rankSpelling(line, length, spelling));
  return best;
}

function rankSpelling(line: Uint8Array, length: number, { sought, atStart }: Spelling): number {
  let best: number = NO_RANK;
  for (let at = indexOfBytes(line, sought, 0, length); at >= 0; at = indexOfBytes(line, sought, at + 1, length)) {
    const before = at === 0 ? BLANK : (line[at - 1] ?? BLANK);
    // What comes after the first blank no longer ranks.
    if (before === BLANK) return atStart ? best : Math.min(best, RANK.anywhere);
    if (before >= FAMILY && before <= CLIENT) {
      best = Math.min(best, rankAtMark(line, at + sought.bytes.length, length, before));
    } else if (!atStart) best = Math.min(best, RANK.anywhere);
    if (best === RANK.nameWord) return best;
  }
  return best;
}

function rankAtMark(line: Uint8Array, after: number, length: number, mark: number): number {
  if (mark === CLIENT) return RANK.client;
  if (after >= length || (line[after] ?? 0) <= BLANK) return RANK.nameWord;
  return mark === FAMILY ? RANK.family : RANK.name;
}
