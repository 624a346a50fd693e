import { vault } from '../links/vault';
import { sayChange } from './say-change';
import { showError, showToast, type ToastAction } from './toast';

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
