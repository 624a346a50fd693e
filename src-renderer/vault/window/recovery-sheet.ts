import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { el } from './dom';
import { formSheet } from './form-sheet';
import { sentenceFor, SENTENCES } from './say';
import { secretField } from './secret-field';
import type { Sheet, SheetHost } from './sheet-host';
import { randomBelow } from './strength';

const WIDTH = 520;

export interface RecoveryOptions {
  readonly groups: readonly string[];
  /** Writes the new slot. Runs only after both groups were given back. */
  readonly keep: () => Promise<Result<null, AppError>>;
}

/** Shows the groups, asks two of them back, keeps the code only then. `cancelled` leaves an earlier code as it was. */
export async function showRecoveryCode(host: SheetHost, options: RecoveryOptions): Promise<Result<null, AppError>> {
  for (;;) {
    const isWritten = await host.present<boolean>((close) => groupsSheet(options, close));
    if (!isWritten) return err({ kind: 'cancelled' });
    const answer = await host.present<'kept' | 'show-again'>((close) => askBackSheet(options, close));
    if (answer === 'kept') return ok(null);
  }
}

function groupsSheet({ groups }: RecoveryOptions, close: (isWritten: boolean) => void): Sheet {
  const { element, submitButton, cancel } = formSheet({
    title: 'Your recovery code',
    sentence: SENTENCES.recovery,
    content: [
      el(
        'ol',
        { class: 'groups', 'aria-label': 'Recovery code' },
        ...groups.map((group, index) => el('li', {}, el('small', {}, `group ${index + 1}`), group)),
      ),
    ],
    submit: 'I have written them down',
    cancel: { text: 'Not now', run: () => close(false) },
    onSubmit: async () => {
      close(true);
      return '';
    },
  });
  return { element, width: WIDTH, focus: submitButton, cancel };
}

function askBackSheet(options: RecoveryOptions, close: (answer: 'kept' | 'show-again') => void): Sheet {
  const asked = twoOf(options.groups.length).map((index) => ({
    group: options.groups[index] ?? '',
    field: secretField(`Group ${index + 1}`, { shown: true, mono: true }),
  }));
  const { element, cancel } = formSheet({
    title: 'Two of the groups, please',
    sentence: 'From the paper you wrote them on. Only then the code is in force.',
    content: [el('div', { class: 'asked' }, ...asked.map(({ field }) => field.element))],
    submit: 'Confirm',
    cancel: { text: 'Show the code again', run: () => close('show-again') },
    onSubmit: async (work) => {
      const wrong = asked.find(({ group, field }) => normaliseGroup(field.value()) !== normaliseGroup(group));
      if (wrong) return () => wrong.field.fail('That is not what stands in this group.');
      work.tell('Making the key for your recovery code.');
      const kept = await options.keep();
      if (!kept.ok) return sentenceFor(kept.error);
      close('kept');
      return '';
    },
  });
  const [first] = asked;
  return { element, width: WIDTH, focus: first?.field.input ?? element, cancel };
}

/** Two different positions, in order. */
function twoOf(count: number): readonly number[] {
  const one = randomBelow(count);
  const other = (one + 1 + randomBelow(count - 1)) % count;
  return [one, other].toSorted((a, b) => a - b);
}

/** Crockford's base32 reads O as 0, I and L as 1, and small letters as capitals. */
const normaliseGroup = (group: string): string =>
  group
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
