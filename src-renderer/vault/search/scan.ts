import { createLineReader } from '../store/lines';
import type { CollectionView, Segment } from '../store/types';
import { openRows, roomForRows, type Bigrams, type Row } from './bigrams';
import { collectHits, type Hits } from './hits';
import type { Spelling, Token } from './query';
import { NO_RANK, RANK, rankLine } from './rank';

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
      for (const ordinal of within.ordinals) {
        const segment = view.segmentAt(ordinal);
        if (segment) add(ordinal, rankAt(segment, ordinal - segment.firstOrdinal, token));
      }
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
  const spellings = openSpellings(sieve, token);
  for (let column = 0; column < sieve.width; column++) {
    let lines = linesWith(spellings, column);
    if (lines === 0) continue;
    const ranking = only ? linesStarting(spellings[0], column) : 0;
    while (lines !== 0) {
      const bit = 31 - Math.clz32(lines);
      lines &= ~(1 << bit);
      const line = (column << 5) + bit;
      const ordinal = segment.firstOrdinal + line;
      if (line >= segment.count || (within && within[ordinal] === NO_RANK)) continue;
      if (only?.isCertain && only.atStart) add(ordinal, rankOfStart(spellings[0], column, bit));
      else if (only?.isCertain && (ranking & (1 << bit)) === 0) add(ordinal, RANK.anywhere);
      else add(ordinal, rankAt(segment, line, token));
    }
  }
}

/** A spelling's rows of one segment. */
interface OpenSpelling {
  readonly atStart: boolean;
  /** A line with it has all of these. */
  readonly rows: readonly Row[];
  /** A line in which a ranking word begins like it has one of these. */
  readonly startRows: readonly Row[];
}

/** Where rows are laid out: two places for each spelling that was ever sought at once. */
const places: Uint32Array[] = [];

function placeOf(index: number, rows: number): Uint32Array {
  const place = places[index];
  if (place !== undefined && place.length >= roomForRows(rows)) return place;
  return (places[index] = new Uint32Array(roomForRows(rows)));
}

function openSpellings(
  sieve: Bigrams,
  { spellings: [first, ...others] }: Token,
): readonly [OpenSpelling, ...OpenSpelling[]] {
  const open = ({ atStart, rows, startRows }: Spelling, index: number): OpenSpelling => ({
    atStart,
    rows: openRows(sieve, rows, placeOf(index * 2, rows.length)),
    startRows: openRows(sieve, startRows, placeOf(index * 2 + 1, startRows.length)),
  });
  return [open(first, 0), ...others.map((spelling, index) => open(spelling, index + 1))];
}

/** Without a sieve (just opened, just changed) every line is looked at. */
function scanText(segment: Segment, token: Token, within: Uint8Array | undefined, add: Add): void {
  for (let line = 0; line < segment.count; line++) {
    const ordinal = segment.firstOrdinal + line;
    if (!within || within[ordinal] !== NO_RANK) add(ordinal, rankAt(segment, line, token));
  }
}

const START_RANKS = [RANK.family, RANK.name, RANK.client] as const;

/** Rank of a line that has a word beginning with a single letter, from the rows alone. */
function rankOfStart({ startRows }: OpenSpelling, column: number, bit: number): number {
  const mark = startRows.findIndex(({ bits, at }) => ((bits[at + column] ?? 0) & (1 << bit)) !== 0);
  return START_RANKS[mark] ?? RANK.anywhere;
}

const reader = createLineReader();

function rankAt({ folded }: Segment, line: number, token: Token): number {
  const length = reader.read(folded, line);
  return rankLine(reader.bytes, length, token);
}

/** 32 lines at once: those that may hold one of the spellings. */
function linesWith(spellings: readonly OpenSpelling[], column: number): number {
  let lines = 0;
  for (const spelling of spellings) lines |= linesOf(spelling, column);
  return lines;
}

function linesOf(spelling: OpenSpelling, column: number): number {
  if (spelling.atStart) return linesStarting(spelling, column);
  let lines = -1;
  for (const { bits, at } of spelling.rows) lines &= bits[at + column] ?? 0;
  return lines;
}

function linesStarting({ startRows }: OpenSpelling, column: number): number {
  let lines = 0;
  for (const { bits, at } of startRows) lines |= bits[at + column] ?? 0;
  return lines;
}
