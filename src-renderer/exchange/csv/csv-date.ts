import type { PartialDate } from '../../../src-shared/book/fact';
import { partialDate, readIsoDate } from '../partial-date';

export type CsvDate = { readonly date: PartialDate; readonly isGuess?: true } | 'none' | 'unreadable';

/** What programs write where there is no date. */
const NO_DATE = /^(?:0[/.-]0[/.-]0{2,4}|0000-00-00)$/;
const PARTS = /^(\d{1,4})[/.-] ?(\d{1,2})[/.-] ?(\d{1,4})\.?$/;

/** A date of a table. `isDayFirst`: how the file writes 3/4/1990; dots always have the day first. */
export function readCsvDate(text: string, isDayFirst: boolean): CsvDate {
  const written = text.trim();
  if (written === '' || NO_DATE.test(written)) return 'none';
  const iso = readIsoDate(written);
  if (iso) return { date: iso.date };
  const match = PARTS.exec(written);
  if (!match) return 'unreadable';
  const [a, b, c] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (match[1]?.length === 4) return dated(partialDate(a, b, c));
  // Two digits do not say which century.
  if (match[3]?.length !== 4) return 'unreadable';
  const hasDots = written.includes('.');
  const dayFirst = hasDots || (a > 12 ? true : b > 12 ? false : isDayFirst);
  const date = dayFirst ? partialDate(c, b, a) : partialDate(c, a, b);
  const isGuess = !hasDots && a <= 12 && b <= 12 && a !== b;
  return date === undefined ? 'unreadable' : { date, ...(isGuess && { isGuess }) };
}

const dated = (date: PartialDate | undefined): CsvDate => (date === undefined ? 'unreadable' : { date });

/** True where some date of the rows can only be read with the day first. */
export const showsDayFirst = (cells: Iterable<string>): boolean => {
  for (const cell of cells) {
    const match = /^(\d{1,2})[/-](\d{1,2})[/-]\d{4}$/.exec(cell.trim());
    if (match && Number(match[1]) > 12) return true;
  }
  return false;
};
