import type { PersonId } from '../../../src-shared/ids';
import { currentPlace, go } from './place';

/** The detail follows the keys only once they rest: a held arrow key must not open every person on its way. */
const FOLLOW_MS = 120;
/** A page comes within a few milliseconds; a key kept for longer would surprise. */
const KEPT_MS = 1000;

let pending: { readonly id: PersonId; readonly timer: number; readonly open: () => void } | undefined;
let kept: { readonly key: string; readonly page: string; readonly at: number } | undefined;

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
    stopFollowing();
    if (currentPlace() === from) showPerson(id);
  };
  pending = { id, timer: window.setTimeout(open, FOLLOW_MS), open };
}

export function stopFollowing(): void {
  window.clearTimeout(pending?.timer);
  pending = undefined;
}

/** True where the arrows have left the shown page: the page they came to is opened at once, and the key kept for it. */
export function keepForNextPage(key: string, shown: string | undefined): boolean {
  if (!pending || pending.id === shown) return false;
  keepKey(key, pending.id);
  pending.open();
  return true;
}

/** The page is on its way: what is pressed meanwhile is meant for it. */
export function keepKey(key: string, page: string): void {
  kept = { key, page, at: performance.now() };
}

/** The key pressed while this page was on its way, once. */
export function takeKeptKey(page: string | undefined, knows: (key: string) => boolean): string | undefined {
  if (!kept || kept.page !== page || !knows(kept.key)) return undefined;
  const { key, at } = kept;
  kept = undefined;
  return performance.now() - at < KEPT_MS ? key : undefined;
}
