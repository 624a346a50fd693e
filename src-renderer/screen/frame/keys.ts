const isMac = navigator.userAgent.includes('Mac');

/** The key that goes with letters for the app's own shortcuts, as it is written on the keyboard. */
export const modifierKey = isMac ? '⌘' : 'Ctrl';

export const isModified = (event: Pick<KeyboardEvent, 'metaKey' | 'ctrlKey'>): boolean =>
  isMac ? event.metaKey : event.ctrlKey;

/** Whether the key goes into text that is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** A menu, a dialog or the palette lies over the screen and takes the keys. */
export const isCovered = (): boolean => document.querySelector('[role="dialog"], [role="menu"]') !== null;
