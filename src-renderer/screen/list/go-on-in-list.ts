const LIST_KEYS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']);

/** Somebody clicked into a page to read on: the arrows scroll it. */
let isReading = false;

export function noteReading({ target }: PointerEvent): void {
  const at = target instanceof Element ? target : document.body;
  const isIn = (what: string): boolean => at.closest(what) !== null;
  isReading = isIn('.detail-pane') && !isIn('button, a, input, label, select, textarea, summary');
}

/**
 * The list takes the keys that it knows where nothing has the focus: what had it is often gone, a form that was saved, a
 * button that was pressed, the screen before. Not beside an open form, which would be left.
 */
export function goOnInList({ key, shiftKey, altKey, target }: KeyboardEvent): boolean {
  if (!LIST_KEYS.has(key) || altKey || target !== document.body || isReading) return false;
  const list = document.querySelector<HTMLElement>('.row-list');
  if (!list?.checkVisibility() || document.querySelector('.form')) return false;
  list.focus({ preventScroll: true });
  list.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
  return true;
}
