import type { Id } from '../../src-shared/ids';
import type { CollectionView, Segment, Summary } from '../../src-renderer/vault/store/types';

const SEGMENT_SIZE = 2_048;

/** A collection held as plain arrays, seen through the store's interface. */
export interface MemoryCollection {
  readonly view: CollectionView;
  readonly put: (id: Id, summary: Summary | null) => void;
  /** Sorts and rebuilds the segments that changed: once after many puts. */
  readonly settle: () => void;
}

export function createMemoryCollection(): MemoryCollection {
  const collator = new Intl.Collator('en');
  const ids: Id[] = [];
  const ordinals = new Map<Id, number>();
  const summaries: (Summary | null)[] = [];
  const segments: Segment[] = [];
  const stale = new Set<number>();
  let order = new Uint32Array(0);
  let revision = 0;

  const build = (index: number): Segment => {
    const lines = summaries.slice(index * SEGMENT_SIZE, (index + 1) * SEGMENT_SIZE);
    const texts = lines.map((summary) => Buffer.from(summary?.folded ?? ''));
    const starts = new Uint32Array(lines.length + 1);
    for (const [at, text] of texts.entries()) starts[at + 1] = (starts[at] ?? 0) + text.length;
    return {
      firstOrdinal: index * SEGMENT_SIZE,
      count: lines.length,
      folded: { bytes: new Uint8Array(Buffer.concat(texts)), starts, symbols: undefined, revision: 0 },
      bits: Uint32Array.from(lines, (summary) => summary?.bits ?? 0),
      days: Uint16Array.from(lines, (summary) => summary?.day ?? 0),
    };
  };
  const settle = (): void => {
    for (const index of stale) segments[index] = build(index);
    stale.clear();
    const live = summaries.flatMap((summary, ordinal) => (summary ? [ordinal] : []));
    const key = (ordinal: number): string => summaries[ordinal]?.sortKey ?? '';
    order = Uint32Array.from(live.toSorted((a, b) => collator.compare(key(a), key(b)) || a - b));
    revision++;
  };

  const view: CollectionView = {
    get revision() {
      return revision;
    },
    get size() {
      return ids.length;
    },
    get order() {
      return order;
    },
    segments,
    segmentAt: (ordinal) => segments[Math.floor(ordinal / SEGMENT_SIZE)],
    isLive: (ordinal) => Boolean(summaries[ordinal]),
    ordinalOf: (id) => ordinals.get(id),
    idAt: (ordinal) => {
      const id = ids[ordinal];
      if (id === undefined) throw new Error('no such ordinal');
      return id;
    },
    displayAt: (ordinal) => summaries[ordinal]?.display ?? [],
    bitsAt: (ordinal) => summaries[ordinal]?.bits ?? 0,
    dayAt: (ordinal) => summaries[ordinal]?.day ?? 0,
  };
  return {
    view,
    settle,
    put: (id, summary) => {
      let ordinal = ordinals.get(id);
      if (ordinal === undefined) {
        ordinal = ids.push(id) - 1;
        ordinals.set(id, ordinal);
      }
      summaries[ordinal] = summary;
      stale.add(Math.floor(ordinal / SEGMENT_SIZE));
    },
  };
}
