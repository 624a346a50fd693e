import type { AnyRecord, CollectionName } from '../../../src-shared/book/records';
import type { Id } from '../../../src-shared/ids';
import { applyEffects, prepareEffects, summarise, type ClientNames } from './apply';
import { clientName, type StoreCore } from './core';
import { STATE } from './entry';
import type { Spot } from './journal-entry';
import { finishLine, type FinishedLine } from './segment';

/** Makes the line of each new record, clients ahead of the people who name them. */
export interface LineOf {
  readonly make: (collection: CollectionName, ordinal: number, record: AnyRecord) => FinishedLine;
  /** Records that name a client who is called otherwise by now. */
  readonly stale: () => readonly Spot[];
}

export function createLineOf(core: StoreCore): LineOf {
  const brought = new Map<Id, string | undefined>();
  /** Clients of the book, as they were called when they were first named, and who names them. */
  const named = new Map<Id, { readonly name: string | undefined; readonly by: Spot[] }>();
  const nameIn =
    (spot: Spot): ClientNames =>
    (id) => {
      if (brought.has(id)) return brought.get(id);
      const known = named.get(id) ?? { name: clientName(core, id), by: [] };
      known.by.push(spot);
      named.set(id, known);
      return known.name;
    };
  return {
    make: (collection, ordinal, record) => {
      const summary = summarise(core, collection, record, nameIn({ collection, ordinal }));
      if (collection === 'clients') brought.set(record.id, summary.display[0]);
      return finishLine({ ordinal, id: record.id, state: STATE.live, summary });
    },
    stale: () => [...named].flatMap(([id, { name, by }]) => (clientName(core, id) === name ? [] : by)),
  };
}

/** Makes lines anew that were made before a client got another name. */
export async function renewLines(core: StoreCore, touched: readonly Spot[]): Promise<void> {
  if (touched.length === 0) return;
  const prepared = await prepareEffects(core, { steps: [], touched, stretches: [] });
  // What cannot be read stays called as it was.
  if (prepared.ok) applyEffects(core, prepared.value);
}
