import { useEffect, useRef } from 'react';

import type { PlaceOf } from '../frame/place';
import { vault } from '../links/vault';
import type { PeopleSelection } from './use-people-selection';

/** Scrolls to a person who was opened from elsewhere: the palette, Today, a relation, a form just saved. */
export function useActivePosition(
  { filter, pane }: PlaceOf<'people'>,
  { active, moveTo, choices }: PeopleSelection,
): void {
  const id = pane?.kind === 'person' ? pane.id : undefined;
  const last = useRef<string | undefined>(undefined);
  const key = `${id} ${JSON.stringify(filter)}`;
  const hasActive = active >= 0;
  useEffect(() => {
    if (id === undefined || last.current === key) return;
    last.current = key;
    const asked = choices.current;
    void vault.positionOfPerson({ filter, id }).then((answer) => {
      if (answer.ok && last.current === key && choices.current === asked) moveTo(answer.value.index);
    });
    // `filter` is part of `key`.
  }, [id, key, hasActive, moveTo, choices, filter]);
}
