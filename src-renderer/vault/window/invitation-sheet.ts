import { el, freshId } from './dom';
import { formSheet } from './form-sheet';
import type { SheetHost } from './sheet-host';

/**
 * Takes an invitation, pasted or dropped into the vault's own field: it holds keys, so the screen never sees it.
 * `read` answers what it is, or what to say about it. Undefined where the sheet is closed.
 */
export function askForInvitation<Read extends object>(
  host: SheetHost,
  read: (text: string) => Read | string,
): Promise<Read | undefined> {
  return host.present<Read | undefined>((close) => {
    const id = freshId('invitation');
    const field = el('textarea', { id, class: 'pasted', rows: 5, spellcheck: 'false', autocomplete: 'off' });
    const { element, cancel, say } = formSheet({
      title: 'Join a firm directory',
      sentence:
        'Paste the invitation that a colleague gave you: the whole line. It holds the firm’s key, so it goes into this window alone.',
      content: [
        el('div', { class: 'field' }, el('div', { class: 'label' }, el('label', { for: id }, 'Invitation')), field),
      ],
      submit: 'Read it',
      cancel: { text: 'Cancel', run: () => close(undefined) },
      onSubmit: async () => {
        const answer = read(field.value);
        if (typeof answer === 'string') return answer;
        field.value = '';
        close(answer);
        return '';
      },
    });
    field.addEventListener('drop', (event) => {
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      void file
        .slice(0, MOST_BYTES)
        .text()
        .then((text) => {
          field.value = text;
          say('');
        });
    });
    return { element, width: 520, focus: field, cancel };
  });
}

/** No invitation is longer. */
const MOST_BYTES = 64 * 1024;
