import type { AnyRecord, CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { createId, type ChangeId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { ChangeSummary } from '../../../src-shared/vault-contract';
import { applyEffects, changedCollections, prepareEffects, type Effects } from './apply';
import type { StoreCore } from './core';
import { STATE } from './entry';
import { appendFrame } from './journal';
import { encodeEntry, type JournalEntry, type Spot, type Step } from './journal-entry';
import { loadImages } from './undo-rows';
import type { Change, KeepWith, KeptValue, Put } from './types';
import { ordinalsOf, type UndoItem } from './undo-list';

type ClosingEntry = Extract<JournalEntry, { kind: 'change' | 'undo' | 'redo' }>;

/** Longer changes go out in several frames: the shell takes 64 MiB at once, memory less gladly. */
const STEPS_PER_FRAME = 4096;

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
  const values = change.keep && { values: [...change.keep(changeId)] };
  const done = await carryOut(
    core,
    { kind: 'change', summary, touched, ...values, steps, images },
    { steps, touched, stretches: [] },
  );
  if (!done.ok) return done;
  core.undo.push(itemOf(summary, touched, images));
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

function splitEntry(entry: ClosingEntry): readonly JournalEntry[] {
  const of = entry.kind === 'change' ? entry.summary.changeId : entry.of;
  const parts: JournalEntry[] = [];
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

/** Gives new records their ordinals and notes what stands there now. */
async function planSteps(core: StoreCore, puts: readonly Put[]): Promise<Result<Plan, AppError>> {
  const plan: Plan = { steps: [], images: [] };
  const next = new Map<CollectionName, number>();
  if (new Set(puts.map(({ id }) => id)).size < puts.length) throw new Error('a record twice in one change');
  for (const { collection, id, record } of puts) {
    const view = core.collections[collection];
    const known = view.ordinalOf(id);
    if (known !== undefined) {
      const before = await stepBack(core, collection, known, id, record !== null);
      if (!before.ok) return before;
      plan.images.push(before.value);
      plan.steps.push(stepOf(core, collection, known, id, record));
    } else if (record !== null) {
      const ordinal = next.get(collection) ?? view.nextOrdinal;
      if (ordinal >= (core.bulk?.firstOrdinals[collection] ?? Infinity)) return err({ kind: 'busy', with: 'import' });
      next.set(collection, ordinal + 1);
      plan.images.push({ collection, ordinal, id, state: STATE.undone });
      plan.steps.push(stepOf(core, collection, ordinal, id, record));
    }
  }
  return ok(plan);
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

/** The step that brings back what stands at `ordinal` now; with the content only where that is about to change. */
async function stepBack(
  core: StoreCore,
  collection: CollectionName,
  ordinal: number,
  id: Put['id'],
  withRecord: boolean,
): Promise<Result<Step, AppError>> {
  const state = core.collections[collection].stateAt(ordinal);
  if (state === STATE.hole) throw new Error('an id without a record');
  if (!withRecord && state === STATE.live) return ok({ collection, ordinal, id, state });
  const standing = await core.pages.standing(collection, ordinal);
  if (!standing.ok) return standing;
  const { at, record } = standing.value ?? {};
  return ok({
    collection,
    ordinal,
    id,
    state,
    ...(at === undefined ? {} : { at }),
    ...(withRecord && record !== undefined ? { record } : {}),
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
  const images: Step[] = [];
  for (const { collection, ordinal, id, record } of steps) {
    const back = await stepBack(core, collection, ordinal, id, record !== undefined);
    if (!back.ok) return back;
    images.push(back.value);
  }
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
