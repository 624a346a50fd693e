import { formSheet } from './form-sheet';
import type { SheetHost } from './sheet-host';

/** The vault cannot even be asked for its passphrase. `sentence` says why; the one thing to do is to look again. */
export function tellItCannotOpen(host: SheetHost, sentence: string): Promise<void> {
  return host.present<void>((close) => {
    const { element, submitButton } = formSheet({
      title: 'This vault cannot be opened now',
      sentence,
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
