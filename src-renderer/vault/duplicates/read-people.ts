import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { inSlices, type Breathe } from '../store/slices';
import type { BookStore, OnProgress, Segment } from '../store/types';
import type { KeyList } from './blocks';
import { eachRecord } from './each-record';
import { keysOf } from './keys';
import { traitsOf, type ReadTraits, type Traits } from './traits';

interface KeptKeys extends KeyList {
  readonly text: Segment['folded'];
  readonly revision: number;
}

/** The keys of everybody, read anew only where a segment's text has changed. */
export function createKeyLists(store: BookStore): {
  readonly read: (
    reader: ReadTraits,
    breathe: Breathe,
    onProgress: OnProgress,
  ) => Promise<Result<readonly KeyList[], AppError>>;
} {
  const kept: KeptKeys[] = [];
  const isCurrent = (index: number, { folded }: Segment): boolean =>
    kept[index]?.text === folded && kept[index].revision === folded.revision;
  return {
    read: async (reader, breathe, onProgress) => {
      const view = store.views.people;
      const people = view.order.length;
      let seen = 0;
      for (const [index, segment] of view.segments.entries()) {
        if (isCurrent(index, segment)) continue;
        const { folded: text, firstOrdinal, count } = segment;
        const { revision } = text;
        const live = Array.from({ length: count }, (_, line) => firstOrdinal + line).filter(view.isLive);
        const lists: [number, Uint32Array][] = [];
        const done = await eachRecord(store, 'people', live, breathe, (ordinal, person) => {
          const traits = traitsOf(person, reader);
          if (traits) lists.push([ordinal, keysOf(traits)]);
        });
        if (!done.ok) return done;
        seen += live.length;
        if (!onProgress(seen, people + 1)) return err({ kind: 'cancelled' });
        kept[index] = { text, revision, ...(await inSlices(joined(lists), breathe)) };
      }
      kept.length = view.segments.length;
      return ok(kept);
    },
  };
}

const LISTS_AT_ONCE = 2_048;

function* joined(lists: readonly (readonly [ordinal: number, keys: Uint32Array])[]): Generator<undefined, KeyList> {
  const size = lists.reduce((sum, [, keys]) => sum + keys.length, 0);
  const all = { keys: new Uint32Array(size), ordinals: new Uint32Array(size) };
  let next = 0;
  for (const [at, [ordinal, keys]] of lists.entries()) {
    all.keys.set(keys, next);
    all.ordinals.fill(ordinal, next, next + keys.length);
    next += keys.length;
    if (at % LISTS_AT_ONCE === 0) yield undefined;
  }
  return all;
}

export async function readTraits(
  store: BookStore,
  ordinals: readonly number[],
  reader: ReadTraits,
  breathe: Breathe,
): Promise<Result<ReadonlyMap<number, Traits>, AppError>> {
  const all = new Map<number, Traits>();
  const read = await eachRecord(store, 'people', ordinals, breathe, (ordinal, person) => {
    const traits = traitsOf(person, reader);
    if (traits) all.set(ordinal, traits);
  });
  return read.ok ? ok(all) : read;
}
