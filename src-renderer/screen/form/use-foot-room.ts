import { useLayoutEffect, type RefObject } from 'react';

/** As much of the window's lower edge as toasts take: a foot that stands higher is not in their way. */
const TOASTS_PX = 240;

/**
 * Tells toasts how much of the lower edge the foot of a form takes: they stand above it, and its buttons stay free. Tells
 * the form whether it scrolls under that foot.
 */
export function useFootRoom(foot: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const page = foot.current?.parentElement;
    if (!page) return undefined;
    const { style } = document.documentElement;
    const tell = () => {
      const { top, bottom } = foot.current?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
      page.toggleAttribute('data-scrolls', page.scrollHeight > page.clientHeight);
      style.setProperty('--foot-room', bottom > innerHeight - TOASTS_PX ? `${innerHeight - top}px` : '0px');
    };
    const sizes = new ResizeObserver(tell);
    for (const part of [page, ...page.children]) sizes.observe(part);
    page.addEventListener('scroll', tell, { passive: true });
    return () => {
      sizes.disconnect();
      page.removeEventListener('scroll', tell);
      style.removeProperty('--foot-room');
    };
  }, [foot]);
}
