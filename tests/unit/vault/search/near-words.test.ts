import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createDictionary, type Dictionary } from '../../../../src-renderer/vault/search/dictionary';
import { createNearWords } from '../../../../src-renderer/vault/search/near-words';
import { NO_RANK, RANK } from '../../../../src-renderer/vault/search/rank';

/** Optimal string alignment as in the books: the whole table, one pair of words, letter by letter. */
function slipsBetween(a: readonly string[], b: readonly string[]): number {
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
  const [letters, others] = [Array.from(word), Array.from(sought)];
  const whole = slipsBetween(others, letters);
  if (whole <= limit) return RANK.near + Math.max(0, whole - 1);
  const beginnings = Array.from({ length: letters.length + 1 }, (_, length) =>
    slipsBetween(others, letters.slice(0, length)),
  );
  const beginning = Math.min(...beginnings);
  return beginning <= limit ? RANK.near + 2 + Math.max(0, beginning - 1) : NO_RANK;
}

function dictionaryOf(words: readonly string[]): Dictionary {
  const dictionary = createDictionary();
  addTo(dictionary, words);
  return dictionary;
}

function addTo(dictionary: Dictionary, words: readonly string[]): void {
  for (const bytes of words.map((one) => new TextEncoder().encode(one))) dictionary.add(bytes, 0, bytes.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'я', '漢', '𝒳'), minLength: 1, maxLength: 10 });

describe('near words', { timeout: 60_000 }, () => {
  it('are those that a plain table of distances finds, with its ranks', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 60 }),
        word,
        fc.constantFrom(1, 2),
        (words, sought, limit) => {
          fc.pre(sought.length >= 4);
          const near = createNearWords(dictionaryOf(words));
          near.refresh();
          const expected = words.map((one) => rankByTheBook(sought, one, limit));
          expect([...near.near(sought, limit).ranks]).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('include words that came up later, sorted in or not', () => {
    const words = dictionaryOf(Array.from({ length: 300 }, (_, at) => `wort${at}`));
    const near = createNearWords(words);
    near.refresh();
    addTo(words, ['schmidt']);
    near.refresh();
    expect(near.near('schmitd', 1).ranks[300]).toBe(RANK.near);
    const others = Array.from({ length: 400 }, (_, at) => `other${at}`);
    addTo(words, others);
    near.refresh();
    expect(near.near('schmitd', 1).ranks[300]).toBe(RANK.near);
    expect(near.near('oter399', 1).ranks.at(-1)).toBe(RANK.near);
  });

  it('include those longer than anything that is sought', () => {
    const begun = 'ab'.repeat(22);
    const near = createNearWords(dictionaryOf([`${begun}c`, `${begun}d`, begun.slice(0, 40), `x${begun}`]));
    near.refresh();
    expect([...near.near(begun, 1).ranks]).toEqual([RANK.near + 2, RANK.near + 2, RANK.near, RANK.near + 2]);
  });
});
