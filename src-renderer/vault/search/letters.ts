/** Words of a growing list. */
export interface Words {
  readonly size: number;
  /** As UTF-8, one after the other. */
  readonly bytes: Uint8Array;
  /** Where each word starts, and the last one ends. */
  readonly starts: Uint32Array;
}

/** Slips are counted in letters, not in bytes: a word as code points, for as long as it is looked at. */
export type Letters = Uint32Array;

export const lettersOf = (word: string): Letters => Uint32Array.from(word, (letter) => letter.codePointAt(0) ?? 0);

/** Reads as many letters of a word as fit; returns how many those are. */
export function readLetters({ bytes, starts }: Words, number: number, letters: Letters): number {
  const end = starts[number + 1] ?? 0;
  let count = 0;
  for (let at = starts[number] ?? 0; at < end && count < letters.length; count++) {
    const first = bytes[at++] ?? 0;
    let more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let letter = more === 0 ? first : first & (0x3f >> more);
    for (; more > 0; more--) letter = (letter << 6) | ((bytes[at++] ?? 0) & 0x3f);
    letters[count] = letter;
  }
  return count;
}
