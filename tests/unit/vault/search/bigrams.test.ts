import fc from 'fast-check';
import { expect, test } from 'vitest';

import { buildBigrams, openRows, roomForRows, rowsOf } from '../../../../src-renderer/vault/search/bigrams';
import { createSegment, updateLines } from '../../../../src-renderer/vault/store/segment';
import { createId } from '../../../../src-shared/ids';

const PAIRS = ['ab', 'bc', 'cd', 'zz', '\u0001a'];
/** Some pairs stand in most lines, others in a few. */
const line = fc.array(fc.constantFrom('ab ', 'ab ', 'bc ', 'cd ', ' ', 'zz '), { maxLength: 3 });

function segmentOf(lines: readonly string[]) {
  const segment = createSegment(0);
  const summaryOf = (folded: string) => ({ display: [], folded, sortKey: '', bits: 0, day: 0 });
  const updates = lines.map((folded, ordinal) => ({
    ordinal,
    id: createId<'person'>(),
    state: 1 as const,
    summary: summaryOf(folded),
  }));
  if (lines.length > 0) updateLines(segment, updates);
  return segment;
}

test('a row has the lines that hold the pair, listed or not, in a place that was used before', () => {
  const place = new Uint32Array(roomForRows(PAIRS.length)).fill(0xffff_ffff);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 400 }), (words) => {
      const lines = words.map((some) => some.join(''));
      const sieve = buildBigrams(segmentOf(lines));
      const sought = Uint16Array.from(PAIRS.flatMap((pair) => [...rowsOf(new TextEncoder().encode(pair))]));
      const opened = openRows(sieve, sought, place);
      for (const [index, pair] of PAIRS.entries()) {
        const { bits, at } = opened[index] ?? { bits: place, at: 0 };
        const found = lines.map((_, number) => ((bits[at + (number >> 5)] ?? 0) & (1 << (number & 31))) !== 0);
        expect(found).toEqual(lines.map((text) => text.includes(pair)));
      }
    }),
    { numRuns: 60 },
  );
});

test('rows of few lines take less than their bits would', () => {
  const lines = Array.from({ length: 2_048 }, (_, number) => (number === 77 ? 'xq' : 'ab'));
  const { bits, lists } = buildBigrams(segmentOf(lines));
  expect(bits.length).toBe(2 * 64);
  expect([...lists]).toEqual([1, 77]);
});
