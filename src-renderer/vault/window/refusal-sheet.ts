import type { AppError } from '../../../src-shared/errors';
import { formSheet } from './form-sheet';
import { sentenceFor } from './say';
import type { SheetHost } from './sheet-host';

/** The vault cannot even be asked for its passphrase. Says why; the one thing to do is to look again. */
export function tellItCannotOpen(host: SheetHost, error: AppError): Promise<void> {
  return host.present<void>((close) => {
    const { element, submitButton } = formSheet({
      title: 'This vault cannot be opened now',
      sentence: sentenceFor(error),
      content: [],
      submit: 'Look again',
      onSubmit: async () => {
        close();
        return '';
      },
    });
    return { element, width: 460, focus: submitButton };
  });
}
