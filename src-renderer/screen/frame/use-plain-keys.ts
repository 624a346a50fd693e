import { useLayoutEffect } from 'react';

import { isCovered, isModified, isTyping } from './keys';

/** What keys without a modifier do on a page, by the key in lower case. */
export type PlainKeys = Readonly<Record<string, (() => void) | undefined>>;

/** Not while something is typed or lies over the page. */
export function usePlainKeys(acts: PlainKeys): void {
  // Before the paint that shows the key: it is pressed as soon as it is seen.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModified(event) || event.altKey || isTyping(event.target) || isCovered()) return;
      const act = acts[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
