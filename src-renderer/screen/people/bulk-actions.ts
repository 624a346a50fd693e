import type { Basis } from '../../../src-shared/book/fact';
import type { AppError } from '../../../src-shared/errors';
import type { PersonId } from '../../../src-shared/ids';
import type { Result } from '../../../src-shared/result';
import { plural } from '../../look';
import { asJob } from '../frame/jobs';
import { currentPlace, go } from '../frame/place';
import { showError, showToast } from '../frame/toast';
import { undoAction } from '../frame/undo';
import { vault } from '../links/vault';

const people = (count: number) => plural(count, 'person', 'people');

function tell(answer: Result<unknown, AppError>, text: string): boolean {
  if (answer.ok) showToast(text, undoAction);
  else showError(answer.error);
  return answer.ok;
}

export async function deletePeople(ids: readonly PersonId[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const isDone = tell(await vault.deletePeople({ ids: [...ids] }), `${people(ids.length)} deleted.`);
  const place = currentPlace();
  const pane = place.screen === 'people' ? place.pane : undefined;
  if (isDone && place.screen === 'people' && pane?.id !== undefined && ids.includes(pane.id))
    go({ screen: 'people', filter: place.filter });
  return isDone;
}

/** The vault's own window says what that means, and asks. */
export async function erasePerson(id: PersonId): Promise<void> {
  const answer = await asJob(vault.erasePerson({ id }));
  if (!answer.ok) return showError(answer.error);
  showToast('Erased for good.');
  const place = currentPlace();
  if (place.screen === 'people' && place.pane?.id === id) go({ screen: 'people', filter: place.filter });
}

export async function tagPeople(
  ids: readonly PersonId[],
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<void> {
  const answer = await vault.tagPeople({ ids: [...ids], add: [...add], remove: [...remove] });
  tell(answer, `${people(ids.length)} ${add.length > 0 ? 'tagged' : 'untagged'}.`);
}

export async function flagPeople(
  ids: readonly PersonId[],
  flag: 'neverPublish' | 'informationBarrier',
  on: boolean,
): Promise<void> {
  const name = flag === 'neverPublish' ? 'Never publish' : 'Information barrier';
  const answer = await vault.flagPeople({ ids: [...ids], flag, on });
  tell(answer, `“${name}” ${on ? 'set on' : 'taken from'} ${people(ids.length)}.`);
}

export async function setBasis(ids: readonly PersonId[], basis: Basis): Promise<void> {
  tell(await vault.setBasis({ ids: [...ids], basis }), `Where it came from set on ${people(ids.length)}.`);
}
