import type { PersonId } from '../../../src-shared/ids';
import { currentPlace, go } from '../frame/place';

/** The detail follows the keys only once they rest: a held arrow key must not open every person on its way. */
const FOLLOW_MS = 120;

let pending: { readonly id: PersonId; readonly timer: number } | undefined;

/** Opens one person beside the list as it stands; not any more where the partner has gone elsewhere meanwhile. */
export function showPerson(id: PersonId): void {
  const place = currentPlace();
  if (place.screen === 'people') go({ screen: 'people', filter: place.filter, pane: { kind: 'person', id } });
}

/** Opens the person that the keys came to, unless something else was opened before they rested. */
export function followTo(id: PersonId): void {
  stopFollowing();
  const from = currentPlace();
  const open = (): void => {
    pending = undefined;
    if (currentPlace() === from) showPerson(id);
  };
  pending = { id, timer: window.setTimeout(open, FOLLOW_MS) };
}

export function stopFollowing(): void {
  window.clearTimeout(pending?.timer);
  pending = undefined;
}

/** Whom the keys are on while the page of another still stands. */
export const followed = (): PersonId | undefined => pending?.id;
