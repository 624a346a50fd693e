import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { ClientId } from '../../../src-shared/ids';
import { ok, type Result } from '../../../src-shared/result';
import { currentPlace, type PlaceOf } from '../frame/place';
import { showError } from '../frame/toast';
import { vault } from '../links/vault';
import type { Reach } from '../list/RowList';

/** Several clients chosen together, kept by id; one alone is the one that is open. */
export interface ClientsSelection {
  readonly ids: ReadonlySet<ClientId>;
  readonly choose: (index: number, id: ClientId | undefined, reach: Reach) => void;
  /** `total`: rows of the list as it is now. */
  readonly chooseAll: (total: number) => void;
  readonly clear: () => void;
}

const NONE: ReadonlySet<ClientId> = new Set();
/** Rows that the vault answers at once. */
const PAGE = 500;

export function useClientsSelection({ text, pane }: PlaceOf<'clients'>): ClientsSelection {
  const [ids, setIds] = useState(NONE);
  const anchor = useRef(0);
  useEffect(() => setIds((before) => (before.size > 1 ? before : NONE)), [text]);

  // Who is opened from elsewhere takes the place of several that were selected.
  const openId = pane?.kind === 'client' ? pane.id : undefined;
  useEffect(() => {
    if (openId !== undefined) setIds((before) => (before.has(openId) ? before : NONE));
  }, [openId]);

  const take = useCallback(
    async (from: number, to: number) => {
      const all = await idsBetween(text, from, to);
      if (all.ok) setIds(new Set(all.value));
      else showError(all.error);
    },
    [text],
  );
  const choose = useCallback(
    (index: number, id: ClientId | undefined, reach: Reach) => {
      if (reach === 'extend') return void take(Math.min(anchor.current, index), Math.max(anchor.current, index) + 1);
      anchor.current = index;
      if (reach === 'only' || id === undefined) return setIds(NONE);
      setIds((before) => toggled(before, id));
    },
    [take],
  );
  const chooseAll = useCallback((total: number) => void take(0, total), [take]);
  const clear = useCallback(() => setIds(NONE), []);
  return useMemo(() => ({ ids, choose, chooseAll, clear }), [ids, choose, chooseAll, clear]);
}

async function idsBetween(text: string, from: number, to: number): Promise<Result<readonly ClientId[], AppError>> {
  const ids: ClientId[] = [];
  for (let at = from; at < to; at += PAGE) {
    const page = await vault.listClients({
      ...(text === '' ? {} : { text }),
      from: at,
      count: Math.min(PAGE, to - at),
    });
    if (!page.ok) return page;
    ids.push(...page.value.rows.map(({ id }) => id));
  }
  return ok(ids);
}

function toggled(before: ReadonlySet<ClientId>, id: ClientId): ReadonlySet<ClientId> {
  const after = new Set(before);
  // The one that is open counts as selected when a second is added to it.
  const place = currentPlace();
  if (before.size === 0 && place.screen === 'clients' && place.pane?.kind === 'client') after.add(place.pane.id);
  if (!after.delete(id)) after.add(id);
  return after;
}
