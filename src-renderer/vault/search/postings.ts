import type { CollectionView, Segment } from '../store/types';
import { perSegment } from './segments';

/** Where in one segment which key stands. */
interface SegmentPostings {
  readonly first: number;
  readonly keys: Uint32Array;
  readonly lines: Uint16Array;
}

export type Emit = (key: string, line: number) => void;

/** Which lines hold which key (a word, a tag, a link). Keys are numbered as they come up and keep their number. */
export interface Postings {
  readonly refresh: (view: CollectionView, mayGoOn?: () => boolean) => boolean;
  readonly keys: readonly string[];
  readonly numberOf: (key: string) => number | undefined;
  /** Calls back for every place of every key. */
  readonly each: (visit: (key: number, ordinal: number) => void) => void;
  /** Ordinals where one of the keys stands. */
  readonly ordinalsOf: (wanted: readonly string[]) => readonly number[];
}

export function createPostings(
  extract: (segment: Segment, emit: Emit) => void,
  onKey?: (key: string) => void,
): Postings {
  const keys: string[] = [];
  const numbers = new Map<string, number>();
  const number = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, keys.length);
    onKey?.(key);
    return keys.push(key) - 1;
  };
  const parts = perSegment<SegmentPostings>((segment) => {
    const found: number[] = [];
    const lines: number[] = [];
    extract(segment, (key, line) => {
      found.push(number(key));
      lines.push(line);
    });
    return { first: segment.firstOrdinal, keys: Uint32Array.from(found), lines: Uint16Array.from(lines) };
  });
  const each = (visit: (key: number, ordinal: number) => void): void => {
    for (const part of parts.all()) {
      for (let index = 0; index < part.keys.length; index++) {
        visit(part.keys[index] ?? 0, part.first + (part.lines[index] ?? 0));
      }
    }
  };
  return {
    refresh: parts.refresh,
    keys,
    numberOf: (key) => numbers.get(key),
    each,
    ordinalsOf: (wanted) => {
      const isWanted = new Uint8Array(keys.length);
      for (const key of wanted) {
        const known = numbers.get(key);
        if (known !== undefined) isWanted[known] = 1;
      }
      const ordinals = new Set<number>();
      each((key, ordinal) => {
        if (isWanted[key] === 1) ordinals.add(ordinal);
      });
      return [...ordinals];
    },
  };
}
