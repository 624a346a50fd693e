import type { FilePreview, ReadOptions } from '../../../src-shared/exchange-contract';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** How a text file is read that is shown so. */
export function optionsShown({ encoding, csv }: FilePreview): ReadOptions {
  const delimiter = DELIMITERS.find((one) => one === csv?.delimiter);
  return {
    ...(encoding !== undefined && { encoding }),
    ...(csv && { quote: csv.quote }),
    ...(delimiter && { delimiter }),
  };
}

/** What is said now goes before what was said earlier. Other cells make other columns: what those were says nothing. */
export function optionsFor(said: ReadOptions, before: ReadOptions): ReadOptions {
  const { mapping, ...rest } = before;
  const hasOtherCells = said.delimiter !== undefined || said.quote !== undefined;
  return { ...rest, ...(mapping && !hasOtherCells && { mapping }), ...said };
}
