import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { formatBytes } from '../../look';
import { formSheet, type Work } from './form-sheet';
import { people, sentenceFor } from './say';
import type { SheetHost } from './sheet-host';

export interface MadeBackup {
  readonly path: string;
  readonly bytes: number;
  readonly people: number;
}

export interface BackupOptions {
  readonly isFirst: boolean;
  /** Asks for the place, writes the file, opens what was written. */
  readonly make: (work: Work) => Promise<Result<MadeBackup, AppError>>;
  readonly stop: () => void;
}

/** Makes a backup and tells what came of it. `cancelled` where none was made. */
export async function askForBackup(host: SheetHost, options: BackupOptions): Promise<Result<MadeBackup, AppError>> {
  const made = await host.present<MadeBackup | undefined>((close) => {
    const stop = () => {
      options.stop();
      close(undefined);
    };
    const { element, submitButton, cancel } = formSheet({
      title: options.isFirst ? 'A copy on something you own' : 'Make a backup',
      sentence:
        'One sealed file, of use to nobody without your passphrase or recovery code. A USB stick or your own disk at home is a good place; this computer alone is not.',
      content: [],
      submit: 'Choose the place…',
      cancel: { text: options.isFirst ? 'Not now' : 'Cancel', run: stop, canStopWork: true },
      onSubmit: async (work) => {
        const result = await options.make(work);
        if (!result.ok) return result.error.kind === 'cancelled' ? '' : sentenceFor(result.error);
        close(result.value);
        return '';
      },
    });
    return { element, width: 480, focus: submitButton, cancel };
  });
  if (!made) return err({ kind: 'cancelled' });
  await tellBackup(host, made);
  return ok(made);
}

function tellBackup(host: SheetHost, made: MadeBackup): Promise<void> {
  return host.present<void>((close) => {
    const { element, submitButton, say } = formSheet({
      title: 'The backup is good',
      sentence: `Opened again after writing and checked to the last record: ${people(made.people)}, ${formatBytes(made.bytes)}.`,
      content: [],
      submit: 'Done',
      onSubmit: async () => {
        close();
        return '';
      },
    });
    say(made.path, 'good');
    return { element, width: 480, focus: submitButton, cancel: () => close() };
  });
}
