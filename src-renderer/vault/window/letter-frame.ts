import { button, el, type Child } from './dom';
import { inFigures } from './say';
import type { Sheet } from './sheet-host';

export interface LetterFrame {
  /** As a reader will get it, or the file's facts, and what follows from it. */
  readonly content: readonly Child[];
  readonly send: { readonly text: string; readonly run: () => void };
  readonly keep: () => void;
  /** "Ctrl+Enter saves". */
  readonly hint: string;
}

const commandKey = (): string => (navigator.userAgent.includes('Mac') ? 'Cmd' : 'Ctrl');

/** What every letter is put into. Focus starts on "Keep private"; sending takes a click or Ctrl/Cmd+Enter. */
export function letterFrame({ content, send, keep, hint }: LetterFrame): Sheet {
  const keepButton = button('Keep private', {}, keep);
  const element = el(
    'section',
    { class: 'sheet letter', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'letter-title' },
    el('p', { class: 'outward', id: 'letter-title' }, 'This will leave your vault'),
    ...content,
    el(
      'div',
      { class: 'actions' },
      button(send.text, { look: 'tape' }, send.run),
      keepButton,
      el('span', { class: 'apart note' }, `${commandKey()}+Enter ${hint}`),
    ),
  );
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    send.run();
  });
  return { element, width: 520, focus: keepButton, cancel: keep };
}

/** One thing that the partner should know before it leaves. */
export const passage = (title: string, text: string): HTMLElement =>
  el('div', {}, el('h2', {}, title), el('p', {}, text));

/** The very text, closed until asked for. */
export function exactText(text: string, bytes: number, note = ''): HTMLElement {
  return el(
    'details',
    {},
    el('summary', {}, `Exact text, ${inFigures(bytes)} bytes${note}`),
    el('pre', { class: 'exact', tabindex: 0, 'aria-label': 'Exact text' }, text),
  );
}
