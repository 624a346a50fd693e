import { useEffect, useState } from 'react';

import type { ClientId } from '../../../src-shared/ids';
import type { ClientRow } from '../../../src-shared/vault-contract';
import { formatCount } from '../../look';
import { ClientDuplicatesEntry } from '../duplicates/DuplicatesEntry';
import { Empty } from '../frame/Empty';
import { go, importRequest, type PlaceOf } from '../frame/place';
import { vault } from '../links/vault';
import { hitWords, markHits } from '../list/mark-hits';
import { ListSearch } from '../list/ListSearch';
import { sayFound } from '../list/say-found';
import { RowList, type Reach } from '../list/RowList';
import { useMarks } from '../what-the-firm-sees/marks';
import { Ribbon } from '../what-the-firm-sees/Ribbon';
import { useRows, type RowWindow } from '../list/use-rows';
import type { ClientsSelection } from './use-clients-selection';

interface Props {
  readonly place: PlaceOf<'clients'>;
  readonly selection: ClientsSelection;
}

export function ClientsList({ place, selection }: Props) {
  const { text } = place;
  const asked = text === '' ? {} : { text };
  const rows = useRows<ClientRow>(text, (from, count) => vault.listClients({ ...asked, from, count }), [
    'clients',
    'people',
  ]);
  const [active, setActive] = useState(-1);
  useEffect(() => setActive(-1), [text]);
  const hits = hitWords(text);
  const marks = useMarks().clients;
  const openId = clientOf(place);
  useEffect(() => {
    if (openId === undefined) return;
    void vault.positionOfClient({ ...(text === '' ? {} : { text }), id: openId }).then((answer) => {
      if (answer.ok && answer.value.index >= 0) setActive(answer.value.index);
    });
  }, [openId, text]);
  const open = (index: number) => {
    const row = rows.at(index);
    if (row) go({ screen: 'clients', text, pane: { kind: 'client', id: row.id } });
  };
  const onMove = (index: number, reach: Reach) => {
    setActive(index);
    selection.choose(index, rows.at(index)?.id, reach);
    if (reach === 'only') open(index);
  };
  return (
    <>
      <ClientsHead place={place} rows={rows} />
      {rows.isReady && rows.total === 0 ? (
        <ClientsEmpty text={text} />
      ) : (
        <RowList
          label="Clients"
          rows={rows}
          active={active}
          idOf={(row) => row.id}
          isSelected={(row) => (selection.ids.size > 1 ? selection.ids.has(row.id) : row.id === openId)}
          renderRow={(row) => (
            <div className="person-line client-line">
              <Ribbon mark={marks.get(row.id)} />
              <span className="person-line-name serif" title={row.name}>
                <span className="name-whole">{markHits(row.name, hits)}</span>
              </span>
              <span className="person-line-client">{row.sector}</span>
              <span className="line-count" title={`People: ${formatCount(row.people)}`}>
                {formatCount(row.people)}
              </span>
            </div>
          )}
          onMove={onMove}
          onEnter={() => onMove(active, 'only')}
          onSelectAll={() => selection.chooseAll(rows.total)}
          actionKeys="ep"
        />
      )}
    </>
  );
}

/** Whose page, form or matter stands beside the list. */
function clientOf({ pane }: PlaceOf<'clients'>): ClientId | undefined {
  return pane?.kind === 'matter' ? pane.clientId : pane?.id;
}

interface HeadProps {
  readonly place: PlaceOf<'clients'>;
  readonly rows: RowWindow<ClientRow>;
}

function ClientsHead({ place, rows }: HeadProps) {
  const { text } = place;
  const search = (next: string) => go({ screen: 'clients', text: next });
  return (
    <header className="list-head">
      <div className="list-head-line">
        <h1 className="list-title serif">Clients</h1>
        <p className="list-count" aria-live="polite">
          {rows.isReady && (text === '' ? formatCount(rows.total) : sayFound(rows))}
        </p>
        <button
          type="button"
          className="link-button"
          onClick={() => go({ screen: 'clients', text, pane: { kind: 'form' } })}
        >
          New client
        </button>
      </div>
      <div className="list-head-line">
        <ListSearch label="Search clients" placeholder="Name, alias, domain, sector" text={text} onSearch={search} />
        <span className="line-count-head">People</span>
      </div>
      {text === '' && !(rows.isReady && rows.total === 0) && <ClientDuplicatesEntry />}
    </header>
  );
}

function ClientsEmpty({ text }: { readonly text: string }) {
  if (text !== '')
    return (
      <Empty
        what="No client answers to this."
        how="Try fewer letters."
        button="Show all clients"
        onButton={() => go({ screen: 'clients', text: '' })}
      />
    );
  return (
    <Empty
      what="Here the organisations stand that your people work for."
      how="They are made when you bring in contacts, or when you name one in a person’s form."
      button="Bring in contacts"
      onButton={() => importRequest.set({})}
    />
  );
}
