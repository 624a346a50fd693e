import { vault } from '../links/vault';
import { keepDraft } from '../frame/drafts';
import { createStore } from '../frame/store';

/** Pixels. */
export const LIST_WIDTH = { least: 480, most: 620, first: 556 } as const;

const KEY = 'screen:list-width';

/** Kept sealed with the drafts, since nothing of the screen itself outlives a lock. */
export const listWidth = createStore<number>(LIST_WIDTH.first);

const bounded = (width: number) => Math.round(Math.min(Math.max(width, LIST_WIDTH.least), LIST_WIDTH.most));

export function setListWidth(width: number): void {
  listWidth.set(bounded(width));
  keepDraft(KEY, () => String(listWidth.get()));
}

export async function restoreListWidth(): Promise<void> {
  const kept = await vault.draft({ key: KEY });
  const width = kept.ok && kept.value.text !== null ? Number(kept.value.text) : Number.NaN;
  if (Number.isFinite(width)) listWidth.set(bounded(width));
}
