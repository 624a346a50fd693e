import { go } from '../frame/place';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
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
