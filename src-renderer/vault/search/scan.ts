import type { CollectionView, Segment } from '../store/types';
import type { Bigrams } from './bigrams';
import { collectHits, type Hits } from './hits';
import type { Spelling, Token } from './query';
import { NO_RANK, RANK, rankLine } from './rank';
import { lineEnd } from './segments';

/** So few lines are looked at one by one rather than sifted. */
const FEW = 2_000;

type Add = (ordinal: number, rank: number) => void;

/** All lines that hold `token`; with `within`, those among earlier hits. */
export function scan(
  view: CollectionView,
  sieveOf: (index: number, segment: Segment) => Bigrams | undefined,
  token: Token,
  within?: Hits,
): Hits {
  return collectHits(view.size, (add) => {
    if (within && within.ordinals.length <= FEW) {
      for (const ordinal of within.ordinals) add(ordinal, rankLine(view.foldedAt(ordinal), token));
      return;
    }
    for (const [index, segment] of view.segments.entries()) {
      const sieve = sieveOf(index, segment);
      if (sieve) scanSegment(segment, sieve, token, within?.ranks, add);
      else scanText(segment, token, within?.ranks, add);
    }
  });
}

function scanSegment(segment: Segment, sieve: Bigrams, token: Token, within: Uint8Array | undefined, add: Add): void {
  const only = token.spellings.length === 1 ? token.spellings[0] : undefined;
  for (let column = 0; column < sieve.width; column++) {
    let lines = linesWith(sieve, token, column);
    if (lines === 0) continue;
    const ranking = only ? linesStarting(sieve, only, column) : 0;
    while (lines !== 0) {
      const bit = 31 - Math.clz32(lines);
      lines &= ~(1 << bit);
      const line = (column << 5) + bit;
      const ordinal = segment.firstOrdinal + line;
      if (line >= segment.count || (within && within[ordinal] === NO_RANK)) continue;
      if (only?.isCertain && only.atStart) add(ordinal, rankOfStart(sieve, only, column, bit));
      else if (only?.isCertain && (ranking & (1 << bit)) === 0) add(ordinal, RANK.anywhere);
      else add(ordinal, rankLine(textOf(segment, line), token));
    }
  }
}

/** Without a sieve (just opened, just changed) the text itself is looked through. */
function scanText(segment: Segment, token: Token, within: Uint8Array | undefined, add: Add): void {
  for (const { word, atStart, marked } of token.spellings) {
    for (const sought of atStart ? Object.values(marked) : [word]) {
      let line = 0;
      for (let at = segment.folded.indexOf(sought); at >= 0;) {
        while (lineEnd(segment, line) < at) line++;
        const ordinal = segment.firstOrdinal + line;
        if (!within || within[ordinal] !== NO_RANK) add(ordinal, rankLine(textOf(segment, line), token));
        at = segment.folded.indexOf(sought, lineEnd(segment, line));
      }
    }
  }
}

const START_RANKS = [RANK.family, RANK.name, RANK.client] as const;

/** Rank of a line that has a word beginning with a single letter, from the rows alone. */
function rankOfStart({ bits, width }: Bigrams, { startRows }: Spelling, column: number, bit: number): number {
  const at = startRows.findIndex((row) => ((bits[row * width + column] ?? 0) & (1 << bit)) !== 0);
  return START_RANKS[at] ?? RANK.anywhere;
}

const textOf = (segment: Segment, line: number): string =>
  segment.folded.slice(segment.foldedStarts[line] ?? 0, lineEnd(segment, line));

/** 32 lines at once: those that may hold the token. */
function linesWith(sieve: Bigrams, { spellings }: Token, column: number): number {
  let lines = 0;
  for (const spelling of spellings) lines |= linesOf(sieve, spelling, column);
  return lines;
}

function linesOf(sieve: Bigrams, spelling: Spelling, column: number): number {
  if (spelling.atStart) return linesStarting(sieve, spelling, column);
  let lines = -1;
  for (const row of spelling.rows) lines &= sieve.bits[row * sieve.width + column] ?? 0;
  return lines;
}

function linesStarting({ bits, width }: Bigrams, { startRows }: Spelling, column: number): number {
  let lines = 0;
  for (const row of startRows) lines |= bits[row * width + column] ?? 0;
  return lines;
}
