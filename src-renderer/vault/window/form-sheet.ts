import { button, el, type Child } from './dom';
import { icon } from './icon';

export interface FormSheetOptions {
  readonly title: string;
  /** One of the app's fixed sentences, below the title. */
  readonly sentence?: string;
  readonly content: readonly Child[];
  readonly submit: string;
  /** Nothing brings back what is submitted: an icon and the colour of danger say so beside the word. */
  readonly isForGood?: boolean;
  /** Held while something runs, unless that can be stopped half-way without leaving anything half done. */
  readonly cancel?: { readonly text: string; readonly run: () => void; readonly canStopWork?: boolean };
  /** A link at the other end of the row of buttons. */
  readonly aside?: HTMLElement;
  /**
   * Runs with fields and buttons held. Answers with what is to be said below the fields (nothing: ''), or with what is
   * to be done once the fields are free again.
   */
  readonly onSubmit: (work: Work) => Promise<string | (() => void)>;
}

export interface Work {
  /** What goes on, with a bar: `part` from 0 to 1 where it is known. */
  readonly tell: (text: string, part?: number) => void;
}

export interface FormSheet {
  readonly element: HTMLFormElement;
  readonly submitButton: HTMLButtonElement;
  /** What Esc does: the same as the cancel button, and held with it. */
  readonly cancel: () => void;
  readonly say: (text: string, kind?: 'error' | 'good') => void;
}

/** The common form of a sheet: title, sentence, fields, a line that always has room, buttons. Enter submits. */
export function formSheet(options: FormSheetOptions): FormSheet {
  const status = el('div', { class: 'status', role: 'status', 'aria-live': 'polite' });
  const submitButton = button(options.submit, { look: options.isForGood ? 'danger' : 'main', submits: true });
  if (options.isForGood) submitButton.prepend(icon('error'));
  let isWorking = false;
  const canStop = options.cancel?.canStopWork === true;
  const cancel = () => {
    if (!isWorking || canStop) options.cancel?.run();
  };
  const cancelButton = options.cancel && button(options.cancel.text, {}, cancel);
  const form = el(
    'form',
    { class: 'sheet', novalidate: true, 'aria-label': options.title },
    el('h1', {}, options.title),
    options.sentence === undefined ? undefined : el('p', { class: 'sentence' }, options.sentence),
    ...options.content,
    status,
    el('div', { class: 'actions' }, submitButton, cancelButton, asideOf(options.aside)),
  );
  const say = (text: string, kind?: 'error' | 'good') => {
    status.className = kind ? `status is-${kind}` : 'status';
    status.replaceChildren(...(text === '' ? [] : [el('p', {}, kind && icon(kind), text)]));
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isWorking) return;
    isWorking = true;
    const release = hold(form, canStop ? cancelButton : undefined);
    say('');
    void options.onSubmit({ tell: (text, part) => tellProgress(status, text, part) }).then((answer) => {
      isWorking = false;
      release();
      say(typeof answer === 'string' ? answer : '', 'error');
      if (typeof answer !== 'string') answer();
    });
  });
  return { element: form, submitButton, cancel, say };
}

function asideOf(aside: HTMLElement | undefined): HTMLElement | undefined {
  aside?.classList.add('apart');
  return aside;
}

function tellProgress(status: HTMLElement, text: string, part: number | undefined): void {
  const shown = status.querySelector<HTMLElement>('.bar');
  // Said once to who listens to the screen: from then on only the bar moves.
  if (shown?.ariaLabel === text) return setPart(shown, part);
  const bar = el(
    'div',
    { class: 'bar', role: 'progressbar', 'aria-label': text, 'aria-valuemin': 0, 'aria-valuemax': 100 },
    el('i'),
  );
  setPart(bar, part);
  status.className = 'status';
  status.replaceChildren(el('p', {}, text), bar);
}

function setPart(bar: HTMLElement, part: number | undefined): void {
  bar.classList.toggle('is-open-ended', part === undefined);
  bar.ariaValueNow = part === undefined ? null : String(Math.round(part * 100));
  if (part === undefined) bar.style.removeProperty('--done');
  else bar.style.setProperty('--done', `${(part * 100).toFixed(1)}%`);
}

/** Holds fields and buttons while something runs; the keyboard's place is given back afterwards. */
function hold(form: HTMLFormElement, free: HTMLButtonElement | undefined): () => void {
  const focused = document.activeElement;
  const held = [...form.querySelectorAll<HTMLInputElement | HTMLButtonElement>('input, button')].filter(
    (control) => !control.disabled && control !== free,
  );
  for (const control of held) control.disabled = true;
  return () => {
    for (const control of held) control.disabled = false;
    if (focused instanceof HTMLElement && focused.isConnected && document.activeElement === document.body)
      focused.focus();
  };
}
