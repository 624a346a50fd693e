import type { CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { AddedLines } from './bulk-lines';
import { pagesOf } from './bulk-part';
import { SUMMARY_ORDER, type StoreCore } from './core';
import { PAGE_SIZE, perCollection, type PerCollection } from './geometry';
import type { Stretch } from './journal-entry';
import type { LinesMaker } from './lines-in-worker';
import { createLinesMaker } from './lines-maker';
import { decodePage, liveRecords } from './page-codec';
import { createBreathe, type Breathe } from './slices';
import { createReadPart, type UnwrittenPart } from './unwritten';

/** Part of an import as the journal has it. */
export interface ReplayedPart {
  readonly part: UnwrittenPart;
  /** Its pages, where they were kept. */
  readonly bytes: Uint8Array | undefined;
}

type ReadPages = (part: ReplayedPart) => Promise<Result<readonly Uint8Array[], AppError>>;

/**
 * Makes what list and search will see of an import that the journal has whole, in slices. Clients first, whose parts lie
 * between those of the people who name them.
 */
export async function replayLines(
  core: StoreCore,
  parts: readonly ReplayedPart[],
  stretches: readonly Stretch[],
  onPart: () => void,
): Promise<Result<PerCollection<AddedLines | undefined>, AppError>> {
  const readPart = createReadPart(core.shell, core.sealer);
  const readPages: ReadPages = async ({ part, bytes }) =>
    bytes ? ok(pagesOf({ bytes, pageEnds: part.pageEnds })) : readPart(part);
  const breathe = createBreathe();
  const lines = createLinesMaker(
    core,
    stretches.reduce((count, { from, to }) => count + to - from, 0),
  );
  try {
    for (const collection of SUMMARY_ORDER) {
      for (const replayed of parts.filter(({ part }) => part.collection === collection)) {
        const pages = await readPages(replayed);
        if (!pages.ok) return pages;
        const met = await meetPages(lines, replayed.part, pages.value, breathe);
        if (!met.ok) return met;
        onPart();
      }
    }
    return await endLines(lines, stretches);
  } finally {
    lines.close();
  }
}

async function meetPages(
  lines: LinesMaker,
  { collection, firstPage }: UnwrittenPart,
  pages: readonly Uint8Array[],
  breathe: Breathe,
): Promise<Result<null, AppError>> {
  for (const [index, bytes] of pages.entries()) {
    const page = decodePage(bytes);
    if (!page.ok) return page;
    for (const [position, record] of liveRecords(page.value).entries()) {
      lines.meet(collection, (firstPage + index) * PAGE_SIZE + position, record);
    }
    await breathe();
  }
  return ok(null);
}

async function endLines(
  lines: LinesMaker,
  stretches: readonly Stretch[],
): Promise<Result<PerCollection<AddedLines | undefined>, AppError>> {
  const added: Record<CollectionName, AddedLines | undefined> = perCollection(() => undefined);
  for (const { collection } of stretches) {
    const ended = await lines.end(collection);
    if (!ended.ok) return ended;
    added[collection] = ended.value;
  }
  return ok(added);
}
