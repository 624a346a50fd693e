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

export interface PaletteAnswer {
  readonly entries: readonly PaletteEntry[];
  /** False while the people still answer to what was typed before. */
  readonly isSettled: boolean;
}

/** Actions whose words begin so stand before people: who types "lock" wants to lock. */
export function usePaletteEntries(query: string): PaletteAnswer {
  const text = query.trim();
  const found = useFound(text);
  const wanted = text.toLocaleLowerCase();
  const actions = paletteActions()
    .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
    .map((action) => ({ kind: 'action', key: action.label, action, run: action.run }) as const);
  const people = found.items.map(
    (item) => ({ kind: 'found', key: item.id, item, run: () => openFound(item) }) as const,
  );
  const begins = ({ action }: { readonly action: PaletteAction }) =>
    wanted !== '' && action.label.toLocaleLowerCase().startsWith(wanted);
  return {
    entries: [...actions.filter(begins), ...people, ...actions.filter((action) => !begins(action))],
    isSettled: found.text === text,
  };
}

function openFound({ kind, id }: FoundItem): void {
  if (kind === 'person') openPerson(id as PersonId);
  else openClient(id as ClientId);
}

interface Found {
  readonly text: string;
  readonly items: readonly FoundItem[];
}

const NOTHING: Found = { text: '', items: [] };

function useFound(text: string): Found {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    let isGone = false;
    if (text === '') setFound(NOTHING);
    else
      void vault.find({ text, kinds: ['person', 'client'], limit: SHOWN }).then((answer) => {
        if (!isGone) setFound({ text, items: answer.ok ? answer.value.items : [] });
      });
    return () => {
      isGone = true;
    };
  }, [text]);
  return found;
}
