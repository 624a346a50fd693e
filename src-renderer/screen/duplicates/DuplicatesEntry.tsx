import { go } from '../frame/place';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { sayTwice } from './duplicate-words';

/** How many may be in the book twice; undefined until it is known. */
export const useDuplicateCount = (): number | undefined =>
  useLive('duplicates', () => vault.duplicates({ from: 0, count: 0 }), ['people', 'clients']).value?.total;

export const openDuplicates = (): void => go({ screen: 'duplicates', open: 0 });

/** A quiet line under the head of People, where there is anything to say. */
export function DuplicatesEntry() {
  const count = useDuplicateCount() ?? 0;
  if (count === 0) return null;
  return (
    <button type="button" className="link-button duplicates-entry" onClick={openDuplicates}>
      {sayTwice(count)}
    </button>
  );
}
