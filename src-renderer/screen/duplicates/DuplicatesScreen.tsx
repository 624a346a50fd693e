import { useState } from 'react';

import type { DuplicateGroup } from '../../../src-shared/vault-contract';
import { formatCount, plural } from '../../look';
import { Empty } from '../frame/Empty';
import { go, goBack, type PlaceOf } from '../frame/place';
import { usePlainKeys } from '../frame/use-plain-keys';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { ListDetail } from '../list/ListDetail';
import { PersonName } from '../list/PersonName';
import { RowList } from '../list/RowList';
import { useRows } from '../list/use-rows';
import { DuplicateDetail } from './DuplicateDetail';
import { DuplicateHints } from './DuplicateHints';
import { shortReason } from './duplicate-words';
import { mergeCertain } from './merge-actions';

/** Who may be in the book twice: the certain ones first. */
export function DuplicatesScreen({ place }: { readonly place: PlaceOf<'duplicates'> }) {
  // A decision changes no record, so that the vault tells of nothing.
  const [decisions, setDecisions] = useState(0);
  const key = `duplicates ${decisions}`;
  const rows = useRows<DuplicateGroup>(key, (from, count) => vault.duplicates({ from, count }), ['people', 'clients']);
  const { value: counts } = useLive(key, () => vault.duplicates({ from: 0, count: 1 }), ['people', 'clients']);
  const certain = counts?.certain ?? 0;
  const mergeAll = certain > 0 && counts ? () => void mergeCertain(counts.revision) : undefined;
  usePlainKeys({ a: mergeAll });
  const openAt = place.open === undefined ? -1 : Math.min(place.open, rows.total - 1);
  const group = rows.at(openAt);
  const onMove = (index: number) => go({ screen: 'duplicates', open: index });
  const list = (
    <>
      <header className="list-head">
        <div className="list-head-line">
          <h1 className="list-title serif">In the book twice?</h1>
          <p className="list-count" aria-live="polite">
            {rows.isReady ? formatCount(rows.total) : 'Looking through your book…'}
          </p>
          <button type="button" className="link-button" onClick={() => go({ screen: 'people', filter: {} })}>
            All people
          </button>
        </div>
        {mergeAll && (
          <div className="list-head-line">
            <p className="duplicates-sum">{sayCertain(certain)}</p>
            <button type="button" className="action" onClick={mergeAll} aria-keyshortcuts="A">
              Merge all certain ({formatCount(certain)})<kbd>A</kbd>
            </button>
          </div>
        )}
      </header>
      {rows.total > 0 && (
        <RowList
          label="Possible duplicates"
          rows={rows}
          active={openAt}
          idOf={(row) => row.key}
          isSelected={(row) => row.key === group?.key}
          renderRow={(row) => <GroupLine group={row} />}
          onMove={onMove}
          onEnter={() => document.querySelector<HTMLInputElement>('.merge-choice input:checked')?.focus()}
          actionKeys="amn"
        />
      )}
      {rows.isReady && rows.total === 0 && <NothingTwice />}
    </>
  );
  return (
    <ListDetail
      list={list}
      detail={
        group && <DuplicateDetail key={group.key} group={group} reload={() => setDecisions((count) => count + 1)} />
      }
      resting={rows.total > 0 ? <DuplicateHints /> : undefined}
    />
  );
}

const sayCertain = (count: number): string =>
  `${plural(count, 'person is', 'people are')} here twice beyond doubt. The others are yours to judge.`;

function GroupLine({ group: { people, isCertain, reasons } }: { readonly group: DuplicateGroup }) {
  const [first, ...others] = people;
  if (!first) return null;
  const [second] = others;
  return (
    <div className="person-line duplicate-line">
      <span className="person-line-name serif" title={first.display}>
        <PersonName name={first} />
      </span>
      <span
        className="person-line-name person-line-client serif"
        title={others.map(({ display }) => display).join(', ')}
      >
        {others.length > 1 ? `and ${formatCount(others.length)} more` : second && <PersonName name={second} />}
      </span>
      <span className="duplicate-mark" data-certain={isCertain || undefined}>
        {isCertain ? 'certain' : shortReason(reasons)}
      </span>
    </div>
  );
}

function NothingTwice() {
  return (
    <Empty
      what="Nobody is in the book twice, as far as can be told."
      how="Looked for by e-mail, phone, birthday, and by names at the same client: spelt otherwise, shortened, turned round. Nothing left this computer."
      button="Back"
      onButton={() => goBack()}
    />
  );
}
