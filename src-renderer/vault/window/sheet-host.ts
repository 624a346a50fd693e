import type { Client } from '../../../src-shared/contract';
import type { ShellForVault } from '../../../src-shared/shell-contract';
import { el } from './dom';

/** What a sheet is made of. It fills the vault's window, which lies over the screen. */
export interface Sheet {
  readonly element: HTMLElement;
  /** In CSS pixels; the height follows from the content. */
  readonly width: number;
  readonly focus: HTMLElement;
  /** Esc, the window's own close, and a lock while the sheet is up. Absent: Esc does nothing. */
  readonly cancel?: () => void;
}

export interface SheetHost {
  /** Shows what `make` builds until it calls `close`. One sheet at a time. */
  readonly present: <Answer>(make: (close: (answer: Answer) => void) => Sheet) => Promise<Answer>;
  /** Said above every sheet from now on. */
  readonly warnAbove: (text: string) => void;
  /** Cancels the sheet that is up: its window was closed from outside. */
  readonly cancel: () => void;
  /** The vault is being locked: cancels this sheet and every one that would follow. */
  readonly shut: () => void;
}

/** Keeps the vault's window as large as the sheet in it, and hidden while there is none. */
export function createSheetHost(
  shell: Pick<Client<ShellForVault>, 'showSheet' | 'hideSheet'>,
  root: HTMLElement,
): SheetHost {
  let current: Sheet | undefined;
  let isShut = false;
  const warning = el('p', { class: 'above', hidden: true });

  const fit = (sheet: Sheet) => {
    const parts = [warning, sheet.element].reduce((sum, part) => sum + part.getBoundingClientRect().height, 0);
    const height = Math.ceil(parts) + root.offsetHeight - root.clientHeight;
    if (parts > 0) void shell.showSheet({ width: sheet.width, height });
  };
  const observer = new ResizeObserver(() => {
    if (current) fit(current);
  });

  const show = (sheet: Sheet) => {
    current = sheet;
    root.style.setProperty('--sheet-width', `${sheet.width}px`);
    root.replaceChildren(warning, sheet.element);
    fit(sheet);
    observer.observe(sheet.element);
    sheet.focus.focus();
  };

  const takeDown = (sheet: Sheet) => {
    observer.unobserve(sheet.element);
    if (current !== sheet) return;
    current = undefined;
    // Nothing that was typed or shown stays in the page.
    for (const input of root.querySelectorAll('input')) input.value = '';
    root.replaceChildren();
    // A flow of several sheets shows the next one in the same turn: the window does not blink between them.
    setTimeout(() => {
      if (!current) void shell.hideSheet({});
    });
  };

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    current?.cancel?.();
  });

  return {
    present: (make) =>
      new Promise((resolve) => {
        const sheet: Sheet = make((answer) => {
          takeDown(sheet);
          resolve(answer);
        });
        if (current) takeDown(current);
        if (isShut && sheet.cancel) sheet.cancel();
        else show(sheet);
      }),
    warnAbove: (text) => {
      warning.textContent = text;
      warning.hidden = false;
    },
    cancel: () => current?.cancel?.(),
    shut: () => {
      isShut = true;
      current?.cancel?.();
    },
  };
}
