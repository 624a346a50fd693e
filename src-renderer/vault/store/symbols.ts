import { isSameBytes } from '../../../src-shared/bytes';

/*
 * Text as codes of one byte, each for up to eight bytes that often come together; every line is coded by itself, so that
 * one can be read without the others. After Boncz, Neumann, Leis: "FSST: Fast Random Access String Compression",
 * VLDB 2020.
 */

/** What the codes of a text stand for. */
export interface SymbolTable {
  /** Eight bytes a code, of which `lengths` says how many count. */
  readonly bytes: Uint8Array;
  /** By code; as many as there are symbols. */
  readonly lengths: Uint8Array;
  /** The eight bytes as two little-endian numbers a code: written at once, they take a third of the time. */
  readonly words: Uint32Array;
}

const SYMBOL_BYTES = 8;
const SYMBOLS_MAX = 255;
/** The byte that follows stands for itself. */
const ESCAPE = 255;
const ROUNDS = 5;
/** Bytes that no symbol stands for take two. Tried on made-up books: 1 and 8 pack worse. */
const SINGLE_BYTE_WEIGHT = 3;
const LINE_BREAK = '\n';

/** Room for a coded text when it is expanded, and for a text when it is coded. */
export const roomToExpand = (length: number): number => (length + 1) * SYMBOL_BYTES;
export const roomToPack = (length: number): number => length * 2;

/**
 * Writes what stands coded between two places to the beginning of `out`, where there must be {@link roomToExpand}, and
 * returns how long it is. Behind that it leaves remains.
 */
export function expand(
  { words, lengths }: SymbolTable,
  coded: Uint8Array,
  from: number,
  to: number,
  out: DataView,
): number {
  let end = 0;
  for (let at = from; at < to; at++) {
    const code = coded[at] ?? 0;
    if (code === ESCAPE) {
      out.setUint8(end++, coded[++at] ?? 0);
      continue;
    }
    const length = lengths[code] ?? 0;
    out.setUint32(end, words[code * 2] ?? 0, true);
    if (length > 4) out.setUint32(end + 4, words[code * 2 + 1] ?? 0, true);
    end += length;
  }
  return end;
}

/** A table as a tree of its symbols' bytes. Large: made for as long as something is coded. */
export interface Coder {
  /** Child of a node by byte; 0 where there is none. */
  readonly children: Uint16Array;
  /** Code + 1 of the symbol that ends at a node. */
  readonly codes: Uint16Array;
  readonly lengths: Uint8Array;
}

export function createCoder({ bytes, lengths }: SymbolTable): Coder {
  const nodesMax = 1 + lengths.reduce((sum, length) => sum + length, 0);
  const children = new Uint16Array(nodesMax * 256);
  const codes = new Uint16Array(nodesMax);
  let nodes = 1;
  for (const [code, length] of lengths.entries()) {
    let node = 0;
    for (let at = code * SYMBOL_BYTES; at < code * SYMBOL_BYTES + length; at++) {
      const place = node * 256 + (bytes[at] ?? 0);
      if (children[place] === 0) children[place] = nodes++;
      node = children[place] ?? 0;
    }
    codes[node] = code + 1;
  }
  return { children, codes, lengths };
}

/** Code of the longest symbol that stands at `at`; -1 where none does. */
function longestAt({ children, codes }: Coder, text: Uint8Array, at: number, to: number): number {
  let best = 0;
  let node = 0;
  for (let next = at; next < to; next++) {
    node = children[node * 256 + (text[next] ?? 0)] ?? 0;
    if (node === 0) break;
    best = codes[node] || best;
  }
  return best - 1;
}

/** Codes a text to `out` from `start` on, where there must be {@link roomToPack}; returns where it ends. */
export function pack(coder: Coder, text: Uint8Array, from: number, to: number, out: Uint8Array, start: number): number {
  let end = start;
  for (let at = from; at < to;) {
    const code = longestAt(coder, text, at, to);
    if (code < 0) {
      out[end++] = ESCAPE;
      out[end++] = text[at++] ?? 0;
    } else {
      out[end++] = code;
      at += coder.lengths[code] ?? 1;
    }
  }
  return end;
}

/** A table for texts like `sample`: lines, each ended by a line break. */
export function learnSymbols(sample: Uint8Array): SymbolTable {
  let symbols: readonly string[] = [];
  for (let round = 0; round < ROUNDS; round++) symbols = nextSymbols(symbols, sample);
  return tableOf(symbols);
}

/** Bytes as characters of the same numbers, which strings and maps are quick with. */
function tableOf(symbols: readonly string[]): SymbolTable {
  const bytes = new Uint8Array(symbols.length * SYMBOL_BYTES);
  for (const [code, symbol] of symbols.entries()) {
    for (let at = 0; at < symbol.length; at++) bytes[code * SYMBOL_BYTES + at] = symbol.charCodeAt(at);
  }
  return withWords(
    bytes,
    Uint8Array.from(symbols, ({ length }) => length),
  );
}

const withWords = (bytes: Uint8Array, lengths: Uint8Array): SymbolTable => ({
  bytes,
  lengths,
  words: new Uint32Array(bytes.slice().buffer),
});

/** The symbols that would have saved most: those there are, and any two that stand side by side. */
function nextSymbols(symbols: readonly string[], sample: Uint8Array): readonly string[] {
  const coder = createCoder(tableOf(symbols));
  const saved = new Map<string, number>();
  const count = (symbol: string): void => {
    const weight = symbol.length === 1 ? SINGLE_BYTE_WEIGHT : symbol.length;
    saved.set(symbol, (saved.get(symbol) ?? 0) + weight);
  };
  let before = '';
  for (let at = 0; at < sample.length;) {
    const symbol = symbols[longestAt(coder, sample, at, sample.length)] ?? String.fromCharCode(sample[at] ?? 0);
    at += symbol.length;
    if (symbol === LINE_BREAK) {
      before = '';
      continue;
    }
    count(symbol);
    if (before !== '' && before.length + symbol.length <= SYMBOL_BYTES) count(before + symbol);
    before = symbol;
  }
  return [...saved]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, SYMBOLS_MAX)
    .map(([symbol]) => symbol);
}

/** u8 number of symbols | their lengths | eight bytes for each. */
export function encodeSymbols({ bytes, lengths }: SymbolTable): Uint8Array {
  const encoded = new Uint8Array(1 + lengths.length + bytes.length);
  encoded[0] = lengths.length;
  encoded.set(lengths, 1);
  encoded.set(bytes, 1 + lengths.length);
  return encoded;
}

/** Tables read last. The segments of an import share theirs: it is kept once, and so is what is made of it. */
const known: SymbolTable[] = [];
const KNOWN_MAX = 8;

/** Undefined where it is not as {@link encodeSymbols} writes it. */
export function decodeSymbols(encoded: Uint8Array): SymbolTable | undefined {
  const count = encoded[0] ?? 0;
  const lengths = encoded.subarray(1, 1 + count);
  const bytes = encoded.subarray(1 + count);
  const same = known.find((table) => isSameBytes(table.lengths, lengths) && isSameBytes(table.bytes, bytes));
  if (same !== undefined) return same;
  const isSound = bytes.length === count * SYMBOL_BYTES && lengths.every((length) => length <= SYMBOL_BYTES);
  if (!isSound || lengths.length !== count) return undefined;
  const table = withWords(bytes.slice(), lengths.slice());
  known.unshift(table);
  known.length = Math.min(known.length, KNOWN_MAX);
  return table;
}
