import type { OddFile } from '../../src-shared/directory-files';
import { showPath } from './names';

const MOST_NAMED = 200;

/** What is odd in the folder: the first of it by name, all of it by number. */
export interface OddList {
  readonly add: (why: OddFile['why'], ...names: readonly string[]) => void;
  readonly taken: () => { readonly odd: readonly OddFile[]; readonly oddTotal: number };
}

export function createOddList(): OddList {
  const odd: OddFile[] = [];
  let oddTotal = 0;
  return {
    add: (why, ...names) => {
      oddTotal += 1;
      if (odd.length < MOST_NAMED) odd.push({ where: showPath(...names), why });
    },
    taken: () => ({ odd, oddTotal }),
  };
}

/** Several lists as one. */
export const joinOdd = (
  lists: readonly { readonly odd: readonly OddFile[]; readonly oddTotal: number }[],
): { readonly odd: readonly OddFile[]; readonly oddTotal: number } => ({
  odd: lists.flatMap(({ odd }) => odd).slice(0, MOST_NAMED),
  oddTotal: lists.reduce((sum, { oddTotal }) => sum + oddTotal, 0),
});
