import { assertNever } from '../../../src-shared/result';
import type { Notice } from '../../../src-shared/vault-contract';
import { plural } from '../../look';

const WHY = { missing: 'was missing', damaged: 'was damaged', tampered: 'had been tampered with' } as const;

/** What was found and what was done about it. */
export function sayNotice(notice: Notice): string {
  switch (notice.kind) {
    case 'header-copy-repaired':
      return 'One of the copies of the vault’s header was damaged. Rebuilt from the other; nothing is missing.';
    case 'working-store-rebuilt':
      return `The working store ${WHY[notice.why]}. Rebuilt from the last good copy and the journal: ${plural(notice.people, 'person', 'people')}, ${notice.missing === 0 ? 'nothing missing' : `${notice.missing.toLocaleString()} missing`}.`;
    case 'working-store-failing':
      return 'The working store could not be written; the disk may be full. Every change is safe in the journal, and the working store is brought up from there.';
    case 'snapshot-replaced':
      return 'The last good copy was damaged. A new one was made from the working store; nothing is missing.';
    case 'torn-tail':
      return `The last change before a crash was only half written, and was never acknowledged. Its bytes are kept in ${notice.file}.`;
    case 'journal-behind':
      return notice.restored
        ? `The journal had lost its last ${plural(notice.lost, 'change', 'changes')}. Restored from the working store’s verified copies.`
        : `The journal has lost its last ${plural(notice.lost, 'change', 'changes')}. Nothing was thrown away; they still stand in the working store.`;
    case 'records-doubtful':
      return `${plural(notice.records.length, 'record is', 'records are')} not as you left ${notice.records.length === 1 ? 'it' : 'them'}. Set aside, named in My vault, and not used until you decide.`;
    case 'rekey-unfinished':
      return 'Changing the vault’s key was interrupted. It goes on while you work; both keys open the vault until it is done.';
    case 'clock-went-back':
      return 'This computer’s clock stands earlier than your last change. Dates of new changes may be wrong until it is set.';
    default:
      return assertNever(notice);
  }
}

/** A notice that asks for a decision, rather than telling what was mended. */
export const isDoubt = ({ kind }: Notice): boolean =>
  kind === 'records-doubtful' || kind === 'clock-went-back' || kind === 'journal-behind';
