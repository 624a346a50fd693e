import { useEffect, useState } from 'react';

import type { ClientId, PersonId } from '../../../src-shared/ids';
import type { FoundItem } from '../../../src-shared/vault-contract';
import { openClient, openPerson } from '../frame/place';
import { vault } from '../links/vault';
import { paletteActions, type PaletteAction } from './palette-actions';

const SHOWN = 8;

export type PaletteEntry =
  | { readonly kind: 'action'; readonly key: string; readonly action: PaletteAction; readonly run: () => void }
  | { readonly kind: 'found'; readonly key: string; readonly item: FoundItem; readonly run: () => void };

/** Actions whose words begin so stand before people: who types "lock" wants to lock. */
export function usePaletteEntries(query: string): readonly PaletteEntry[] {
  const found = useFound(query.trim());
  const wanted = query.trim().toLocaleLowerCase();
  const actions = paletteActions()
    .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
    .map((action) => ({ kind: 'action', key: action.label, action, run: action.run }) as const);
  const people = found.map((item) => ({ kind: 'found', key: item.id, item, run: () => openFound(item) }) as const);
  const begins = ({ action }: { readonly action: PaletteAction }) =>
    wanted !== '' && action.label.toLocaleLowerCase().startsWith(wanted);
  return [...actions.filter(begins), ...people, ...actions.filter((action) => !begins(action))];
}

function openFound({ kind, id }: FoundItem): void {
  if (kind === 'person') openPerson(id as PersonId);
  else openClient(id as ClientId);
}

function useFound(text: string): readonly FoundItem[] {
  const [items, setItems] = useState<readonly FoundItem[]>([]);
  useEffect(() => {
    let isGone = false;
    if (text === '') setItems([]);
    else
      void vault.find({ text, kinds: ['person', 'client'], limit: SHOWN }).then((answer) => {
        if (!isGone && answer.ok) setItems(answer.value.items);
      });
    return () => {
      isGone = true;
    };
  }, [text]);
  return items;
}
