import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useReducer, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';

import { isModified } from '../frame/keys';
import { rowDensity } from '../frame/row-density';
import type { RowWindow } from './use-rows';

/** How a row was chosen: alone, added to what is selected, or all from the last one to this. */
export type Reach = 'only' | 'toggle' | 'extend';

export interface RowListProps<Row> {
  readonly label: string;
  readonly rows: RowWindow<Row>;
  /** The row that the keys move from; -1 for none. */
  readonly active: number;
  readonly isSelected: (row: Row) => boolean;
  readonly idOf: (row: Row) => string;
  readonly renderRow: (row: Row, index: number) => ReactNode;
  readonly onMove: (index: number, reach: Reach, by: 'pointer' | 'key') => void;
  readonly onEnter: () => void;
  readonly onSelectAll?: () => void;
  readonly onDelete?: () => void;
  /** Keys that do something to the open row. They begin no type-ahead; capitals do, and what is begun takes all. */
  readonly actionKeys?: string;
  /** Letters typed into the list: go to the first row that begins so. */
  readonly onTypeAhead?: (letters: string) => void;
}

const TYPE_AHEAD_MS = 800;
/** Rows fetched beyond what is in view, so that a page further is there already. */
const AHEAD = 64;

/** A list of any length of which only the rows in view exist. */
export function RowList<Row>(props: RowListProps<Row>) {
  const { rows, active, label } = props;
  const rowHeight = rowDensity.use();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { need } = rows;
  useEffect(
    () => need(Math.max(0, first - AHEAD), Math.max(0, Math.min(rows.total - 1, last + AHEAD))),
    [need, first, last, rows.total],
  );
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useEffect(() => {
    if (active >= 0 && scroller.current) bringIntoView(scroller.current, active * rowHeight, rowHeight);
    // Only who moves is followed: rows that grow or shrink leave the list where it stands.
  }, [active]);

  const onKeyDown = useListKeys(props, () =>
    Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1),
  );
  const activeRow = rows.at(active);
  return (
    <div
      ref={scroller}
      className="row-list"
      role={rows.total > 0 ? 'listbox' : undefined}
      aria-label={label}
      aria-multiselectable={props.onSelectAll ? true : undefined}
      aria-activedescendant={activeRow ? rowId(props.idOf(activeRow)) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="row-list-all" style={{ height: virtual.getTotalSize() }} role="presentation">
        {items.map((item) => (
          <RowSlot key={item.index} index={item.index} start={item.start} height={rowHeight} {...props} />
        ))}
      </div>
    </div>
  );
}

/** Scrolls no further than it must. The virtualizer would measure the page again and again until it stands still. */
function bringIntoView(scroller: HTMLElement, top: number, height: number): void {
  const { scrollTop, clientHeight } = scroller;
  if (top < scrollTop) scroller.scrollTop = top;
  else if (top + height > scrollTop + clientHeight) scroller.scrollTop = top + height - clientHeight;
}

function RowSlot<Row>({
  index,
  start,
  height,
  ...props
}: RowListProps<Row> & { readonly index: number; readonly start: number; readonly height: number }) {
  const row = props.rows.at(index);
  const place = { transform: `translateY(${start}px)`, height };
  if (row === undefined) return <div className="row" style={place} role="presentation" />;
  const onPointer = (event: MouseEvent) => {
    const reach = event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'only';
    props.onMove(index, reach, 'pointer');
  };
  return (
    // The keys are taken by the list, which names this row as its active descendant.
    <div
      id={rowId(props.idOf(row))}
      className="row"
      style={place}
      role="option"
      aria-selected={props.isSelected(row)}
      aria-posinset={index + 1}
      aria-setsize={props.rows.total}
      data-active={index === props.active || undefined}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={onPointer}
    >
      {props.renderRow(row, index)}
    </div>
  );
}

const rowId = (id: string): string => `row-${id}`;

function useListKeys<Row>(props: RowListProps<Row>, pageSize: () => number) {
  const typed = useRef({ letters: '', at: 0 });
  const typeAhead = (letter: string): boolean => {
    const isGoingOn = performance.now() - typed.current.at < TYPE_AHEAD_MS;
    if (!isGoingOn && props.actionKeys?.includes(letter)) return false;
    typed.current = { letters: (isGoingOn ? typed.current.letters : '') + letter, at: performance.now() };
    props.onTypeAhead?.(typed.current.letters);
    return true;
  };
  const take = (press: Press): boolean => {
    const { active, rows } = props;
    const to = targetOf(press.key, active, rows.total, pageSize);
    if (to !== undefined && rows.total > 0) props.onMove(to, press.shiftKey ? 'extend' : 'only', 'key');
    else if (isModified(press) && press.key === 'a' && props.onSelectAll) props.onSelectAll();
    else if (press.key === 'Enter') props.onEnter();
    else if (press.key === ' ' && active >= 0) props.onMove(active, 'toggle', 'key');
    else if (press.key === 'Delete' && props.onDelete) props.onDelete();
    else return isLetter(press) && typeAhead(press.key);
    return true;
  };
  const keep = useKeptPresses(props.rows.isCurrent, take);
  return (event: KeyboardEvent) => {
    if (keep(event) || take(event)) event.preventDefault();
  };
}

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const KEPT_KEYS = /^(?:Arrow(?:Up|Down)|Page(?:Up|Down)|Home|End|Enter|Delete| )$/u;

/**
 * What is pressed while another list is on its way is meant for that one, not for the rows that still stand here. It is
 * done once the list is there, one press after the other: each begins where the one before led.
 */
function useKeptPresses(isCurrent: boolean, take: (press: Press) => boolean): (press: Press) => boolean {
  const kept = useRef<Press[]>([]);
  const [, goOn] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!isCurrent) return;
    const press = kept.current.shift();
    if (!press) return;
    take(press);
    goOn();
  });
  return ({ key, shiftKey, ctrlKey, metaKey, altKey }) => {
    const isMeant = KEPT_KEYS.test(key) || (key === 'a' && isModified({ ctrlKey, metaKey }));
    if (!isMeant || (isCurrent && kept.current.length === 0)) return false;
    kept.current.push({ key, shiftKey, ctrlKey, metaKey, altKey });
    return true;
  };
}

const isLetter = (press: Press): boolean =>
  press.key.length === 1 && !isModified(press) && !press.altKey && /[\p{L}\p{N}]/u.test(press.key);

function targetOf(key: string, active: number, total: number, pageSize: () => number): number | undefined {
  const within = (index: number) => Math.min(Math.max(index, 0), total - 1);
  switch (key) {
    case 'ArrowDown':
      return within(active + 1);
    case 'ArrowUp':
      return within(active - 1);
    case 'PageDown':
      return within(active + pageSize());
    case 'PageUp':
      return within(active - pageSize());
    case 'Home':
      return within(0);
    case 'End':
      return within(total - 1);
    default:
      return undefined;
  }
}
