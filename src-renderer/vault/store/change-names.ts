import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { summarise } from './apply';
import type { StoreCore } from './core';
import { spanOrdinals } from './spans';
import type { UndoItem } from './undo-list';
import { loadImages } from './undo-rows';

/** Of so few records the order in which the change named them is looked up: whom it was about stands first. */
const FEW = 16;

/**
 * What the first records of a change are called now, or were last. Names are nowhere kept with the change: they come
 * from the records themselves.
 */
export async function changeNames(
  core: StoreCore,
  item: UndoItem,
  most: number,
): Promise<Result<readonly string[], AppError>> {
  const { collection } = item.summary;
  const first = await firstOrdinals(core, item, Math.min(most, item.summary.count));
  if (!first.ok) return first;
  const view = core.collections[collection];
  const names: string[] = [];
  for (const ordinal of first.value) {
    if (view.isLive(ordinal)) {
      names.push(view.displayAt(ordinal)[0] ?? '');
      continue;
    }
    const standing = await core.pages.standing(collection, ordinal);
    if (!standing.ok) return standing;
    const record = standing.value?.record;
    if (record) names.push(summarise(core, collection, record, () => undefined).display[0] ?? '');
  }
  return ok(names);
}

async function firstOrdinals(
  core: StoreCore,
  item: UndoItem,
  most: number,
): Promise<Result<readonly number[], AppError>> {
  const { collection } = item.summary;
  const few: number[] = [];
  for (const ordinal of spanOrdinals(item.ordinals[collection])) {
    few.push(ordinal);
    if (few.length > FEW) return ok(few.slice(0, most));
  }
  if (few.length <= most) return ok(few);
  const steps = await loadImages(core, item);
  if (!steps.ok) return steps;
  const named = steps.value.flatMap((step) => (step.collection === collection ? [step.ordinal] : []));
  return ok((named.length > 0 ? named : few).slice(0, most));
}
