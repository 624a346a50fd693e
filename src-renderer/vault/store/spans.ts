/** Ordinals as pairs: from, to (exclusive), from, to, … in ascending order. */
export type Spans = readonly number[];

export function ordinalsToSpans(ordinals: Iterable<number>): Spans {
  const spans: number[] = [];
  for (const ordinal of [...new Set(ordinals)].toSorted((a, b) => a - b)) {
    if (spans.at(-1) === ordinal) spans[spans.length - 1] = ordinal + 1;
    else spans.push(ordinal, ordinal + 1);
  }
  return spans;
}

export function* spanOrdinals(spans: Spans): Generator<number> {
  for (let index = 0; index < spans.length; index += 2) {
    for (let ordinal = spans[index] ?? 0; ordinal < (spans[index + 1] ?? 0); ordinal += 1) yield ordinal;
  }
}

export function isInSpans(spans: Spans, ordinal: number): boolean {
  for (let index = 0; index < spans.length; index += 2) {
    if (ordinal >= (spans[index] ?? 0) && ordinal < (spans[index + 1] ?? 0)) return true;
  }
  return false;
}
