import { useLayoutEffect } from 'react';

import { keepForNextPage, keepKey, takeKeptKey } from './follow';
import { isCovered, isModified, isTyping } from './keys';

/** What keys without a modifier do on a page, by the key in lower case. */
export type PlainKeys = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Not while something is typed or lies over the page. `page` names whose page it is: a key pressed after the arrows left
 * the one before, or while this one was on its way, acts on it.
 */
export function usePlainKeys(acts: PlainKeys, page?: string): void {
  // Before the paint that shows the key: it is pressed as soon as it is seen.
  useLayoutEffect(() => {
    const knows = (key: string) => Object.hasOwn(acts, key);
    const early = takeKeptKey(page, knows);
    if (early !== undefined) acts[early]?.();
    const onKey = (event: KeyboardEvent) => {
      const key = plainKey(event);
      if (key === undefined || !knows(key)) return;
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

/** Keeps what is pressed while a page is on its way, for `usePlainKeys` of that page. */
export function useKeysToCome(page: string): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = plainKey(event);
      if (key?.length === 1) keepKey(key, page);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [page]);
}

function plainKey(event: KeyboardEvent): string | undefined {
  if (event.defaultPrevented || isModified(event) || event.altKey || isTyping(event.target) || isCovered()) return;
  return event.key.toLowerCase();
}
