import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  createLines,
  endOfLineAt,
  lineAt,
  packLines,
  replaceLines,
  type MutableLines,
} from '../../../../src-renderer/vault/store/lines';
import {
  createCoder,
  decodeSymbols,
  encodeSymbols,
  expand,
  learnSymbols,
  pack,
  roomToExpand,
  roomToPack,
} from '../../../../src-renderer/vault/store/symbols';
import { manyContacts } from '../../../support/many-contacts';

const bytes = fc.uint8Array({ maxLength: 400 });

test('what is packed expands to what it was, whatever the symbols were learnt from', () => {
  fc.assert(
    fc.property(bytes, fc.array(bytes, { maxLength: 5 }), (sample, texts) => {
      const learnt = learnSymbols(sample);
      const symbols = decodeSymbols(encodeSymbols(learnt));
      if (symbols === undefined) throw new Error('refused');
      for (const text of [sample, ...texts]) {
        const packed = new Uint8Array(roomToPack(text.length));
        const end = pack(createCoder(learnt), text, 0, text.length, packed, 0);
        const out = new Uint8Array(roomToExpand(end));
        const length = expand(symbols, packed, 0, end, new DataView(out.buffer));
        expect(out.subarray(0, length)).toEqual(text);
      }
    }),
  );
});

test('a table that is cut short or claims longer symbols is refused', () => {
  const encoded = encodeSymbols(learnSymbols(new TextEncoder().encode('the the the\n')));
  expect(decodeSymbols(encoded)).toBeDefined();
  expect(decodeSymbols(encoded.subarray(0, -1))).toBeUndefined();
  expect(decodeSymbols(encoded.with(1, 9))).toBeUndefined();
});

const contacts = manyContacts(600);
const texts = contacts.map(
  ({ name, organisations }) => `${name.display}\t${organisations[0]?.name ?? ''} of the town of ${name.display}`,
);

function packedLines(): MutableLines {
  const lines = createLines();
  replaceLines(
    lines,
    0,
    texts.length,
    texts.map((text, index) => [index, text]),
  );
  packLines(lines, texts.length, 'people display');
  return lines;
}

test('packed lines take less room, and are replaced, appended and emptied like others', { timeout: 60_000 }, () => {
  const change = fc.tuple(fc.nat({ max: 700 }), fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary' })));
  const packed = packedLines();
  expect(packed.symbols).toBeDefined();
  expect(packed.bytes.length).toBeLessThan(Buffer.byteLength(texts.join('')) * 0.6);
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(change, { selector: ([index]) => index, maxLength: 12 }), { maxLength: 6 }),
      (batches) => {
        const lines = packedLines();
        const model = [...texts];
        for (const batch of batches) {
          const sorted = batch.toSorted(([a], [b]) => a - b);
          const before = model.length;
          for (const [index, text] of sorted) {
            while (model.length < index) model.push('');
            model[index] = Buffer.from(text).toString();
          }
          if (sorted.length > 0) replaceLines(lines, before, model.length, sorted);
        }
        expect(Array.from(model, (_, index) => lineAt(lines, index))).toEqual(model);
        expect(endOfLineAt(lines, 0, 0x09)).toBe(model[0]?.split('\t').at(-1));
      },
    ),
    { numRuns: 30 },
  );
});
