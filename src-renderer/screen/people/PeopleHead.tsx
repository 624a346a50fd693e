import { useDeferredValue, useEffect, useRef, useState } from 'react';

import type { PeopleFilter, PersonRow } from '../../../src-shared/vault-contract';
import { formatCount, plural } from '../../look';
import { useJoined } from '../colleagues/directory-state';
import { DuplicatesEntry } from '../duplicates/DuplicatesEntry';
import { exportRequest, go, publishRequest, type PlaceOf } from '../frame/place';
import { ListSearch } from '../list/ListSearch';
import { sayFound } from '../list/say-found';
import type { RowWindow } from '../list/use-rows';
import { openFirst } from './use-people-selection';
import { Facets } from './Facets';

interface Props {
  readonly place: PlaceOf<'people'>;
  readonly rows: RowWindow<PersonRow>;
  /** How many people the firm sees something about. */
  readonly seen: number;
}

const isFiltered = ({ tags, flags, gaps, clientId, text }: PeopleFilter): boolean =>
  Boolean(tags?.length || flags?.length || gaps?.length || clientId || text);

export function PeopleHead({ place, rows, seen }: Props) {
  const { filter } = place;
  const isMember = useJoined() !== undefined;
  const others = rows.total - rows.near;
  const isEmpty = rows.isReady && rows.total === 0;
  const selection = isFiltered(filter) ? ({ kind: 'filter', filter } as const) : ({ kind: 'all' } as const);
  return (
    <header className="list-head">
      <div className="list-head-line">
        <h1 className="list-title serif">People</h1>
        <p className="list-count" aria-live="polite">
          {rows.isReady && (isFiltered(filter) ? sayFound(rows) : formatCount(rows.total))}
          {rows.isReady && seen > 0 && !isFiltered(filter) && ` · ${formatCount(seen)} seen by the firm`}
        </p>
        {isMember && isFiltered(filter) && rows.total > 0 && (
          <button
            type="button"
            className="link-button"
            onClick={() =>
              publishRequest.set({
                about: { kind: 'people', selection },
                whom: sayWhom(filter, others === 0 ? rows.total : others),
                near: { count: rows.near, others },
              })
            }
          >
            Publish…
          </button>
        )}
        <button
          type="button"
          className="link-button"
          disabled={rows.total === 0}
          onClick={() => exportRequest.set({ selection, count: rows.total, near: rows.near })}
        >
          Export…
        </button>
        <button
          type="button"
          className="link-button"
          onClick={() => go({ screen: 'people', filter, pane: { kind: 'form' } })}
        >
          New person
        </button>
      </div>
      <div className="list-head-line">
        <Search filter={filter} />
        <Facets filter={filter} />
      </div>
      {!isFiltered(filter) && !isEmpty && <DuplicatesEntry />}
    </header>
  );
}

/** "12 people tagged regatta", "12 people" where the list is narrowed in another way. */
function sayWhom({ tags = [], flags, gaps, clientId, text }: PeopleFilter, total: number): string {
  const isByTag = tags.length > 0 && !flags?.length && !gaps?.length && !clientId && !text;
  return `${plural(total, 'person', 'people')}${isByTag ? ` tagged ${tags.join(', ')}` : ''}`;
}

function withText(filter: PeopleFilter, text: string): PeopleFilter {
  const { text: _, ...rest } = filter;
  return text === '' ? rest : { ...rest, text };
}

function Search({ filter }: { readonly filter: PeopleFilter }) {
  const [text, setText] = useState(filter.text ?? '');
  const asked = useDeferredValue(text);
  const sent = useRef(filter.text ?? '');
  // Only a text that comes from elsewhere replaces what is typed: an answer to earlier letters must not take later ones.
  useEffect(() => {
    const given = filter.text ?? '';
    if (given !== sent.current) setText(given);
    sent.current = given;
  }, [filter.text]);
  useEffect(() => {
    if (asked === sent.current) return;
    search(asked);
    // Only what is typed asks anew: a filter that changes meanwhile brings its own text.
  }, [asked]);
  const search = (words: string) => {
    sent.current = words;
    go({ screen: 'people', filter: withText(filter, words) });
  };
  return (
    <ListSearch
      label="Search people"
      placeholder="Name, client, e-mail, phone, tag, note"
      text={text}
      onSearch={setText}
      onLeave={() => search(text)}
      onEnter={() => void openFirst(withText(filter, text))}
    />
  );
}
