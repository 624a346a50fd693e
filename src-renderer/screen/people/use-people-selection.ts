import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import type { PersonId } from '../../../src-shared/ids';
import { currentPlace, type PlaceOf } from '../frame/place';
import { showError } from '../frame/toast';
import { vault } from '../links/vault';
import type { Reach } from '../list/RowList';
import { showPerson } from '../frame/follow';

export interface PeopleSelection {
  /** Index of the row that the keys move from; -1 for none. */
  readonly active: number;
  readonly ids: ReadonlySet<PersonId>;
  readonly choose: (index: number, id: PersonId | undefined, reach: Reach) => void;
  readonly chooseAll: () => void;
  readonly moveTo: (index: number) => void;
  readonly clear: () => void;
  /** Grows with each row that keys or pointer go to: whoever asked where to be before that is answered too late. */
  readonly choices: { readonly current: number };
}

const NONE: ReadonlySet<PersonId> = new Set();

/** Which people are selected, kept by id: rows move while the book changes. */
export function usePeopleSelection({ filter, pane }: PlaceOf<'people'>): PeopleSelection {
  const [active, setActive] = useState(-1);
  const [ids, setIds] = useState(NONE);
  const anchor = useRef(0);
  const choices = useRef(0);

  // Another list: a place in the old one says nothing in it. Several that were gathered stay until they are let go.
  const list = JSON.stringify(filter);
  useEffect(() => {
    setActive(-1);
    setIds((before) => (before.size > 1 ? before : NONE));
  }, [list]);

  // Who is opened from elsewhere (the palette, a relation) takes the place of several that were selected.
  const openId = pane?.id;
  useEffect(() => {
    if (openId !== undefined) setIds((before) => (before.has(openId) ? before : NONE));
  }, [openId]);

  const extendTo = useCallback(
    async (index: number) => {
      const all = await vault.peopleIds({ filter });
      if (!all.ok) return showError(all.error);
      const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
      setIds(new Set(all.value.ids.slice(from, to + 1)));
    },
    [filter],
  );

  const choose = useCallback(
    (index: number, id: PersonId | undefined, reach: Reach) => {
      choices.current++;
      setActive(index);
      if (reach === 'extend') return void extendTo(index);
      anchor.current = index;
      if (id === undefined) return setIds(NONE);
      setIds((before) => (reach === 'toggle' ? toggled(before, id) : new Set([id])));
    },
    [extendTo],
  );

  const chooseAll = useCallback(async () => {
    const all = await vault.peopleIds({ filter });
    if (!all.ok) return showError(all.error);
    setIds(new Set(all.value.ids));
  }, [filter]);

  const moveTo = useCallback((index: number) => {
    anchor.current = index;
    setActive(index);
  }, []);

  const clear = useCallback(() => setIds(NONE), []);

  return useMemo(
    () => ({ active, ids, choose, chooseAll: () => void chooseAll(), moveTo, clear, choices }),
    [active, ids, choose, chooseAll, moveTo, clear],
  );
}

function toggled(before: ReadonlySet<PersonId>, id: PersonId): ReadonlySet<PersonId> {
  const after = new Set(before);
  // The one that is open counts as selected when a second is added to it.
  const place = currentPlace();
  if (before.size === 0 && place.screen === 'people' && place.pane?.kind === 'person') after.add(place.pane.id);
  if (!after.delete(id)) after.add(id);
  return after;
}

/** Opens the best answer to a filter, also where the list does not show it yet. */
export async function openFirst(filter: PlaceOf<'people'>['filter']): Promise<void> {
  const first = await vault.listPeople({ filter, from: 0, count: 1 });
  const row = first.ok ? first.value.rows[0] : undefined;
  if (row) showPerson(row.id);
}
