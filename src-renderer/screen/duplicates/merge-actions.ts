import type { AppError } from '../../../src-shared/errors';
import type { ClientId, PersonId } from '../../../src-shared/ids';
import type { Result } from '../../../src-shared/result';
import type { ClientDuplicateGroup, ClientLead, DuplicateGroup, Lead } from '../../../src-shared/vault-contract';
import { listOf, plural } from '../../look';
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

export async function mergeClients(ids: readonly ClientId[], lead: ClientLead): Promise<void> {
  const merged = await vault.mergeClients({ ids: [...ids], lead });
  if (!merged.ok) return showError(merged.error);
  showToast('Merged. Nothing that either record said is lost.', undoAction);
}

export async function mergeCertainClients(revision: number): Promise<void> {
  const merged = await vault.mergeCertainClients({ revision });
  if (!merged.ok) return showError(merged.error);
  showToast(`${plural(merged.value.groups, 'client', 'clients')} merged, as one change.`, undoAction);
}

export const keepApart = (people: DuplicateGroup['people'], reload: () => void): Promise<void> =>
  decide(
    people.map(({ display }) => display),
    async (apart) => vault.keepApart({ ids: people.map(({ id }) => id), apart }),
    reload,
  );

export const keepClientsApart = (clients: ClientDuplicateGroup['clients'], reload: () => void): Promise<void> =>
  decide(
    clients.map(({ name }) => name),
    async (apart) => vault.keepClientsApart({ ids: clients.map(({ id }) => id), apart }),
    reload,
  );

/** `reload`: a decision is no change of the book, so nobody else says that the list is another one. */
async function decide(
  names: readonly string[],
  keep: (apart: boolean) => Promise<Result<null, AppError>>,
  reload: () => void,
): Promise<void> {
  const kept = await keep(true);
  if (!kept.ok) return showError(kept.error);
  reload();
  const takeBack = async (): Promise<void> => {
    const undone = await keep(false);
    if (!undone.ok) return showError(undone.error);
    reload();
  };
  // Each of several in a row has an undo of its own: whose it is must be said.
  const told = `${listOf(names)} are not the same, and will not come up again.`;
  showToast(told, { label: 'Undo', run: () => void takeBack() });
}
