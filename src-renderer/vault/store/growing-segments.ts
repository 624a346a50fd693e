import { SEGMENT_SIZE, segmentOf } from './geometry';
import { createSegment, placeLines, type FinishedLine, type MemorySegment } from './segment';

/** Lines of an import become segments as they come. */
export interface GrowingSegments {
  /** Lines come in the order of their ordinals, each behind the one before. Answers the segment that this one filled. */
  readonly add: (line: FinishedLine) => MemorySegment | undefined;
  /** The last one, where it is not full. */
  readonly end: () => MemorySegment | undefined;
}

/** So many are placed at once. */
const BATCH = 128;

/** The first segment has holes in front, where others' lines lie. */
export function createGrowingSegments(): GrowingSegments {
  let growing: MemorySegment | undefined;
  let waiting: FinishedLine[] = [];

  function place(): void {
    const [line] = waiting;
    if (line === undefined) return;
    growing ??= createSegment(segmentOf(line.ordinal) * SEGMENT_SIZE);
    placeLines(growing, waiting);
    waiting = [];
  }

  const end = (): MemorySegment | undefined => {
    place();
    const ended = growing;
    growing = undefined;
    return ended;
  };

  return {
    add: (line) => {
      waiting.push(line);
      if ((line.ordinal + 1) % SEGMENT_SIZE === 0) return end();
      if (waiting.length === BATCH) place();
      return undefined;
    },
    end,
  };
}
