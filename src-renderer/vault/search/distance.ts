/** How near a kept word is to a sought one, in slips (insertion, deletion, replacement, two letters exchanged). */
export interface Nearness {
  readonly whole: number;
  /** The least slips to some beginning of the kept word. */
  readonly beginning: number;
}

const FAR = 99;
const SIZE = 64;

/** Optimal string alignment, bounded by `limit`; rows are kept between calls, so nothing is allocated. */
export function createDistance(): (sought: string, kept: string, limit: number) => Nearness {
  let beforeLast = new Uint8Array(SIZE);
  let last = new Uint8Array(SIZE);
  let row = new Uint8Array(SIZE);
  const near = { whole: FAR, beginning: FAR };

  return (sought, kept, limit) => {
    const rows = Math.min(sought.length, SIZE - 1);
    const columns = Math.min(kept.length, SIZE - 1, rows + limit);
    near.whole = FAR;
    near.beginning = FAR;
    for (let column = 0; column <= columns; column++) last[column] = column;
    for (let at = 1; at <= rows; at++) {
      row[0] = at;
      let least = at;
      const letter = sought.charCodeAt(at - 1);
      for (let column = 1; column <= columns; column++) {
        const other = kept.charCodeAt(column - 1);
        let slips = (last[column - 1] ?? 0) + (letter === other ? 0 : 1);
        slips = Math.min(slips, (last[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
        const isExchanged =
          at > 1 && column > 1 && letter === kept.charCodeAt(column - 2) && sought.charCodeAt(at - 2) === other;
        if (isExchanged) slips = Math.min(slips, (beforeLast[column - 2] ?? 0) + 1);
        row[column] = slips;
        least = Math.min(least, slips);
      }
      if (least > limit) return near;
      [beforeLast, last, row] = [last, row, beforeLast];
    }
    for (let column = 0; column <= columns; column++) near.beginning = Math.min(near.beginning, last[column] ?? FAR);
    if (columns === kept.length && rows === sought.length) near.whole = last[columns] ?? FAR;
    return near;
  };
}
