import { useLayoutEffect, type RefObject } from 'react';

/**
 * Tells forms how high toasts are, so that a field can be scrolled out from under them, and brings out the one that is
 * typed into when a toast comes.
 */
export function useToastRoom(box: RefObject<HTMLElement | null>, count: number): void {
  useLayoutEffect(() => {
    const toasts = box.current;
    if (!toasts) return undefined;
    const tell = () => document.documentElement.style.setProperty('--toast-room', `${toasts.offsetHeight}px`);
    tell();
    const field = document.activeElement;
    if (count > 0 && field?.matches('.form :is(input, textarea, select)')) field.scrollIntoView({ block: 'nearest' });
    const sizes = new ResizeObserver(tell);
    sizes.observe(toasts);
    return () => sizes.disconnect();
  }, [box, count]);
}
