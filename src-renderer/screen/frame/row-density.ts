import type { Settings } from '../../../src-shared/vault-contract';
import { vault } from '../links/vault';
import { createStore } from './store';

const HEIGHTS: Readonly<Record<Settings['rows'], number>> = { compact: 24, comfortable: 32 };

/** Height of a list row in pixels, as the settings have it. */
export const rowDensity = createStore<number>(HEIGHTS.compact);

export const applyDensity = (rows: Settings['rows']): void => rowDensity.set(HEIGHTS[rows]);

export async function restoreDensity(): Promise<void> {
  const settings = await vault.settings({});
  if (settings.ok) applyDensity(settings.value.rows);
}
