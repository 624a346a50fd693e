import { useLayoutEffect } from 'react';

import { isCovered } from './keys';

/** Esc does this first, before it goes back. */
export function useEscape(act: () => void): void {
  // Before the paint that shows what Esc is for.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isCovered()) return;
      event.stopPropagation();
      act();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [act]);
}
