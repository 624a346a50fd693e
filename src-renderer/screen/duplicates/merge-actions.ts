import type { PersonId } from '../../../src-shared/ids';
import type { Lead } from '../../../src-shared/vault-contract';
import { plural } from '../../look';
import { showError, showToast } from '../frame/toast';
import { undoAction } from '../frame/undo';
import { vault } from '../links/vault';

export async function merge(ids: readonly PersonId[], lead: Lead): Promise<void> {
  const merged = await vault.mergePeople({ ids: [...ids], lead });
  if (!merged.ok) return showError(merged.error);
  showToast('Merged. Nothing that either record said is lost.', undoAction);
}

export async function mergeCertain(revision: number): Promise<void> {
  const merged = await vault.mergeCertain({ revision });
  if (!merged.ok) return showError(merged.error);
  const { groups } = merged.value;
  showToast(`${plural(groups, 'person', 'people')} merged, as one change.`, undoAction);
}

/** `reload`: a decision is no change of the book, so nobody else says that the list is another one. */
export async function keepApart(ids: readonly PersonId[], reload: () => void): Promise<void> {
  const kept = await vault.keepApart({ ids: [...ids], apart: true });
  if (!kept.ok) return showError(kept.error);
  reload();
  const takeBack = async (): Promise<void> => {
    const undone = await vault.keepApart({ ids: [...ids], apart: false });
    if (!undone.ok) return showError(undone.error);
    reload();
  };
  showToast('Not the same. They will not come up again.', { label: 'Undo', run: () => void takeBack() });
}
