import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import { el } from './dom';
import { formSheet, type Work } from './form-sheet';
import { passphraseFields } from './passphrase-fields';
import { sentenceFor, SENTENCES } from './say';
import { secretField } from './secret-field';
import type { SheetHost } from './sheet-host';

export interface ChangeOptions {
  readonly change: (
    wanted: { readonly present: string; readonly next: string; readonly isRekeying: boolean },
    work: Work,
  ) => Promise<Result<null, AppError>>;
}

/** The present passphrase, the new one, and whether the vault gets a new key as well. False where it is closed. */
export function askToChangePassphrase(host: SheetHost, options: ChangeOptions): Promise<boolean> {
  return host.present<boolean>((close) => {
    const present = secretField('Present passphrase');
    const fields = passphraseFields('New passphrase');
    const rekey = el('input', { type: 'radio', name: 'how', value: 'rekey', id: 'how-rekey' });
    const { element, cancel } = formSheet({
      title: 'Change the passphrase',
      sentence: SENTENCES.oldBackups,
      content: [present.element, ...fields.elements, waysOf(rekey)],
      submit: 'Change it',
      cancel: { text: 'Cancel', run: () => close(false) },
      onSubmit: async (work) => {
        if (present.value() === '') return () => present.fail('Type the present passphrase.');
        const next = await fields.take();
        if (typeof next !== 'string') return next;
        const wanted = { present: present.value(), next, isRekeying: rekey.checked };
        const result = await options.change(wanted, work);
        if (result.ok) {
          close(true);
          return '';
        }
        if (result.error.kind !== 'wrong-passphrase') return sentenceFor(result.error);
        return () => present.fail('This is not the present passphrase.');
      },
    });
    return { element, width: 520, focus: present.input, cancel };
  });
}

function waysOf(rekey: HTMLInputElement): HTMLElement {
  const only = el('input', { type: 'radio', name: 'how', value: 'only', id: 'how-only', checked: true });
  const choice = (input: HTMLInputElement, title: string, meaning: string) =>
    el('label', { class: 'choice', for: input.id }, input, el('span', {}, title, el('small', {}, meaning)));
  return el(
    'fieldset',
    {},
    el('legend', {}, 'How far'),
    choice(only, 'Change the passphrase', 'At once. The key inside stays the same.'),
    choice(
      rekey,
      'Change and re-key',
      'A new key as well; everything is sealed again with it while you go on working.',
    ),
  );
}
