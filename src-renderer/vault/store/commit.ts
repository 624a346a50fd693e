import { COLLECTIONS, type AnyRecord, type CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { createId, type ChangeId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { ChangeSummary } from '../../../src-shared/vault-contract';
import { applyEffects, changedCollections, prepareEffects, type Effects } from './apply';
import { SUMMARY_ORDER, type StoreCore } from './core';
import { STATE, type Standing } from './entry';
import { perCollection } from './geometry';
import { appendFrame } from './journal';
import { encodeEntry, type Spot, type Step, type WholeEntry } from './journal-entry';
import { visitInSlices } from './slices';
import { loadImages } from './undo-rows';
import type { Change, KeepWith, KeptValue, Put } from './types';
import { ordinalsOf, type UndoItem } from './undo-list';

type ClosingEntry = Extract<WholeEntry, { kind: 'change' | 'undo' | 'redo' }>;

/** Longer changes go out in several frames: others have their turn between two, and the shell takes 64 MiB at once. */
const STEPS_PER_FRAME = 256;

export async function commitChange(
  core: StoreCore,
  change: Change,
): Promise<Result<{ readonly changeId: ChangeId }, AppError>> {
  const planned = await planSteps(core, change.puts);
  if (!planned.ok) return planned;
  const { steps, images } = planned.value;
  const changeId = createId<'change'>();
  const summary: ChangeSummary = { ...change.summary, changeId, at: core.now() };
  const touched = change.touched.flatMap(({ collection, id }): Spot[] => {
    const ordinal = core.collections[collection].ordinalOf(id);
    return ordinal === undefined ? [] : [{ collection, ordinal }];
  });
  const item = itemOf(summary, touched, images);
  const values = change.keep && { values: [...change.keep(changeId)] };
  const done = await carryOut(
    core,
    { kind: 'change', summary, touched, ...values, steps, images },
    { steps, touched, stretches: [] },
  );
  if (!done.ok) return done;
  core.undo.push(item);
  return ok({ changeId });
}

export const itemOf = (summary: ChangeSummary, touched: readonly Spot[], images: readonly Step[]): UndoItem => ({
  summary,
  touched,
  stretches: [],
  images,
  rows: [],
  ordinals: ordinalsOf(images, []),
});

/** Journals, then changes memory. Only then may the caller say that it happened. */
async function carryOut(core: StoreCore, entry: ClosingEntry, effects: Effects): Promise<Result<null, AppError>> {
  const prepared = await prepareEffects(core, effects);
  if (!prepared.ok) return prepared;
  for (const part of splitEntry(entry)) {
    const appended = await appendFrame(core, encodeEntry(part), { isMirrored: true });
    if (!appended.ok) return appended;
  }
  applyEffects(core, prepared.value);
  applyValues(core, entry.values);
  core.changed(changedCollections(prepared.value));
  return ok(null);
}

function splitEntry(entry: ClosingEntry): readonly WholeEntry[] {
  const of = entry.kind === 'change' ? entry.summary.changeId : entry.of;
  const parts: WholeEntry[] = [];
  const { steps, images } = entry;
  let from = 0;
  for (; steps.length - from > STEPS_PER_FRAME; from += STEPS_PER_FRAME) {
    const to = from + STEPS_PER_FRAME;
    parts.push({ kind: 'part', of, steps: steps.slice(from, to), images: images.slice(from, to) });
  }
  return [...parts, { ...entry, steps: steps.slice(from), images: images.slice(from) }];
}

interface Plan {
  readonly steps: Step[];
  readonly images: Step[];
}

/** Gives new records their ordinals and notes what stands there now, in slices. */
async function planSteps(core: StoreCore, puts: readonly Put[]): Promise<Result<Plan, AppError>> {
  if (new Set(puts.map(({ id }) => id)).size < puts.length) throw new Error('a record twice in one change');
  const known = new Map<Put, Stood>();
  await visitInSlices(puts, (put) => {
    const { collection, id, record } = put;
    const ordinal = core.collections[collection].ordinalOf(id);
    if (ordinal !== undefined) known.set(put, { collection, ordinal, id, withRecord: record !== null });
  });
  const stepBack = await readStepsBack(core, [...known.values()]);
  if (!stepBack.ok) return stepBack;
  const plan: Plan = { steps: [], images: [] };
  const next: Record<CollectionName, number> = perCollection((collection) => core.collections[collection].nextOrdinal);
  await visitInSlices(puts, (put) => {
    const { collection, id, record } = put;
    const stood = known.get(put);
    if (stood !== undefined) {
      plan.images.push(stepBack.value(stood));
      plan.steps.push(stepOf(core, collection, stood.ordinal, id, record));
    } else if (record !== null) {
      const ordinal = next[collection]++;
      plan.images.push({ collection, ordinal, id, state: STATE.undone });
      plan.steps.push(stepOf(core, collection, ordinal, id, record));
    }
  });
  const isInTheWay = COLLECTIONS.some(
    (collection) => next[collection] > (core.bulk?.firstOrdinals[collection] ?? Infinity),
  );
  return isInTheWay ? err({ kind: 'busy', with: 'import' }) : ok(plan);
}

const stepOf = (
  core: StoreCore,
  collection: CollectionName,
  ordinal: number,
  id: Put['id'],
  record: AnyRecord | null,
): Step =>
  record === null
    ? { collection, ordinal, id, state: STATE.deleted, at: core.now() }
    : { collection, ordinal, id, state: STATE.live, record };

/** A record that is about to change; `withRecord` where its content is. */
interface Stood extends Spot {
  readonly id: Put['id'];
  readonly withRecord: boolean;
}

/**
 * Makes the steps that bring back what stands at these places now, with the content only where that is about to change.
 * All are read together: a change of many people is scattered over as many pages.
 */
async function readStepsBack(
  core: StoreCore,
  places: readonly Stood[],
): Promise<Result<(place: Stood) => Step, AppError>> {
  const standings = perCollection(() => new Map<number, Standing | undefined>());
  for (const collection of SUMMARY_ORDER) {
    const { recent, stateAt } = core.collections[collection];
    const toRead: number[] = [];
    for (const place of places) {
      if (place.collection !== collection) continue;
      const standing = recent.get(place.ordinal);
      if (standing?.record !== undefined) standings[collection].set(place.ordinal, standing);
      else if (place.withRecord || stateAt(place.ordinal) !== STATE.live) toRead.push(place.ordinal);
    }
    const inOrder = toRead.toSorted((a, b) => a - b);
    const read = await core.pages.visit(collection, inOrder, (ordinal, standing) => {
      standings[collection].set(ordinal, standing);
    });
    if (!read.ok) return read;
  }
  return ok(({ collection, ordinal, id, withRecord }) => {
    const state = core.collections[collection].stateAt(ordinal);
    if (state === STATE.hole) throw new Error('an id without a record');
    const { at, record } = standings[collection].get(ordinal) ?? {};
    const isKept = withRecord && record !== undefined;
    return { collection, ordinal, id, state, ...(at === undefined ? {} : { at }), ...(isKept ? { record } : {}) };
  });
}

/** Takes back the newest change, or brings back the one last taken back. */
export async function turnBack(
  core: StoreCore,
  kind: 'undo' | 'redo',
  keep: KeepWith = () => [],
): Promise<Result<ChangeSummary, AppError>> {
  const item = (kind === 'undo' ? core.undo.done : core.undo.undone).at(-1);
  if (core.bulk !== undefined) return err({ kind: 'busy', with: 'import' });
  if (item === undefined) return err({ kind: 'nothing-to-undo' });
  const loaded = await loadImages(core, item);
  if (!loaded.ok) return loaded;
  const steps = loaded.value;
  const places = steps.map(({ record, ...place }) => ({ ...place, withRecord: record !== undefined }));
  const stepBack = await readStepsBack(core, places);
  if (!stepBack.ok) return stepBack;
  const images = places.map(stepBack.value);
  const { touched, stretches, summary } = item;
  const entry: ClosingEntry = {
    kind,
    of: summary.changeId,
    touched: [...touched],
    stretches: [...stretches],
    values: [...keep(summary)],
    steps: [...steps],
    images,
  };
  const done = await carryOut(core, entry, { steps, touched, stretches });
  if (!done.ok) return done;
  moveItem(core, kind, item, images);
  return ok(summary);
}

/** Moves an item between what can be undone and what can be redone, with the steps that turn it again. */
export function moveItem(core: StoreCore, kind: 'undo' | 'redo', item: UndoItem, images: readonly Step[]): void {
  const state = kind === 'undo' ? STATE.live : STATE.undone;
  const turned = { ...item, images, rows: [], stretches: item.stretches.map((stretch) => ({ ...stretch, state })) };
  if (kind === 'undo') core.undo.takeBack(turned);
  else core.undo.bringBack(turned);
}

export async function commitValue(core: StoreCore, key: string, value: unknown): Promise<Result<null, AppError>> {
  const appended = await appendFrame(core, encodeEntry({ kind: 'value', key, value }), { isMirrored: true });
  if (appended.ok) applyValue(core, key, value);
  return appended;
}

export function applyValues(core: StoreCore, values: readonly KeptValue[] = []): void {
  for (const { key, value } of values) applyValue(core, key, value);
}

export function applyValue(core: StoreCore, key: string, value: unknown): void {
  if (value === null || value === undefined) core.values.delete(key);
  else core.values.set(key, value);
  core.areValuesDirty = true;
  core.valuesRevision += 1;
}
