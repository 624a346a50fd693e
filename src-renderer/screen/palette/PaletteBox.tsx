import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { MagnifyingGlassIcon } from '@phosphor-icons/react/dist/csr/MagnifyingGlass';

import { PersonName } from '../list/PersonName';
import { usePaletteEntries, type PaletteEntry } from './use-palette-entries';

const LIST_ID = 'palette-list';

/** What is typed, and the answers; the first one is chosen until the arrows say otherwise. */
export function PaletteBox({ onDone }: { readonly onDone: () => void }) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [isEntered, setIsEntered] = useState(false);
  const { entries, isSettled } = usePaletteEntries(query);
  const active = Math.min(chosen, entries.length - 1);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, entries]);

  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onDone();
    entry.run();
  };
  // Enter pressed ahead of the answers takes the first of them, not what answered to fewer letters.
  useEffect(() => {
    if (!isEntered || !isSettled) return;
    setIsEntered(false);
    run(entries[active]);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen((active + 1) % Math.max(entries.length, 1));
    else if (event.key === 'ArrowUp') setChosen((active - 1 + entries.length) % Math.max(entries.length, 1));
    else if (event.key === 'Enter') setIsEntered(true);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <label className="palette-search">
        <MagnifyingGlassIcon size={18} aria-hidden />
        <input
          data-autofocus
          autoFocus
          role="combobox"
          aria-label="A person, a client, a screen, something to do"
          aria-expanded={entries.length > 0}
          aria-controls={LIST_ID}
          aria-activedescendant={entries[active] && optionId(active)}
          placeholder="A person, a client, a screen, something to do"
          value={query}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
            setIsEntered(false);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      {entries.length === 0 && isSettled && <p className="palette-none quiet">Nothing in the book answers to this.</p>}
      <div
        ref={list}
        id={LIST_ID}
        className="palette-list"
        role={entries.length > 0 ? 'listbox' : undefined}
        aria-label="Answers"
      >
        {entries.map((entry, index) => (
          <div
            key={entry.key}
            id={optionId(index)}
            className="palette-entry"
            role="option"
            aria-selected={index === active}
            onMouseMove={() => setChosen(index)}
            onClick={() => run(entry)}
          >
            <EntryWords entry={entry} />
          </div>
        ))}
      </div>
    </>
  );
}

const optionId = (index: number): string => `palette-${index}`;

function EntryWords({ entry }: { readonly entry: PaletteEntry }) {
  if (entry.kind === 'action')
    return (
      <>
        <span className="palette-name">{entry.action.label}</span>
        {entry.action.keys && <kbd>{entry.action.keys}</kbd>}
      </>
    );
  return (
    <>
      <span className="palette-name serif">
        <PersonName name={entry.item} />
      </span>
      <span className="palette-detail">{entry.item.detail ?? (entry.item.kind === 'client' ? 'Client' : '')}</span>
    </>
  );
}
