import type { CollectionView, Segment } from '../store/types';

/** Where line `index` ends in `segment.folded`, its line break not included. */
export function lineEnd(segment: Segment, index: number): number {
  const next = index + 1 < segment.count ? (segment.foldedStarts[index + 1] ?? 0) : segment.folded.length;
  return next - 1;
}

/** Something derived from each segment's text, made anew only where that text changed. */
export interface PerSegment<Derived> {
  /** Derives what is out of date, one segment after the other, until `mayGoOn` says no. True when all is up to date. */
  readonly refresh: (view: CollectionView, mayGoOn?: () => boolean) => boolean;
  readonly all: () => readonly Derived[];
  /** What was derived from the segment as it is now; undefined where that has not been done. */
  readonly at: (index: number, segment: Segment) => Derived | undefined;
}

export function perSegment<Derived>(derive: (segment: Segment) => Derived): PerSegment<Derived> {
  const derived: Derived[] = [];
  const texts: string[] = [];
  return {
    refresh: (view, mayGoOn) => {
      for (const [index, segment] of view.segments.entries()) {
        if (texts[index] === segment.folded) continue;
        if (mayGoOn?.() === false) return false;
        derived[index] = derive(segment);
        texts[index] = segment.folded;
      }
      derived.length = view.segments.length;
      texts.length = view.segments.length;
      return true;
    },
    all: () => derived,
    at: (index, segment) => (texts[index] === segment.folded ? derived[index] : undefined),
  };
}
