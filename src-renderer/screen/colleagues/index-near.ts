import type { RowWindow } from '../list/use-rows';

/** How far a row may have moved while the list changed and still be found. */
const REACH = 256;

/** Where the row that `isWanted` is now, looked for among the rows that are here, outwards from where it was. */
export function indexNear<Row>(rows: RowWindow<Row>, was: number, isWanted: (row: Row) => boolean): number | undefined {
  for (let far = 0; far <= REACH; far++) {
    for (const index of far === 0 ? [was] : [was - far, was + far]) {
      const row = rows.at(index);
      if (row !== undefined && isWanted(row)) return index;
    }
  }
  return undefined;
}
