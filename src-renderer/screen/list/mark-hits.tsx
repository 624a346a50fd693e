import type { ReactNode } from 'react';

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The words that a search text asks for, folded: no accents, lower case. */
export const hitWords = (text: string | undefined): readonly string[] =>
  fold(text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');

/** The text with the beginnings of words marked that the search asked for. */
export function markHits(text: string, hits: readonly string[]): ReactNode {
  if (hits.length === 0) return text;
  return text.split(/(?<=[\s\-'’.])/).map((word, index) => {
    const hit = hits.find((wanted) => fold(word).startsWith(wanted));
    if (hit === undefined) return word;
    return (
      // The pieces of one text never change their order.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={index}>
        <mark>{word.slice(0, hit.length)}</mark>
        {word.slice(hit.length)}
      </span>
    );
  });
}
