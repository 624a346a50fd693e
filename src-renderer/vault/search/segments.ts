import type { Lines } from '../store/lines';
import type { CollectionView, Segment } from '../store/types';

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
  const sources: { readonly text: Lines; readonly revision: number }[] = [];
  const isCurrent = (index: number, { folded }: Segment): boolean =>
    sources[index]?.text === folded && sources[index].revision === folded.revision;
  return {
    refresh: (view, mayGoOn) => {
      for (const [index, segment] of view.segments.entries()) {
        if (isCurrent(index, segment)) continue;
        if (mayGoOn?.() === false) return false;
        derived[index] = derive(segment);
        sources[index] = { text: segment.folded, revision: segment.folded.revision };
      }
      derived.length = view.segments.length;
      sources.length = view.segments.length;
      return true;
    },
    all: () => derived,
    at: (index, segment) => (isCurrent(index, segment) ? derived[index] : undefined),
  };
}
