import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import { button } from './dom';
import { formSheet, type Work } from './form-sheet';
import { passphraseFields } from './passphrase-fields';
import { sentenceFor, SENTENCES } from './say';
import { secretField } from './secret-field';
import type { Sheet, SheetHost } from './sheet-host';

const WIDTH = 460;

export type Try<Opened> = (secret: string, work: Work) => Promise<Result<Opened, AppError>>;

export interface UnlockOptions<Opened> {
  readonly withPassphrase: Try<Opened>;
  readonly withRecoveryCode: Try<Opened>;
  readonly explain: (error: AppError) => Promise<string>;
}

export type Unlocked<Opened> = { readonly by: 'passphrase' | 'recovery-code'; readonly opened: Opened };

/** Asks until one of the two opens the vault. There is no way round it: the sheet cannot be cancelled. */
export async function askToUnlock<Opened>(host: SheetHost, options: UnlockOptions<Opened>): Promise<Unlocked<Opened>> {
  for (;;) {
    const answer = await host.present<Opened | 'use-recovery-code'>((close) => passphraseSheet(options, close));
    if (answer !== 'use-recovery-code') return { by: 'passphrase', opened: answer };
    const recovered = await host.present<{ readonly opened: Opened } | undefined>((close) =>
      recoverySheet(options, close),
    );
    if (recovered) return { by: 'recovery-code', opened: recovered.opened };
  }
}

function passphraseSheet<Opened>(
  options: UnlockOptions<Opened>,
  close: (answer: Opened | 'use-recovery-code') => void,
): Sheet {
  const field = secretField('Passphrase');
  const { element } = formSheet({
    title: 'Locked.',
    sentence: SENTENCES.locked,
    content: [field.element],
    submit: 'Unlock',
    aside: button('Use the recovery code', { look: 'link' }, () => close('use-recovery-code')),
    onSubmit: async (work) => {
      if (field.value() === '') return () => field.fail('Type your passphrase.');
      work.tell('Making the key from your passphrase. This takes a moment on purpose.');
      const result = await options.withPassphrase(field.value(), work);
      if (result.ok) {
        close(result.value);
        return '';
      }
      field.clear();
      return options.explain(result.error);
    },
  });
  return { element, width: WIDTH, focus: field.input };
}

function recoverySheet<Opened>(
  options: UnlockOptions<Opened>,
  close: (answer: { readonly opened: Opened } | undefined) => void,
): Sheet {
  const field = secretField('Recovery code', { shown: true, mono: true });
  const { element, cancel } = formSheet({
    title: 'Use the recovery code',
    sentence:
      'Type the groups you wrote down. Spaces and capitals do not matter. You will then choose a new passphrase.',
    content: [field.element],
    submit: 'Unlock',
    cancel: { text: 'Back', run: () => close(undefined) },
    onSubmit: async (work) => {
      if (field.value().trim() === '') return () => field.fail('Type the groups you wrote down.');
      work.tell('Making the key from your recovery code. This takes a moment on purpose.');
      const result = await options.withRecoveryCode(field.value(), work);
      if (!result.ok) return options.explain(result.error);
      close({ opened: result.value });
      return '';
    },
  });
  return { element, width: WIDTH, focus: field.input, cancel };
}

export interface NewPassphraseOptions {
  readonly title: string;
  readonly sentence: string;
  readonly submit: string;
  readonly cancelText: string;
  readonly set: (passphrase: string, work: Work) => Promise<Result<null, AppError>>;
}

/** A new passphrase, typed twice and strong. False where the partner closes the sheet. */
export function askForNewPassphrase(host: SheetHost, options: NewPassphraseOptions): Promise<boolean> {
  return host.present<boolean>((close) => {
    const fields = passphraseFields();
    const { element, cancel } = formSheet({
      title: options.title,
      sentence: options.sentence,
      content: fields.elements,
      submit: options.submit,
      cancel: { text: options.cancelText, run: () => close(false) },
      onSubmit: async (work) => {
        const passphrase = await fields.take();
        if (typeof passphrase !== 'string') return passphrase;
        const result = await options.set(passphrase, work);
        if (!result.ok) return sentenceFor(result.error);
        close(true);
        return '';
      },
    });
    return { element, width: 520, focus: fields.first.input, cancel };
  });
}
