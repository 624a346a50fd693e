import { useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

import { LIST_WIDTH, listWidth, setListWidth } from './list-width';

const KEY_STEP = 16;

interface Props {
  readonly list: ReactNode;
  readonly detail: ReactNode | undefined;
  /** What stands there while nothing is open. */
  readonly resting: ReactNode;
}

/** A list and what is open beside it. In a narrow window the detail covers the list. */
export function ListDetail({ list, detail, resting }: Props) {
  const width = listWidth.use();
  return (
    <main className="list-detail" data-open={detail !== undefined || undefined}>
      <section className="list-pane" style={{ flexBasis: width }}>
        {list}
      </section>
      <Divider width={width} />
      <section className="detail-pane" aria-label="Detail">
        {detail ?? resting}
      </section>
    </main>
  );
}

function Divider({ width }: { readonly width: number }) {
  const [grabbedAt, setGrabbedAt] = useState<number>();
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setGrabbedAt(event.clientX - width);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (grabbedAt !== undefined) setListWidth(event.clientX - grabbedAt);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') setListWidth(width - KEY_STEP);
    else if (event.key === 'ArrowRight') setListWidth(width + KEY_STEP);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="divider"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the list"
      aria-valuenow={width}
      aria-valuemin={LIST_WIDTH.least}
      aria-valuemax={LIST_WIDTH.most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => setGrabbedAt(undefined)}
      onKeyDown={onKeyDown}
    />
  );
}
