import fc from 'fast-check';
import { expect, test } from 'vitest';

import { SEGMENT_SIZE } from '../../../../src-renderer/vault/store/geometry';
import {
  createSegment,
  updateLines,
  type LineUpdate,
  type MemorySegment,
} from '../../../../src-renderer/vault/store/segment';
import { lineAt } from '../../../../src-renderer/vault/store/lines';
import { decodeSegment, encodeSegment } from '../../../../src-renderer/vault/store/segment-codec';
import { isSameBytes } from '../../../../src-shared/bytes';
import { createId } from '../../../../src-shared/ids';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const update = fc
  .record({
    ordinal: fc.nat({ max: 60 }),
    folded: text,
    display: fc.array(text, { maxLength: 3 }),
    bits: fc.nat(),
    isLive: fc.boolean(),
  })
  .map(({ ordinal, folded, display, bits, isLive }): LineUpdate => {
    const summary = isLive ? { display, folded, sortKey: folded, bits, day: bits % 400 } : undefined;
    return { ordinal, id: createId(), state: isLive ? 1 : 2, summary };
  });
const batches = fc.array(fc.uniqueArray(update, { selector: ({ ordinal }) => ordinal, maxLength: 8 }), {
  maxLength: 12,
});

const linesOf = ({ folded, display, count }: MemorySegment): (readonly [string, string])[] =>
  Array.from({ length: count }, (_, index) => [lineAt(folded, index), lineAt(display, index)]);

/** As UTF-8 can say it. */
const oneLine = (line: string): string => Buffer.from(line.replaceAll(/[\n\r]/g, ' ')).toString();

test('lines replaced and appended in any order read like an array of lines', () => {
  fc.assert(
    fc.property(batches, (all) => {
      const segment = createSegment(0);
      const model: (readonly [string, string])[] = [];
      for (const batch of all) {
        updateLines(segment, batch);
        for (const { ordinal, summary } of batch) {
          while (model.length < ordinal) model.push(['', '']);
          const fields = summary && [...summary.display, summary.sortKey].map((field) => field.replaceAll('\t', ' '));
          model[ordinal] = summary && fields ? [oneLine(summary.folded), oneLine(fields.join('\t'))] : ['', ''];
        }
      }
      expect(linesOf(segment)).toEqual(model);
    }),
  );
});

test('a segment that was read goes on as the one that was written', () => {
  fc.assert(
    fc.property(batches, (all) => {
      const segment = createSegment(SEGMENT_SIZE);
      for (const batch of all)
        updateLines(
          segment,
          batch.map((line) => ({ ...line, ordinal: line.ordinal + SEGMENT_SIZE })),
        );
      // As libsodium hands it over: somewhere inside a larger buffer.
      const bytes = encodeSegment(segment, 'people');
      const shifted = new Uint8Array(bytes.length + 5);
      shifted.set(bytes, 5);
      const read = decodeSegment(shifted.subarray(5), SEGMENT_SIZE);
      if (!read.ok) throw new Error('refused');
      expect(read.value.firstOrdinal).toBe(SEGMENT_SIZE);
      expect(linesOf(read.value)).toEqual(linesOf(segment));
      expect(isSameBytes(encodeSegment(read.value, 'people'), bytes)).toBe(true);
      for (const batch of all) {
        const again = batch.map((line) => ({ ...line, ordinal: line.ordinal + SEGMENT_SIZE + 7 }));
        updateLines(segment, again);
        updateLines(read.value, again);
      }
      expect(linesOf(read.value)).toEqual(linesOf(segment));
      expect(isSameBytes(encodeSegment(read.value, 'people'), encodeSegment(segment, 'people'))).toBe(true);
    }),
  );
});

test('a segment of another length than it says is refused', () => {
  const segment = createSegment(0);
  updateLines(segment, [
    { ordinal: 3, id: createId(), state: 1, summary: { display: ['a'], folded: 'a', sortKey: 'a', bits: 0, day: 0 } },
  ]);
  const bytes = encodeSegment(segment, 'people');
  for (const wrong of [
    bytes.slice(0, 8),
    bytes.slice(0, -1),
    new Uint8Array([...bytes, 0]),
    new Uint8Array(16).fill(255),
  ]) {
    expect(decodeSegment(wrong, 0)).toMatchObject({ ok: false, error: { kind: 'vault-damaged' } });
  }
});
