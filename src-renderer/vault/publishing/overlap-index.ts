import type { Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { neutralComparison, placeIn } from '../../../src-shared/directory-view/neutral-order';
import type { Summary } from '../../../src-shared/directory-view/summaries';
import type { View } from '../../../src-shared/directory-view/view';
import { createQueue } from '../store/queue';
import { createBreathe } from '../store/slices';
import { clientKey, quickFold } from './client-key';
import type { JoinedDirectory } from './joined-directory';

/** Colleagues' standing summaries by what a client's name comes to, each list in neutral order. */
export interface OverlapIndex {
  readonly byClient: ReadonlyMap<string, readonly Summary[]>;
  readonly byAlias: ReadonlyMap<string, readonly Summary[]>;
  /** By client and person: see {@link personKey}. */
  readonly byPerson: ReadonlyMap<string, readonly Summary[]>;
  /** Counts what changed in it. */
  readonly revision: number;
}

export const personKey = (client: string, person: string): string => `${client}\n${quickFold(person)}`;

const indexers = new WeakMap<object, ReturnType<typeof createIndexer>>();

/** Works with the index of what has been read. It stands still until `work` is done. */
export function withOverlapIndex<Value>(
  { sync, membership }: JoinedDirectory,
  work: (index: OverlapIndex) => Promise<Value> | Value,
): Promise<Value> {
  let indexer = indexers.get(sync);
  if (indexer === undefined) indexers.set(sync, (indexer = createIndexer(membership().memberHex)));
  return indexer(sync.view, work);
}

/** Follows the directory member by member, in slices: what did not change is not looked at again. */
function createIndexer(me: Hex32) {
  const queue = createQueue();
  const known = new Map<Hex32, readonly Summary[]>();
  const index = createIndex();
  let revision = 0;
  return <Value>(view: () => View, work: (index: OverlapIndex) => Promise<Value> | Value): Promise<Value> =>
    queue.run(async () => {
      const breathe = createBreathe();
      for (const [member, next] of view().summariesBy) {
        const before = known.get(member) ?? [];
        if (member === me || before === next) continue;
        const [stay, were] = [new Set(next), new Set(before)];
        const gone = before.filter((summary) => !stay.has(summary));
        const come = next.filter((summary) => !were.has(summary));
        for (const summary of gone) index.remove(summary);
        for (const summary of come) index.add(summary);
        known.set(member, next);
        revision += 1;
        await breathe();
      }
      return work({ ...index.maps, revision });
    });
}

type Lists = Map<string, Summary[]>;

function createIndex() {
  const maps = { byClient: new Map() as Lists, byAlias: new Map() as Lists, byPerson: new Map() as Lists };
  const compare = neutralComparison();
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    let key = keys.get(name);
    if (key === undefined) keys.set(name, (key = clientKey(name)));
    return key;
  };
  const placesOf = ({ content: { client, aliases = [], person } }: Summary): readonly (readonly [Lists, string])[] => {
    const key = keyOf(client);
    return [
      [maps.byClient, key],
      ...aliases.map((alias) => [maps.byAlias, keyOf(alias)] as const),
      ...(person ? [[maps.byPerson, personKey(key, person.name)] as const] : []),
    ];
  };
  return {
    maps,
    add: (summary: Summary): void => {
      if (summary.expired) return;
      for (const [lists, key] of placesOf(summary)) {
        const list = lists.get(key);
        if (list === undefined) lists.set(key, [summary]);
        else list.splice(placeIn(list, summary, compare), 0, summary);
      }
    },
    remove: (summary: Summary): void => {
      for (const [lists, key] of placesOf(summary)) {
        const list = lists.get(key) ?? [];
        const at = list.indexOf(summary);
        if (at !== -1) list.splice(at, 1);
        if (list.length === 0) lists.delete(key);
      }
    },
  };
}
