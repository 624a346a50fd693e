import { useCallback, useEffect, useRef } from 'react';

import type { PersonId } from '../../../src-shared/ids';
import type { PersonRow } from '../../../src-shared/vault-contract';
import { followTo, showPerson, stopFollowing } from '../frame/follow';
import { go, type PlaceOf } from '../frame/place';
import { vault } from '../links/vault';
import { hitWords } from '../list/mark-hits';
import { PersonName } from '../list/PersonName';
import { RowList, type Reach } from '../list/RowList';
import { useRows } from '../list/use-rows';
import { deletePeople } from './bulk-actions';
import { useMarks, type Mark } from '../what-the-firm-sees/marks';
import { Ribbon } from '../what-the-firm-sees/Ribbon';
import { PeopleEmpty } from './PeopleEmpty';
import { PeopleHead } from './PeopleHead';
import { findPrefix } from './find-prefix';
import type { PeopleSelection } from './use-people-selection';
import { useActivePosition } from './use-active-position';

interface Props {
  readonly place: PlaceOf<'people'>;
  readonly selection: PeopleSelection;
}

export function PeopleList({ place, selection }: Props) {
  const { filter } = place;
  const key = JSON.stringify(filter);
  const rows = useRows<PersonRow>(key, (from, count) => vault.listPeople({ filter, from, count }), [
    'people',
    'clients',
  ]);
  const marks = useMarks().people;
  const hits = hitWords(filter.text);
  useActivePosition(place, selection);
  const onMove = useMove(place, selection, rows.at);
  const openActive = () => {
    const row = rows.at(selection.active);
    if (row) go({ screen: 'people', filter, pane: { kind: 'person', id: row.id } });
  };
  return (
    <>
      <PeopleHead place={place} rows={rows} seen={marks.size} />
      {rows.isReady && rows.total === 0 ? (
        <PeopleEmpty filter={filter} />
      ) : (
        <RowList
          label="People"
          rows={rows}
          active={selection.active}
          idOf={(row) => row.id}
          isSelected={(row) => isSelected(row, place, selection)}
          renderRow={(row) => <PersonLine row={row} hits={hits} mark={marks.get(row.id)} />}
          onMove={onMove}
          onEnter={openActive}
          onSelectAll={selection.chooseAll}
          onDelete={() => void deletePeople(selectedIds(place, selection))}
          actionKeys="ehp"
          onTypeAhead={(letters) => {
            if (filter.text === undefined)
              void findPrefix(letters, rows.total, filter).then((to) => to >= 0 && onMove(to, 'only', 'key'));
          }}
        />
      )}
    </>
  );
}

/** Several that were chosen, else the one that is open. */
function selectedIds({ pane }: PlaceOf<'people'>, { ids }: PeopleSelection): readonly PersonId[] {
  return ids.size <= 1 && pane?.kind === 'person' ? [pane.id] : [...ids];
}

function isSelected(row: PersonRow, { pane }: PlaceOf<'people'>, { ids }: PeopleSelection): boolean {
  return ids.size <= 1 && pane?.id !== undefined ? pane.id === row.id : ids.has(row.id);
}

interface LineProps {
  readonly row: PersonRow;
  readonly hits: readonly string[];
  readonly mark: Mark | undefined;
}

function PersonLine({ row, hits, mark }: LineProps) {
  const { client = '', title = '' } = row;
  return (
    <div className="person-line">
      <Ribbon mark={mark} />
      <span className="person-line-name serif" title={row.display}>
        <PersonName name={row} hits={hits} />
      </span>
      <span className="person-line-client" title={client || title}>
        {client || title}
      </span>
    </div>
  );
}

function useMove(place: PlaceOf<'people'>, selection: PeopleSelection, at: (index: number) => PersonRow | undefined) {
  const wanted = useRef<number | undefined>(undefined);
  useEffect(() => stopFollowing, []);

  // A row that was not there yet when the keys reached it opens as soon as it comes.
  const row = wanted.current === undefined ? undefined : at(wanted.current);
  useEffect(() => {
    if (wanted.current === undefined || !row) return;
    wanted.current = undefined;
    followTo(row.id);
  }, [row, place.filter]);

  return useCallback(
    (index: number, reach: Reach, by: 'pointer' | 'key') => {
      const id = at(index)?.id;
      stopFollowing();
      wanted.current = undefined;
      selection.choose(index, id, reach);
      if (reach !== 'only') return;
      if (by === 'pointer') {
        if (id) showPerson(id);
      } else if (!window.matchMedia('(max-width: 1099px)').matches) {
        if (id) followTo(id);
        else wanted.current = index;
      }
    },
    [at, place.filter, selection],
  );
}
