const LIST_KEYS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']);

/** The page that somebody clicked into to read on: the arrows scroll it for as long as it is there. */
let read: Element | null = null;

export function noteReading({ target }: PointerEvent): void {
  const at = target instanceof Element ? target : document.body;
  const isControl = at.closest('button, a, input, label, select, textarea, summary') !== null;
  read = isControl ? null : at.closest('.detail-page');
}

/**
 * The list takes the keys that it knows where nothing has the focus: what had it is often gone, a form that was saved, a
 * button that was pressed, the screen before. So it does from what led to it. Not beside an open form, which would be left.
 */
export function goOnInList({ key, shiftKey, altKey, target }: KeyboardEvent): boolean {
  if (!LIST_KEYS.has(key) || altKey || read?.isConnected || !(target instanceof Element)) return false;
  if (target !== document.body && target.closest('.navigation, .sections') === null) return false;
  const list = document.querySelector<HTMLElement>('.row-list');
  if (!list?.checkVisibility() || document.querySelector('.form')) return false;
  list.focus({ preventScroll: true });
  list.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
  return true;
}
