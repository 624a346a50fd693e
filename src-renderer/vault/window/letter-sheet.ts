import { formatBytes } from '../../look';
import { button, el } from './dom';
import { exactText, letterFrame, passage } from './letter-frame';
import { inFigures, peopleAndClients } from './say';
import type { SheetHost } from './sheet-host';

/** What is about to leave, as the vault computed it. `sample` is the front of the very bytes that were hashed. */
export interface Letter {
  readonly formatName: string;
  readonly people: number;
  readonly clients: number;
  readonly bytes: number;
  readonly sha256: string;
  /** "names, e-mails (1,204), notes (310)". */
  readonly classes: readonly string[];
  /** How many on the list that was searched are only spelt like the words sought. */
  readonly speltAlike: number;
  readonly sample: string;
  readonly isSampleWhole: boolean;
  /** People and clients behind an information barrier who are in the file. */
  readonly barred: readonly { readonly id: string; readonly display: string; readonly isClient: boolean }[];
}

export type LetterAnswer =
  { readonly kind: 'save' } | { readonly kind: 'keep' } | { readonly kind: 'without'; readonly ids: readonly string[] };

/** Shows the letter of a file. */
export function showLetter(host: SheetHost, letter: Letter): Promise<LetterAnswer> {
  return host.present<LetterAnswer>((close) =>
    letterFrame({
      content: [
        el(
          'p',
          { class: 'letter-text' },
          `Save this file: ${peopleAndClients(letter.people, letter.clients)} as ${letter.formatName}, readable by anyone who gets hold of it.`,
        ),
        factsOf(letter),
        barredSection(letter, (ids) => close({ kind: 'without', ids })),
        passage('What they can tell', whatCanBeInferred(letter)),
        passage(
          'How to take it back',
          'There is no way to take a file back. Once saved, every copy of it stays readable without your passphrase.',
        ),
        exactText(letter.sample, letter.bytes, noteOf(letter)),
      ],
      send: { text: 'Save this file', run: () => close({ kind: 'save' }) },
      keep: () => close({ kind: 'keep' }),
      hint: 'saves',
    }),
  );
}

function factsOf(letter: Letter): HTMLElement {
  const fact = (name: string, value: string | HTMLElement) => [el('dt', {}, name), el('dd', {}, value)];
  return el(
    'dl',
    { class: 'facts' },
    ...fact('It holds', letter.classes.join(', ')),
    ...(letter.speltAlike > 0 ? fact('Spelt alike', sayAlike(letter.speltAlike)) : []),
    ...fact('Size', `${formatBytes(letter.bytes)} (${inFigures(letter.bytes)} bytes)`),
    ...fact('SHA-256', el('span', { class: 'mono', 'data-testid': 'letter-hash' }, letter.sha256)),
  );
}

const sayAlike = (count: number): string =>
  `${peopleAndClients(count, 0)} on your list ${count === 1 ? 'is' : 'are'} only spelt like what you searched for.`;

function barredSection(letter: Letter, without: (ids: readonly string[]) => void): HTMLElement | undefined {
  if (letter.barred.length === 0) return undefined;
  const lines = letter.barred.map(({ id, display }) => {
    const remove = button('Leave out', { look: 'link' }, () => without([id]));
    remove.setAttribute('aria-label', `Leave out ${display}`);
    return el('li', {}, display, remove);
  });
  const clients = letter.barred.filter(({ isClient }) => isClient).length;
  return el(
    'div',
    {},
    el('h2', {}, `Behind an information barrier: ${peopleAndClients(letter.barred.length - clients, clients)}`),
    el('ul', { class: 'lines', tabindex: 0, 'aria-label': 'Those behind an information barrier' }, ...lines),
    letter.barred.length > 1
      ? button('Leave all of them out', { look: 'link' }, () => without(letter.barred.map(({ id }) => id)))
      : undefined,
  );
}

function whatCanBeInferred(letter: Letter): string {
  if (letter.people === 0)
    return `That you hold ${letter.clients === 1 ? 'this client' : 'these clients'}, and all that is listed above.`;
  return letter.people === 1 && letter.clients === 0
    ? 'That you know this person, and all that is listed above about them.'
    : 'Whom you know, for whom they work, and all that is listed above about them; from the whole of it, which clients you court.';
}

const noteOf = ({ isSampleWhole, sample }: Letter): string =>
  isSampleWhole ? '' : `, the first ${formatBytes(new TextEncoder().encode(sample).length)} below`;
