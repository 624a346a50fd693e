import { go } from '../frame/place';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { sayClientsTwice } from './client-duplicate-words';
import { sayTwice } from './duplicate-words';

const useCounted = () => useLive('duplicates', () => vault.duplicates({ from: 0, count: 0 }), ['people', 'clients']);

/** How many may be in the book twice; undefined until it is known, and in a large book. */
export const useDuplicateCount = (): number | undefined => useCounted().value?.total;

export const openDuplicates = (): void => go({ screen: 'duplicates', open: 0 });

/** A quiet line under the head of People, where there is anything to say. */
export function DuplicatesEntry() {
  const { value, error } = useCounted();
  const count = value?.total ?? 0;
  if (count === 0 && !error) return null;
  return (
    <button type="button" className="link-button duplicates-entry" onClick={openDuplicates}>
      {error ? 'Is anybody in the book twice?' : sayTwice(count)}
    </button>
  );
}

/** The same under the head of Clients. */
export function ClientDuplicatesEntry() {
  const { value, error } = useLive('client duplicates', () => vault.clientDuplicates({ from: 0, count: 0 }), [
    'clients',
    'people',
  ]);
  const count = value?.total ?? 0;
  if (count === 0 && !error) return null;
  return (
    <button
      type="button"
      className="link-button duplicates-entry"
      onClick={() => go({ screen: 'duplicates', of: 'clients', open: 0 })}
    >
      {error ? 'Is any client in the book twice?' : sayClientsTwice(count)}
    </button>
  );
}
