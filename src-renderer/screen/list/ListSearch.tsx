import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { MagnifyingGlassIcon } from '@phosphor-icons/react/dist/csr/MagnifyingGlass';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onSearch: (text: string) => void;
  /** Asks for what is typed and was not asked for yet: whatever is pressed next is meant for the answer. */
  readonly onLeave?: () => void;
  /** Arrow down goes on with the first row of the list. Enter does too, unless told otherwise. */
  readonly onEnter?: () => void;
}

/** The field above a list whose rows follow every letter. Esc empties it before it goes back. */
export function ListSearch({ label, placeholder, text, onSearch, onLeave, onEnter }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && text !== '') onSearch('');
    else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      if (onLeave) flushSync(onLeave);
      const list = document.querySelector<HTMLElement>('.row-list');
      list?.focus();
      if (event.key === 'Enter' && onEnter) onEnter();
      // The list takes it as its own key, in turn with those that follow.
      else list?.dispatchEvent(new globalThis.KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <label className="list-search">
      <MagnifyingGlassIcon size={16} aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
