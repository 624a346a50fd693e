import { plural } from '../../look';
import type { CollectionName } from '../../../src-shared/book/records';
import { assertNever } from '../../../src-shared/result';
import type { ChangeSummary } from '../../../src-shared/vault-contract';
import { vault } from '../links/vault';
import { showError, showToast, type ToastAction } from './toast';

const NOUNS: Readonly<Record<CollectionName, readonly [one: string, many: string]>> = {
  people: ['person', 'people'],
  clients: ['client', 'clients'],
  matters: ['matter', 'matters'],
};

/** "12 people tagged", "1 client deleted". */
export function sayChange({ what, collection, count }: Pick<ChangeSummary, 'what' | 'collection' | 'count'>): string {
  const whom = plural(count, ...NOUNS[collection]);
  switch (what) {
    case 'create':
      return `${whom} added`;
    case 'edit':
      return `${whom} changed`;
    case 'delete':
      return `${whom} deleted`;
    case 'import':
      return `${whom} brought in`;
    case 'take-back':
      return `Import of ${whom} taken back`;
    case 'merge':
      return `${whom} merged`;
    case 'part':
      return `${whom} taken apart`;
    case 'tag':
      return `${whom} tagged`;
    case 'flag':
      return `Flag set on ${whom}`;
    case 'basis':
      return `Where it came from set on ${whom}`;
    case 'settings':
      return 'Settings changed';
    default:
      return assertNever(what);
  }
}

export async function undo(): Promise<void> {
  const undone = await vault.undo({});
  if (!undone.ok) return showError(undone.error);
  showToast(`Undone: ${lower(sayChange(undone.value))}.`, redoAction);
}

export async function redo(): Promise<void> {
  const redone = await vault.redo({});
  if (!redone.ok) return showError(redone.error);
  showToast(`Done again: ${lower(sayChange(redone.value))}.`, undoAction);
}

export const undoAction: ToastAction = { label: 'Undo', run: () => void undo(), isOfNewest: true };
const redoAction: ToastAction = { label: 'Redo', run: () => void redo(), isOfNewest: true };

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
