import type { ReactNode } from 'react';

import type { AppError } from '../../../src-shared/errors';
import { formatCount, sayError } from '../../look';
import { Empty } from '../frame/Empty';
import { go, type PlaceOf } from '../frame/place';
import { usePlainKeys } from '../frame/use-plain-keys';
import { ListDetail } from '../list/ListDetail';
import { RowList } from '../list/RowList';
import type { RowWindow } from '../list/use-rows';
import { DuplicateHints } from './DuplicateHints';
import { forgetChoices, goToChoices } from './to-choices';

interface Group {
  readonly key: string;
  readonly isCertain: boolean;
}

interface Props<Of extends Group> {
  readonly place: PlaceOf<'duplicates'>;
  readonly rows: RowWindow<Of>;
  /** How many are certain, and a sentence about them. */
  readonly certain: number;
  readonly sayCertain: string;
  readonly onMergeAll: (() => void) | undefined;
  /** What stands in a row: the names, and the reason that says most. */
  readonly renderNames: (group: Of) => ReactNode;
  readonly sayMark: (group: Of) => string;
  readonly renderDetail: (group: Of) => ReactNode;
  readonly nothing: ReactNode;
  /** What is not known where the search was stopped. */
  readonly sayUnknown: string;
  /** Why there is no list: it was stopped, or could not be read. */
  readonly error: AppError | undefined;
  readonly onAgain: () => void;
}

const KINDS = [
  { of: 'people', label: 'People', keyName: 'P' },
  { of: 'clients', label: 'Clients', keyName: 'C' },
] as const;

const goTo = (of: (typeof KINDS)[number]['of']) =>
  go({ screen: 'duplicates', ...(of === 'clients' && { of }), open: 0 });

/** The list of what may be in the book twice, the certain ones first, and what is open of it. */
export function DuplicatesFrame<Of extends Group>({ place, rows, certain, onMergeAll, error, ...props }: Props<Of>) {
  usePlainKeys({ a: onMergeAll, p: () => goTo('people'), c: () => goTo('clients') });
  const openAt = place.open === undefined ? -1 : Math.min(place.open, rows.total - 1);
  const group = rows.at(openAt);
  const here = place.of ?? 'people';
  const list = (
    <>
      <header className="list-head">
        <div className="list-head-line">
          <h1 className="list-title serif">In the book twice?</h1>
          <p className="list-count" aria-live="polite">
            {rows.isReady ? (error ? '' : formatCount(rows.total)) : 'Looking through your book…'}
          </p>
          <div className="duplicates-kinds" role="group" aria-label="Of what">
            {KINDS.map(({ of, label, keyName }) => (
              <button
                key={of}
                type="button"
                className="link-button"
                aria-pressed={here === of}
                aria-keyshortcuts={keyName}
                onClick={() => goTo(of)}
              >
                {label}
              </button>
            ))}
          </div>
        </div>
        {onMergeAll && (
          <div className="list-head-line">
            <p className="duplicates-sum">{props.sayCertain}</p>
            <button type="button" className="action" onClick={onMergeAll} aria-keyshortcuts="A">
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
          renderRow={(row) => (
            <div className="person-line duplicate-line">
              {props.renderNames(row)}
              <span className="duplicate-mark" data-certain={row.isCertain || undefined}>
                {row.isCertain ? 'certain' : props.sayMark(row)}
              </span>
            </div>
          )}
          onMove={(index) => {
            forgetChoices();
            go({ ...place, open: index });
          }}
          onEnter={() => group && goToChoices(group.key)}
          actionKeys="amnpc"
        />
      )}
      {rows.isReady &&
        rows.total === 0 &&
        (error ? <NotLookedThrough error={error} unknown={props.sayUnknown} onAgain={props.onAgain} /> : props.nothing)}
    </>
  );
  return (
    <ListDetail
      list={list}
      detail={group && props.renderDetail(group)}
      resting={rows.total > 0 ? <DuplicateHints /> : undefined}
    />
  );
}

interface NotLookedThroughProps {
  readonly error: AppError;
  readonly unknown: string;
  readonly onAgain: () => void;
}

function NotLookedThrough({ error, unknown, onAgain }: NotLookedThroughProps) {
  const isStopped = error.kind === 'cancelled';
  return (
    <Empty
      what={isStopped ? 'Stopped before the end.' : 'Your book could not be looked through.'}
      how={isStopped ? `${unknown} Nothing was changed.` : sayError(error)}
      button="Look again"
      onButton={onAgain}
    />
  );
}
