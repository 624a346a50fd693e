import { go } from '../frame/place';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { sayClientsTwice } from './client-duplicate-words';
import { sayTwice } from './duplicate-words';

const useCounted = () => useLive('duplicates', () => vault.duplicates({ from: 0, count: 0 }), ['people', 'clients']);

/** How many may be in the book twice; undefined until it is known, and in a large book. */
export const useDuplicateCount = (): number | undefined => useCounted().value?.total;

export const openDuplicates = (): void => go({ screen: 'duplicates', open: 0 });
export const openClientDuplicates = (): void => go({ screen: 'duplicates', of: 'clients', open: 0 });

/**
 * A quiet line under the head of People. It asks until it is counted, and where it is not: a line that came later would
 * push the list from under the pointer.
 */
export function DuplicatesEntry() {
  const count = useDuplicateCount() ?? 0;
  return (
    <button type="button" className="link-button duplicates-entry" onClick={openDuplicates}>
      {count === 0 ? 'Is anybody in the book twice?' : sayTwice(count)}
    </button>
  );
}

/** The same under the head of Clients. */
export function ClientDuplicatesEntry() {
  const { value } = useLive('client duplicates', () => vault.clientDuplicates({ from: 0, count: 0 }), [
    'clients',
    'people',
  ]);
  const count = value?.total ?? 0;
  return (
    <button type="button" className="link-button duplicates-entry" onClick={openClientDuplicates}>
      {count === 0 ? 'Is any client in the book twice?' : sayClientsTwice(count)}
    </button>
  );
}
