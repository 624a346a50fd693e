import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createNearWords } from '../../../../src-renderer/vault/search/near-words';
import { NO_RANK, RANK } from '../../../../src-renderer/vault/search/rank';

/** Optimal string alignment as in the books: the whole table, one pair of words. */
function slipsBetween(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (__, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number): number => table[row]?.[column] ?? 99;
  for (let row = 1; row <= a.length; row++) {
    for (let column = 1; column <= b.length; column++) {
      let slips = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1),
      );
      const isExchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isExchanged) slips = Math.min(slips, at(row - 2, column - 2) + 1);
      const line = table[row];
      if (line) line[column] = slips;
    }
  }
  return at(a.length, b.length);
}

function rankByTheBook(sought: string, word: string, limit: number): number {
  const whole = slipsBetween(sought, word);
  if (whole <= limit) return RANK.near + Math.max(0, whole - 1);
  const beginnings = Array.from({ length: word.length + 1 }, (_, length) =>
    slipsBetween(sought, word.slice(0, length)),
  );
  const beginning = Math.min(...beginnings);
  return beginning <= limit ? RANK.near + 2 + Math.max(0, beginning - 1) : NO_RANK;
}

const asBytes = (words: readonly string[]) => ({
  get size() {
    return words.length;
  },
  bytesAt: (number: number) => new TextEncoder().encode(words[number]),
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'я'), minLength: 1, maxLength: 10 });

describe('near words', { timeout: 60_000 }, () => {
  it('are those that a plain table of distances finds, with its ranks', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 60 }),
        word,
        fc.constantFrom(1, 2),
        (words, sought, limit) => {
          fc.pre(sought.length >= 4);
          const near = createNearWords(asBytes(words));
          near.refresh();
          const expected = words.map((one) => rankByTheBook(sought, one, limit));
          expect([...near.near(sought, limit).ranks]).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('include words that came up later, sorted in or not', () => {
    const words = Array.from({ length: 300 }, (_, at) => `wort${at}`);
    const near = createNearWords(asBytes(words));
    near.refresh();
    words.push('schmidt');
    near.refresh();
    expect(near.near('schmitd', 1).ranks[300]).toBe(RANK.near);
    for (let at = 0; at < 400; at++) words.push(`other${at}`);
    near.refresh();
    expect(near.near('schmitd', 1).ranks[300]).toBe(RANK.near);
    expect(near.near('oter399', 1).ranks.at(-1)).toBe(RANK.near);
  });
});
