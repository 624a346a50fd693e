import * as v from 'valibot';

import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { StoreCore } from './core';
import type { BlobRow } from './db';
import { stepSchema, type Step } from './journal-entry';
import { openRow, refOf, type BlobRef } from './sealing';
import type { UndoItem } from './undo-list';

/* Steps that take a change back, sealed in rows of a bounded size: UTF-8 JSON, an array of steps. */

const STEPS_PER_ROW = 256;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const undoRowId = (item: Pick<UndoItem, 'summary'>, index: number): string =>
  `${item.summary.changeId}.${index}`;
export const undoRowKey = (item: Pick<UndoItem, 'summary'>, index: number): string => `undo/${undoRowId(item, index)}`;

/** The steps of an item, from memory or from its rows. */
export async function loadImages(core: StoreCore, item: UndoItem): Promise<Result<readonly Step[], AppError>> {
  if (item.images !== undefined) return ok(item.images);
  const rows = await core.db.blobs.bulkGet(item.rows.map((_, index) => undoRowKey(item, index)));
  const steps: Step[] = [];
  for (const [index, ref] of item.rows.entries()) {
    const opened = openRow(core.sealer, 'undo', undoRowId(item, index), ref, rows[index]);
    if (!opened.ok) return err({ kind: 'vault-damaged', part: 'working-store', where: `undo ${opened.error}` });
    const parsed = v.safeParse(v.array(stepSchema), JSON.parse(decoder.decode(opened.value)));
    if (!parsed.success) return err({ kind: 'vault-damaged', part: 'working-store', where: 'undo layout' });
    for (const step of parsed.output) steps.push(step);
  }
  return ok(steps);
}

export interface SealedItem {
  readonly item: UndoItem;
  readonly rows: readonly BlobRow<string>[];
}

/** Seals the steps of an item that are still in memory, row by row. */
export function* sealImages(core: StoreCore, item: UndoItem, generation: number): Generator<undefined, SealedItem> {
  const { images, ...rest } = item;
  if (images === undefined) return { item, rows: [] };
  const rows: BlobRow<string>[] = [];
  const refs: BlobRef[] = [];
  for (let from = 0; from < images.length; from += STEPS_PER_ROW) {
    const plaintext = encoder.encode(JSON.stringify(images.slice(from, from + STEPS_PER_ROW)));
    const sealed = core.sealer.seal('undo', undoRowId(item, rows.length), generation, plaintext);
    refs.push(refOf(generation, sealed));
    rows.push({ key: undoRowKey(item, rows.length), version: generation, sealed });
    yield undefined;
  }
  return { item: { ...rest, rows: refs }, rows };
}
