import { Spotlight } from '@mantine/spotlight';
import { MagnifyingGlassIcon } from '@phosphor-icons/react/dist/csr/MagnifyingGlass';
import { useEffect, useState } from 'react';

import type { ClientId, PersonId } from '../../../src-shared/ids';
import type { FoundItem } from '../../../src-shared/vault-contract';
import { openClient, openPerson } from '../frame/place';
import { vault } from '../links/vault';
import { PersonName } from '../list/PersonName';
import { paletteActions } from './palette-actions';

const SHOWN = 8;

/** Ctrl/Cmd+K: any person, client, screen or action. */
export function Palette() {
  const [query, setQuery] = useState('');
  const found = useFound(query);
  const wanted = query.trim().toLocaleLowerCase();
  const actions = paletteActions().filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      tagsToIgnore={[]}
      scrollable
      maxHeight={440}
      size={560}
    >
      <Spotlight.Search
        placeholder="A person, a client, a screen, something to do"
        aria-label="Find a person, client, screen or action"
        leftSection={<MagnifyingGlassIcon size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {found.map((item) => (
          <Spotlight.Action key={item.id} onClick={() => openFound(item)}>
            <span className="palette-name serif">
              <PersonName name={item} />
            </span>
            <span className="palette-detail">{item.detail ?? (item.kind === 'client' ? 'Client' : '')}</span>
          </Spotlight.Action>
        ))}
        {actions.map(({ label, keys, run }) => (
          <Spotlight.Action key={label} onClick={run}>
            <span className="palette-name">{label}</span>
            {keys && <kbd>{keys}</kbd>}
          </Spotlight.Action>
        ))}
        {found.length + actions.length === 0 && <Spotlight.Empty>Nothing in the book answers to this.</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function openFound({ kind, id }: FoundItem): void {
  if (kind === 'person') openPerson(id as PersonId);
  else openClient(id as ClientId);
}

function useFound(query: string): readonly FoundItem[] {
  const [items, setItems] = useState<readonly FoundItem[]>([]);
  useEffect(() => {
    let isGone = false;
    const text = query.trim();
    if (text === '') setItems([]);
    else
      void vault.find({ text, kinds: ['person', 'client'], limit: SHOWN }).then((answer) => {
        if (!isGone && answer.ok) setItems(answer.value.items);
      });
    return () => {
      isGone = true;
    };
  }, [query]);
  return items;
}
