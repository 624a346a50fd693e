import { button, el } from './dom';
import { fileSize, inFigures, people } from './say';
import type { SheetHost } from './sheet-host';

/** What is about to leave, as the vault computed it. `sample` is the front of the very bytes that were hashed. */
export interface Letter {
  readonly formatName: string;
  readonly people: number;
  readonly bytes: number;
  readonly sha256: string;
  /** "names, e-mails (1,204), notes (310)". */
  readonly classes: readonly string[];
  readonly sample: string;
  readonly isSampleWhole: boolean;
  /** People behind an information barrier who are in the file. */
  readonly barred: readonly { readonly id: string; readonly display: string }[];
}

export type LetterAnswer =
  { readonly kind: 'save' } | { readonly kind: 'keep' } | { readonly kind: 'without'; readonly ids: readonly string[] };

const COMMAND_KEY = navigator.userAgent.includes('Mac') ? 'Cmd' : 'Ctrl';

/** Shows the letter. Focus starts on "Keep private"; saving takes a click or Ctrl/Cmd+Enter. */
export function showLetter(host: SheetHost, letter: Letter): Promise<LetterAnswer> {
  return host.present<LetterAnswer>((close) => {
    const keep = button('Keep private', {}, () => close({ kind: 'keep' }));
    const save = button('Save this file', { look: 'tape' }, () => close({ kind: 'save' }));
    const element = el(
      'section',
      { class: 'sheet letter', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'letter-title' },
      el('p', { class: 'outward', id: 'letter-title' }, 'This will leave your vault'),
      el(
        'p',
        { class: 'letter-text' },
        `Save this file: ${people(letter.people)} as ${letter.formatName}, readable by anyone who gets hold of it.`,
      ),
      factsOf(letter),
      barredSection(letter, (ids) => close({ kind: 'without', ids })),
      passage('What they can tell', whatCanBeInferred(letter)),
      passage(
        'How to take it back',
        'There is no way to take a file back. Once saved, every copy of it stays readable without your passphrase.',
      ),
      exactText(letter),
      el('div', { class: 'actions' }, save, keep, el('span', { class: 'apart note' }, `${COMMAND_KEY}+Enter saves`)),
    );
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      close({ kind: 'save' });
    });
    return { element, width: 520, focus: keep, cancel: () => close({ kind: 'keep' }) };
  });
}

function factsOf(letter: Letter): HTMLElement {
  const fact = (name: string, value: string | HTMLElement) => [el('dt', {}, name), el('dd', {}, value)];
  return el(
    'dl',
    { class: 'facts' },
    ...fact('It holds', letter.classes.join(', ')),
    ...fact('Size', `${fileSize(letter.bytes)} (${inFigures(letter.bytes)} bytes)`),
    ...fact('SHA-256', el('span', { class: 'mono', 'data-testid': 'letter-hash' }, letter.sha256)),
  );
}

function barredSection(letter: Letter, without: (ids: readonly string[]) => void): HTMLElement | undefined {
  if (letter.barred.length === 0) return undefined;
  const lines = letter.barred.map(({ id, display }) => {
    const remove = button('Leave out', { look: 'link' }, () => without([id]));
    remove.setAttribute('aria-label', `Leave out ${display}`);
    return el('li', {}, display, remove);
  });
  return el(
    'div',
    {},
    el('h2', {}, `Behind an information barrier: ${people(letter.barred.length)}`),
    el('ul', { class: 'lines', tabindex: 0, 'aria-label': 'People behind an information barrier' }, ...lines),
    letter.barred.length > 1
      ? button('Leave all of them out', { look: 'link' }, () => without(letter.barred.map(({ id }) => id)))
      : undefined,
  );
}

function passage(title: string, text: string): HTMLElement {
  return el('div', {}, el('h2', {}, title), el('p', {}, text));
}

function whatCanBeInferred(letter: Letter): string {
  return letter.people === 1
    ? 'That you know this person, and all that is listed above about them.'
    : 'Whom you know, for whom they work, and all that is listed above about them; from the whole of it, which clients you court.';
}

function exactText(letter: Letter): HTMLElement {
  const shown = letter.isSampleWhole
    ? ''
    : `, the first ${fileSize(new TextEncoder().encode(letter.sample).length)} below`;
  return el(
    'details',
    {},
    el('summary', {}, `Exact text, ${inFigures(letter.bytes)} bytes${shown}`),
    el('pre', { class: 'exact', tabindex: 0, 'aria-label': 'Exact text' }, letter.sample),
  );
}
