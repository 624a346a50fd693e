import type { KeyboardEvent } from 'react';
import { MagnifyingGlassIcon } from '@phosphor-icons/react/dist/csr/MagnifyingGlass';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onSearch: (text: string) => void;
  /** Arrow down goes on in the list. */
  readonly selectFirst: () => void;
  /** Enter goes on in the list too; unless told otherwise just as Arrow down does. */
  readonly onEnter?: () => void;
}

/** The field above a list whose rows follow every letter. Esc empties it before it goes back. */
export function ListSearch({ label, placeholder, text, onSearch, selectFirst, onEnter = selectFirst }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && text !== '') onSearch('');
    else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      document.querySelector<HTMLElement>('.row-list')?.focus();
      if (event.key === 'Enter') onEnter();
      else selectFirst();
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
