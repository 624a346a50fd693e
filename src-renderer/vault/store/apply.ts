import type { AnyRecord, CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { Id } from '../../../src-shared/ids';
import { ok, type Result } from '../../../src-shared/result';
import { clientName, SUMMARY_ORDER, type StoreCore } from './core';
import { STATE, type Standing } from './entry';
import type { PerCollection } from './geometry';
import type { Spot, Step, Stretch } from './journal-entry';
import type { LineUpdate } from './segment';
import { createBreathe, inSlices, visitInSlices } from './slices';
import type { Summariser, Summary } from './types';

/** What a journal entry does to the book. */
export interface Effects {
  readonly steps: readonly Step[];
  readonly touched: readonly Spot[];
  readonly stretches: readonly Stretch[];
}

/** Effects with all that had to be read for them: what remains is done at one stroke. */
export interface PreparedEffects {
  readonly steps: readonly Step[];
  readonly lines: PerCollection<readonly LineUpdate[]>;
  /** Has list and search see the lines. */
  readonly show: readonly (() => void)[];
}

export type ClientNames = (id: Id) => string | undefined;

/** The one place where a collection's record meets its summariser. */
export function summarise(
  core: Pick<StoreCore, 'summarisers'>,
  collection: CollectionName,
  record: AnyRecord,
  names: ClientNames,
): Summary {
  // Steps and pages keep collection and record together; the type system cannot follow that through JSON.
  const summariser = core.summarisers[collection] as Summariser<AnyRecord>;
  return summariser.summarise(record, { clientName: names });
}

const stretchToSteps = (core: StoreCore, { collection, from, to, state }: Stretch): Step[] => {
  const view = core.collections[collection];
  const steps: Step[] = [];
  for (let ordinal = from; ordinal < to; ordinal += 1) {
    if (view.stateAt(ordinal) !== STATE.hole) steps.push({ collection, ordinal, id: view.idAt(ordinal), state });
  }
  return steps;
};

/** Reads and summarises what the effects need. Nothing is changed. */
export async function prepareEffects(
  core: StoreCore,
  { steps, touched, stretches }: Effects,
): Promise<Result<PreparedEffects, AppError>> {
  const all = [...steps, ...stretches.flatMap((stretch) => stretchToSteps(core, stretch))];
  const names = new Map<Id, string | undefined>();
  const nameOf: ClientNames = (id) => (names.has(id) ? names.get(id) : clientName(core, id));
  const lines: Record<CollectionName, readonly LineUpdate[]> = { people: [], clients: [], matters: [] };
  for (const collection of SUMMARY_ORDER) {
    const prepared = await prepareLines(core, collection, all, touched, nameOf);
    if (!prepared.ok) return prepared;
    lines[collection] = prepared.value;
    if (collection !== 'clients') continue;
    for (const { id, summary } of prepared.value) if (id !== undefined) names.set(id, summary?.display[0]);
  }
  const show: (() => void)[] = [];
  for (const collection of SUMMARY_ORDER) {
    if (lines[collection].length === 0) continue;
    show.push(await inSlices(core.collections[collection].prepare(lines[collection]), createBreathe()));
  }
  return ok({ steps: all, lines, show });
}

async function prepareLines(
  core: StoreCore,
  collection: CollectionName,
  steps: readonly Step[],
  touched: readonly Spot[],
  names: ClientNames,
): Promise<Result<readonly LineUpdate[], AppError>> {
  const lines = new Map<number, LineUpdate>();
  const toRead = new Set<number>();
  const add = (ordinal: number, { id, state, record }: Standing): void => {
    const summary = state === STATE.live && record ? summarise(core, collection, record, names) : undefined;
    lines.set(ordinal, { ordinal, id, state, summary });
  };
  await visitInSlices(steps, (step) => {
    if (step.collection !== collection) return;
    if (step.state === STATE.live && step.record === undefined) toRead.add(step.ordinal);
    else add(step.ordinal, step);
  });
  const view = core.collections[collection];
  for (const spot of touched) {
    if (spot.collection === collection && !lines.has(spot.ordinal) && view.isLive(spot.ordinal))
      toRead.add(spot.ordinal);
  }
  const ordinals = [...toRead].toSorted((a, b) => a - b);
  const read = await core.pages.visit(collection, ordinals, (ordinal, standing) => {
    if (standing?.record !== undefined) add(ordinal, { ...standing, state: STATE.live });
  });
  return read.ok ? ok([...lines.values()]) : read;
}

/** Changes memory: records not folded yet, then what list and search see. */
export function applyEffects(core: StoreCore, { steps, show }: PreparedEffects): void {
  for (const { collection, ordinal, id, state, at, record } of steps) {
    const { recent } = core.collections[collection];
    const content = record ?? recent.get(ordinal)?.record;
    recent.set(ordinal, {
      id,
      state,
      ...(at === undefined ? {} : { at }),
      ...(content === undefined ? {} : { record: content }),
    });
  }
  for (const showLines of show) showLines();
}

export const changedCollections = ({ lines }: PreparedEffects): readonly CollectionName[] =>
  SUMMARY_ORDER.filter((collection) => lines[collection].length > 0);
