import { useLayoutEffect } from 'react';

import { keepForNextPage, takeKeptKey } from './follow';
import { isCovered, isModified, isTyping } from './keys';

/** What keys without a modifier do on a page, by the key in lower case. */
export type PlainKeys = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Not while something is typed or lies over the page. Where the page of a person stands behind the arrow keys, `page`
 * names whose it is: a key pressed on the way acts on the person that the arrows came to.
 */
export function usePlainKeys(acts: PlainKeys, page?: string): void {
  // Before the paint that shows the key: it is pressed as soon as it is seen.
  useLayoutEffect(() => {
    const knows = (key: string) => Object.hasOwn(acts, key);
    const early = takeKeptKey(page, knows);
    if (early !== undefined) acts[early]?.();
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModified(event) || event.altKey || isTyping(event.target) || isCovered()) return;
      const key = event.key.toLowerCase();
      if (!knows(key)) return;
      const act = acts[key];
      if (keepForNextPage(key, page)) event.preventDefault();
      else if (act) {
        event.preventDefault();
        act();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
