import { useEffect, useState } from 'react';

/** The row that the keys are on; it follows what is open, -1 where nothing is. */
export function useActiveRow(openAt: number): readonly [number, (index: number) => void] {
  const [active, setActive] = useState(-1);
  useEffect(() => {
    if (openAt >= 0) setActive(openAt);
  }, [openAt]);
  return [active, setActive];
}
