import { useEffect } from 'react';

import type { PersonId } from '../../../src-shared/ids';
import { isCovered, isModified, isTyping } from '../frame/keys';
import { currentPlace, go } from '../frame/place';

export function editPerson(id: PersonId): void {
  const place = currentPlace();
  go({ screen: 'people', filter: place.screen === 'people' ? place.filter : {}, pane: { kind: 'form', id } });
}

/** E edits, H hands over, ? tells where the facts came from; not while the list takes letters for type-ahead. */
export function usePersonKeys(
  id: PersonId,
  keys: { readonly handOver: () => void; readonly origins: () => void },
): void {
  useEffect(() => {
    const acts: Readonly<Record<string, () => void>> = {
      e: () => editPerson(id),
      h: keys.handOver,
      '?': keys.origins,
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModified(event) || event.altKey || isTyping(event.target) || isCovered()) return;
      const act = acts[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
