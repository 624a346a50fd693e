import { COLLECTIONS, type CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { StoreCore } from './core';
import type { BlobRow } from './db';
import { standingToEntry, type Entry, type Standing } from './entry';
import { blobId, ordinalsOfPage, pageOf, rowKey, type PerCollection } from './geometry';
import { encodePage } from './page-codec';
import { encodeSegment } from './segment-codec';
import { createBreathe, inSlices } from './slices';
import { unreachable, type UndoItem } from './undo-list';
import { sealImages, type SealedItem } from './undo-rows';

/** Pages to be written whether they changed or not. */
export type AlsoPages = PerCollection<readonly number[]>;

/** A page ready to be written, and the changes that are in it. */
export interface SealedPage {
  readonly collection: CollectionName;
  readonly page: number;
  readonly row: BlobRow<number>;
  readonly ordinals: ReadonlyMap<number, Standing>;
  /** Ordinals of which nothing is kept any more. */
  readonly wiped: readonly number[];
}

export interface SealedSegment {
  readonly collection: CollectionName;
  readonly number: number;
  readonly row: BlobRow<number>;
  readonly revision: number;
}

/** What a fold needs, sealed before its turn came. Used only where nothing changed since. */
export interface Presealed {
  readonly pages: Map<number, SealedPage>;
  readonly segments: Map<number, SealedSegment>;
  /** An item is replaced, never changed. */
  readonly undo: Map<UndoItem, SealedItem>;
}

export const createPresealed = (): Presealed => ({ pages: new Map(), segments: new Map(), undo: new Map() });

/** Seals what is to be folded now, in slices that let saves and calls through. */
export async function preseal(core: StoreCore, also: AlsoPages | undefined): Promise<Result<Presealed, AppError>> {
  const presealed = createPresealed();
  const breathe = createBreathe();
  const wiped = toBeWiped(core);
  for (const collection of COLLECTIONS) {
    for (const page of pagesToFold(core, collection, wiped[collection], also?.[collection])) {
      const sealed = await sealPage(core, collection, page, wiped[collection]);
      if (!sealed.ok) return sealed;
      presealed.pages.set(rowKey(collection, page), sealed.value);
      await breathe();
      if (core.isDraining) return err({ kind: 'locked' });
    }
    for (const number of core.collections[collection].dirtySegments) {
      const sealed = sealSegment(core, collection, number);
      if (sealed !== undefined) presealed.segments.set(rowKey(collection, number), sealed);
      await breathe();
    }
  }
  for (const item of [...core.undo.done, ...core.undo.undone]) {
    if (item.images === undefined) continue;
    presealed.undo.set(item, await inSlices(sealImages(core, item, core.generation + 1), breathe));
    if (core.isDraining) return err({ kind: 'locked' });
  }
  return ok(presealed);
}

export const toBeWiped = (core: StoreCore): ReturnType<typeof unreachable> =>
  unreachable(core.undo, (collection, ordinal) => core.collections[collection].isLive(ordinal));

export function pagesToFold(
  core: StoreCore,
  collection: CollectionName,
  wiped: ReadonlySet<number>,
  also: readonly number[] = [],
): readonly number[] {
  const { recent } = core.collections[collection];
  const pages = [...[...recent.keys(), ...wiped].map(pageOf), ...core.pages.replaced(collection), ...also];
  return [...new Set(pages)].toSorted((a, b) => a - b);
}

/** Changes of a page that are not in its blob yet. */
export function recentOfPage(core: StoreCore, collection: CollectionName, page: number): Map<number, Standing> {
  const { recent } = core.collections[collection];
  const found = new Map<number, Standing>();
  for (const ordinal of ordinalsOfPage(page)) {
    const standing = recent.get(ordinal);
    if (standing !== undefined) found.set(ordinal, standing);
  }
  return found;
}

export async function sealPage(
  core: StoreCore,
  collection: CollectionName,
  page: number,
  wiped: ReadonlySet<number>,
): Promise<Result<SealedPage, AppError>> {
  // Reading waits for the database, and saves go on meanwhile: what is in the page is settled once its bytes are there.
  const read = await core.pages.read(collection, page);
  if (!read.ok) return read;
  const { size } = core.collections[collection];
  const all = ordinalsOfPage(page).filter((ordinal) => ordinal < size);
  const entries: Entry[] = [];
  const ordinals = recentOfPage(core, collection, page);
  const forgotten = all.filter((ordinal) => wiped.has(ordinal) && !core.collections[collection].isLive(ordinal));
  for (const ordinal of all) {
    const standing = core.pages.standingIn(collection, ordinal, read.value);
    if (standing === undefined) entries.push(null);
    else entries.push(standingToEntry(forgotten.includes(ordinal) ? withoutRecord(standing) : standing));
  }
  const version = core.generation + 1;
  const sealed = core.sealer.seal('page', blobId(collection, page), version, encodePage(entries));
  return ok({ collection, page, row: { key: rowKey(collection, page), version, sealed }, ordinals, wiped: forgotten });
}

const withoutRecord = ({ id, state, at }: Standing): Standing => ({ id, state, ...(at === undefined ? {} : { at }) });

export function sealSegment(core: StoreCore, collection: CollectionName, number: number): SealedSegment | undefined {
  const segment = core.collections[collection].segments[number];
  if (segment === undefined) return undefined;
  const version = core.generation + 1;
  const sealed = core.sealer.seal('segment', blobId(collection, number), version, encodeSegment(segment, collection));
  const row = { key: rowKey(collection, number), version, sealed };
  return { collection, number, row, revision: segment.revision };
}
