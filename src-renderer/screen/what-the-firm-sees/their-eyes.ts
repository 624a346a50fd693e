import { useLayoutEffect } from 'react';

import { isModified } from '../frame/keys';
import { createStore } from '../frame/store';

/** `held`: while F2 is down. `kept`: until Esc, F2 or the button. */
export type Eyes = 'mine' | 'held' | 'kept';

export const eyes = createStore<Eyes>('mine');

export const keepTheirEyes = (): void => eyes.set('kept');
export const backToMine = (): void => eyes.set('mine');

const MOVING = new Set(['Tab', 'Enter', ' ', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);

/** Moving about among what is shown, and locking, which always works. */
const isForThem = (event: KeyboardEvent): boolean =>
  MOVING.has(event.key) || (isModified(event) && event.key.toLowerCase() === 'l');

/** Hold F2: what is private leaves the screen for as long. A window that loses the keys shows mine again. */
export function useTheirEyesKey(): void {
  // Before the first paint: whoever sees the book may want it gone.
  useLayoutEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.key === 'F2') {
        if (!event.repeat) eyes.set(eyes.get() === 'kept' ? 'mine' : 'held');
      } else if (eyes.get() === 'mine' || isForThem(event)) return;
      else if (event.key === 'Escape') backToMine();
      // Nothing that lies hidden below takes a key.
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const up = (event: KeyboardEvent) => {
      if (event.key === 'F2' && eyes.get() === 'held') backToMine();
    };
    const leave = () => {
      if (eyes.get() === 'held') backToMine();
    };
    window.addEventListener('keydown', down, { capture: true });
    window.addEventListener('keyup', up, { capture: true });
    window.addEventListener('blur', leave);
    return () => {
      window.removeEventListener('keydown', down, { capture: true });
      window.removeEventListener('keyup', up, { capture: true });
      window.removeEventListener('blur', leave);
    };
  }, []);
}
