import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { MagnifyingGlassIcon } from '@phosphor-icons/react/dist/csr/MagnifyingGlass';

import { hitWords, markHits } from '../list/mark-hits';
import { PersonName } from '../list/PersonName';
import { FOUND_IN_NAMES } from './found-words';
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
            <EntryWords entry={entry} hits={hitWords(query)} />
          </div>
        ))}
      </div>
    </>
  );
}

const optionId = (index: number): string => `palette-${index}`;

function EntryWords({ entry, hits }: { readonly entry: PaletteEntry; readonly hits: readonly string[] }) {
  if (entry.kind === 'action')
    return (
      <span className="palette-line">
        <span className="palette-name">{entry.action.label}</span>
        {entry.action.keys && <kbd>{entry.action.keys}</kbd>}
      </span>
    );
  const { item } = entry;
  return (
    <>
      <span className="palette-line">
        <span className="palette-name serif">
          <PersonName name={item} hits={hits} />
        </span>
        <span className="palette-detail">
          {item.detail ? markHits(item.detail, hits) : item.kind === 'client' && 'Client'}
        </span>
      </span>
      {item.foundIn && (
        <span className="palette-why">
          {FOUND_IN_NAMES[item.foundIn.what]}: {markHits(item.foundIn.text, hits)}
        </span>
      )}
      {item.isNear && <span className="palette-why">Spelt alike</span>}
    </>
  );
}
