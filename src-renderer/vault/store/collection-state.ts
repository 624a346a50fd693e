import { atOnce } from '../../../src-shared/at-once';
import type { AnyId, CollectionName } from '../../../src-shared/book/records';
import { STATE, type Standing, type State } from './entry';
import { SEGMENT_SIZE, segmentOf } from './geometry';
import { createIdIndex, type IdIndex } from './id-index';
import { lineAt } from './lines';
import { changeOrder, type CompareKeys, type CompareOrdinals } from './order';
import {
  appendSegment,
  copySegment,
  createSegment,
  idAtIndex,
  isLiveAt,
  sortKeyAtIndex,
  sortKeyOf,
  updateLines,
  type LineUpdate,
  type MemorySegment,
} from './segment';
import type { CollectionView } from './types';

/** A collection in memory: what the book sees of it, and what has not been folded into the database yet. */
export interface CollectionState extends CollectionView {
  readonly collection: CollectionName;
  readonly segments: readonly MemorySegment[];
  readonly idAt: (ordinal: number) => AnyId;
  readonly stateAt: (ordinal: number) => State;
  /** Ordinal for the next new record. */
  nextOrdinal: number;
  /** What journalled changes made of records since the last fold. Without a record, the page's still stands. */
  readonly recent: Map<number, Standing>;
  readonly dirtySegments: Set<number>;
  readonly sortKeyAt: (ordinal: number) => string;
  /** The locale's order. */
  readonly compareKeys: CompareKeys;
  /**
   * Makes what becomes of the lines, in pieces where they are many; it is seen once what this returns is called. Nothing
   * else may change the collection in between.
   */
  readonly prepare: (updates: readonly LineUpdate[]) => Generator<undefined, () => void>;
  readonly apply: (updates: readonly LineUpdate[]) => void;
  /** Takes over segments of lines that lie behind all that are there, and the new order. */
  readonly append: (added: readonly MemorySegment[], order: Uint32Array) => void;
  readonly load: (segments: readonly MemorySegment[], size: number, order: Uint32Array | undefined) => void;
}

/** Of fewer lines the segments are changed where they are. */
const MANY_LINES = 1_024;
const LINES_AT_ONCE = 256;

type SortKeys = ReadonlyMap<number, string>;

export function createCollectionState(collection: CollectionName, compareKeys: CompareKeys): CollectionState {
  let segments: MemorySegment[] = [];
  let order: Uint32Array = new Uint32Array(0);
  let revision = 0;
  let size = 0;
  let index: IdIndex | undefined;

  const segmentAt = (ordinal: number): MemorySegment | undefined => segments[segmentOf(ordinal)];
  const inSegment = (ordinal: number): number => ordinal % SEGMENT_SIZE;
  const ids = (): IdIndex => (index ??= createIdIndex(segments));

  function displayFieldsAt(ordinal: number): readonly string[] {
    const segment = segmentAt(ordinal);
    return segment === undefined ? [] : lineAt(segment.display, inSegment(ordinal)).split('\t');
  }

  function sortKeyAt(ordinal: number): string {
    const segment = segmentAt(ordinal);
    if (segment === undefined) return '';
    return sortKeyAtIndex(segment, inSegment(ordinal));
  }

  const compareBy =
    (keys: SortKeys): CompareOrdinals =>
    (a, b) =>
      compareKeys(keys.get(a) ?? sortKeyAt(a), keys.get(b) ?? sortKeyAt(b)) || a - b;

  /** Reading a key out of the text costs more than comparing it, and sorting asks for each many times. */
  const keysOf = (ordinals: Uint32Array): SortKeys => new Map(Array.from(ordinals, (o) => [o, sortKeyAt(o)]));

  function sortAll(): Uint32Array {
    const live: number[] = [];
    for (const segment of segments) {
      for (let i = 0; i < segment.count; i += 1) if (isLiveAt(segment, i)) live.push(segment.firstOrdinal + i);
    }
    const ordinals = Uint32Array.from(live);
    return ordinals.toSorted(compareBy(keysOf(ordinals)));
  }

  /** Segments as they will be; those that are not there yet are made when they are shown. */
  function* changedCopies(groups: SegmentGroups): Generator<undefined, ReadonlyMap<number, MemorySegment>> {
    const copies = new Map<number, MemorySegment>();
    for (const [number, group] of groups) {
      const segment = segments[number];
      if (segment === undefined) continue;
      const copy = copySegment(segment);
      updateLines(copy, group);
      copies.set(number, copy);
      yield undefined;
    }
    return copies;
  }

  function updateSegments(groups: SegmentGroups, changed: ReadonlyMap<number, MemorySegment>): void {
    for (const [number, group] of groups) {
      const copy = changed.get(number);
      while (segments.length <= number) addSegment();
      if (copy === undefined) updateLines(segments[number] ?? addSegment(), group);
      else segments[number] = copy;
      result.dirtySegments.add(number);
    }
  }

  /** Only the last segment may be shorter than full, so that a line's place follows from its ordinal. */
  function addSegment(added = createSegment(segments.length * SEGMENT_SIZE)): MemorySegment {
    const last = segments.at(-1);
    if (last !== undefined && last.count < SEGMENT_SIZE) {
      const end = last.firstOrdinal + SEGMENT_SIZE - 1;
      updateLines(last, [{ ordinal: end, id: undefined, state: STATE.hole, summary: undefined }]);
      result.dirtySegments.add(segments.length - 1);
    }
    segments.push(added);
    return added;
  }

  const result: CollectionState = {
    collection,
    nextOrdinal: 0,
    recent: new Map(),
    dirtySegments: new Set(),
    get revision() {
      return revision;
    },
    get size() {
      return size;
    },
    get order() {
      return order;
    },
    get segments() {
      return segments;
    },
    segmentAt,
    isLive: (ordinal) => segmentAt(ordinal)?.states[inSegment(ordinal)] === STATE.live,
    stateAt: (ordinal) => (segmentAt(ordinal)?.states[inSegment(ordinal)] ?? STATE.hole) as State,
    ordinalOf: (id) => ids().find(id),
    idAt: (ordinal) => {
      const segment = segmentAt(ordinal);
      if (segment === undefined || ordinal >= size) throw new RangeError('no such ordinal');
      return idAtIndex(segment, inSegment(ordinal));
    },
    displayAt: (ordinal) => displayFieldsAt(ordinal).slice(0, -1),
    bitsAt: (ordinal) => segmentAt(ordinal)?.bits[inSegment(ordinal)] ?? 0,
    dayAt: (ordinal) => segmentAt(ordinal)?.days[inSegment(ordinal)] ?? 0,
    prepare: function* (updates) {
      const removed = new Set<number>();
      const added = new Map<number, string>();
      for (const [place, { ordinal, state, summary }] of updates.entries()) {
        if (place % LINES_AT_ONCE === LINES_AT_ONCE - 1) yield undefined;
        const before = result.isLive(ordinal) ? sortKeyAt(ordinal) : null;
        const key = summary === undefined ? '' : sortKeyOf(summary);
        const now = state === STATE.live ? key : null;
        if (now === before) continue;
        if (before !== null) removed.add(ordinal);
        if (now !== null) added.set(ordinal, now);
      }
      const groups = bySegment(updates);
      const changed = updates.length < MANY_LINES ? new Map<number, MemorySegment>() : yield* changedCopies(groups);
      return () => {
        updateSegments(groups, changed);
        order = changeOrder(order, removed, Uint32Array.from(added.keys()), compareBy(added));
        size = Math.max(size, lastOrdinal(updates) + 1);
        result.nextOrdinal = Math.max(result.nextOrdinal, size);
        for (const { ordinal, state } of updates) if (state !== STATE.hole) index?.add(ordinal);
        revision += 1;
      };
    },
    apply: (updates) => atOnce(result.prepare(updates))(),
    sortKeyAt,
    compareKeys,
    append: (added, newOrder) => {
      for (const segment of added) {
        const number = segmentOf(segment.firstOrdinal);
        while (segments.length < number) addSegment();
        const before = segments[number];
        if (before === undefined) addSegment(segment);
        else appendSegment(before, segment);
        result.dirtySegments.add(number);
      }
      order = newOrder;
      const last = segments.at(-1);
      size = Math.max(size, last === undefined ? 0 : last.firstOrdinal + last.count);
      result.nextOrdinal = Math.max(result.nextOrdinal, size);
      index = undefined;
      revision += 1;
    },
    load: (loaded, loadedSize, loadedOrder) => {
      segments = [...loaded];
      size = loadedSize;
      result.nextOrdinal = loadedSize;
      index = undefined;
      order = loadedOrder ?? sortAll();
      revision += 1;
    },
  };
  return result;
}

type SegmentGroups = readonly (readonly [number: number, updates: readonly LineUpdate[]])[];

function bySegment(updates: readonly LineUpdate[]): SegmentGroups {
  const groups = new Map<number, LineUpdate[]>();
  for (const update of updates) {
    const number = segmentOf(update.ordinal);
    const group = groups.get(number);
    if (group === undefined) groups.set(number, [update]);
    else group.push(update);
  }
  return [...groups].toSorted(([a], [b]) => a - b);
}

const lastOrdinal = (updates: readonly LineUpdate[]): number =>
  updates.reduce((last, { ordinal }) => Math.max(last, ordinal), -1);
