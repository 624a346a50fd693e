/** UTF-8 that is sought in UTF-8, which is the same as text in text: no character's bytes stand inside another's. */
export interface SoughtBytes {
  readonly bytes: Uint8Array;
  /** How far the end of what is compared may move on where it fell on a byte (Horspool's table). */
  readonly steps: Uint8Array;
}

const encoder = new TextEncoder();
const STEP_MAX = 255;

export function soughtBytes(word: string): SoughtBytes {
  const bytes = encoder.encode(word);
  const last = bytes.length - 1;
  const steps = new Uint8Array(256).fill(Math.min(bytes.length, STEP_MAX));
  for (let at = Math.max(0, last - STEP_MAX); at < last; at++) steps[bytes[at] ?? 0] = Math.min(last - at, STEP_MAX);
  return { bytes, steps };
}

/** Where `sought` (not empty) first stands in `text` from `from` on and before `to`; -1 where it does not. */
export function indexOfBytes(text: Uint8Array, { bytes, steps }: SoughtBytes, from: number, to: number): number {
  const last = bytes.length - 1;
  const final = bytes[last];
  for (let end = from + last; end < to;) {
    const unit = text[end] ?? 0;
    if (unit === final) {
      const start = end - last;
      let same = 0;
      while (same < last && text[start + same] === bytes[same]) same++;
      if (same === last) return start;
    }
    end += steps[unit] ?? 1;
  }
  return -1;
}
