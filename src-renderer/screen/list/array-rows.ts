import { useMemo } from 'react';

import type { RowWindow } from './use-rows';

/** A list that is here as a whole, in the form of one that comes in blocks. */
export function useArrayRows<Row>(all: readonly Row[] | undefined): RowWindow<Row> {
  return useMemo(
    () => ({
      total: all?.length ?? 0,
      near: 0,
      isReady: all !== undefined,
      isCurrent: all !== undefined,
      at: (index) => all?.[index],
      need: () => undefined,
    }),
    [all],
  );
}
