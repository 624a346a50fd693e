import { button, el, freshId } from './dom';
import { exactText, letterFrame, passage } from './letter-frame';
import { inFigures } from './say';
import type { SheetHost } from './sheet-host';

/** One thing that would be signed, decoded from the very bytes that would be. */
export interface LetterLine {
  readonly key: string;
  /** As a reader will see it. */
  readonly text: string;
  readonly exact: string;
  /** UTF-8 bytes of `exact`. */
  readonly bytes: number;
}

export interface DirectoryLetter {
  /** "You are about to tell the firm:" */
  readonly opening: string;
  readonly lines: readonly LetterLine[];
  /** "summaries": what the count counts. */
  readonly noun: { readonly one: string; readonly many: string };
  /** Set where one line may go and the others still be sent. */
  readonly canLeaveOut: boolean;
  readonly readers: string;
  readonly tells: string;
  readonly back: string;
  /** "Sign and send" unless said. */
  readonly send?: string;
}

/** The keys of the lines that are to be signed; none where the partner keeps it private. */
export type DirectoryAnswer = readonly string[];

/** Shows what is about to be told to the firm. Answers with what was left on the sheet when it was sent. */
export function showDirectoryLetter(host: SheetHost, letter: DirectoryLetter): Promise<DirectoryAnswer> {
  return host.present<DirectoryAnswer>((close) => {
    const kept = new Map(letter.lines.map((line) => [line.key, line]));
    const body = el('div', { class: 'letter-body' });
    const exact = el('div');
    const show = () => {
      const lines = [...kept.values()];
      body.replaceChildren(...bodyOf(letter, lines, leaveOut));
      exact.replaceChildren(exactOf(lines));
    };
    const leaveOut = (key: string) => {
      kept.delete(key);
      if (kept.size === 0) return close([]);
      const removed = [...body.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
      show();
      const buttons = body.querySelectorAll('button');
      (buttons[Math.min(removed, buttons.length - 1)] ?? sheet.focus).focus();
    };
    const sheet = letterFrame({
      content: [
        body,
        passage('Who can read it', letter.readers),
        passage('What they can tell, and what not', letter.tells),
        passage('How to take it back', letter.back),
        exact,
      ],
      send: { text: letter.send ?? 'Sign and send', run: () => close([...kept.keys()]) },
      keep: () => close([]),
      hint: 'sends',
    });
    show();
    return sheet;
  });
}

function bodyOf(
  { opening, noun, canLeaveOut }: DirectoryLetter,
  lines: readonly LetterLine[],
  leaveOut: (key: string) => void,
): readonly HTMLElement[] {
  const [only] = lines;
  if (only !== undefined && lines.length === 1)
    return [el('p', {}, opening), el('p', { class: 'letter-text', 'data-testid': 'letter-line' }, only.text)];
  const id = freshId('lines');
  return [
    el('p', {}, opening),
    el('h2', { id }, `${inFigures(lines.length)} ${noun.many}`),
    el(
      'ul',
      { class: 'lines', tabindex: 0, 'aria-labelledby': id },
      ...lines.map((line) => lineOf(line, canLeaveOut, leaveOut)),
    ),
  ];
}

const exactOf = (lines: readonly LetterLine[]): HTMLElement =>
  exactText(
    lines.map((line) => line.exact).join('\n'),
    lines.reduce((sum, { bytes }) => sum + bytes, 0),
  );

function lineOf({ key, text }: LetterLine, canLeaveOut: boolean, leaveOut: (key: string) => void): HTMLElement {
  const words = el('span', { 'data-testid': 'letter-line' }, text);
  if (!canLeaveOut) return el('li', {}, words);
  const remove = button('Leave out', { look: 'link' }, () => leaveOut(key));
  remove.setAttribute('aria-label', `Leave out: ${text}`);
  return el('li', {}, words, remove);
}
