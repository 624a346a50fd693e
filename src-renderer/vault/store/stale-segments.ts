import { SUMMARY_ORDER, type StoreCore } from './core';
import { pageOf, SEGMENT_SIZE } from './geometry';
import { STATE } from './entry';
import type { StaleCollection } from './load';
import { linesOfPage } from './restore-snapshot';
import { createSegment, updateLines, type LineUpdate, type MemorySegment } from './segment';

/** Makes segments that could not be used out of their pages, and loads their collections. */
export async function makeSegments(core: StoreCore, stale: readonly StaleCollection[]): Promise<void> {
  for (const collection of SUMMARY_ORDER) {
    const found = stale.find((other) => other.collection === collection);
    if (found === undefined) continue;
    const segments: MemorySegment[] = [];
    const made: number[] = [];
    for (const [number, segment] of found.segments.entries()) {
      if (segment === undefined) made.push(number);
      segments.push(segment ?? (await makeSegment(core, found, number)));
    }
    const view = core.collections[collection];
    view.load(segments, found.size, undefined);
    for (const number of made) view.dirtySegments.add(number);
  }
}

async function makeSegment(
  core: StoreCore,
  { collection, size }: StaleCollection,
  number: number,
): Promise<MemorySegment> {
  const first = number * SEGMENT_SIZE;
  const end = Math.min(first + SEGMENT_SIZE, size);
  const lines: LineUpdate[] = [{ ordinal: end - 1, id: undefined, state: STATE.hole, summary: undefined }];
  for (let page = pageOf(first); page <= pageOf(end - 1); page += 1) {
    const read = await core.pages.read(collection, page);
    if (read.ok) lines.push(...linesOfPage(core, collection, page, read.value));
  }
  const segment = createSegment(first);
  // Later lines win over the hole that stands for the end.
  updateLines(segment, [...new Map(lines.map((line) => [line.ordinal, line])).values()]);
  return segment;
}
