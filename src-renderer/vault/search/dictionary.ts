/** Keys, numbered as they come up: kept and found as bytes, since a large book's strings would take twice the room. */
export interface Dictionary {
  readonly size: number;
  readonly keyAt: (number: number) => string;
  /** The keys as UTF-8, one after the other; good until a key is added. */
  readonly bytes: Uint8Array;
  /** Where each key starts, and the last one ends. */
  readonly starts: Uint32Array;
  /** The number of the key between two places of a UTF-8 text; a new one where it has none. */
  readonly add: (text: Uint8Array, from: number, to: number) => number;
  readonly numberOf: (key: string) => number | undefined;
}

const EMPTY = 0;
/** Of the slots. Fewer would be a little quicker, and of ten thousand people's words take twice the room. */
const FILLED_MOST = 0.75;
// FNV-1a, 32 bits.
const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;

export function createDictionary(): Dictionary {
  let size = 0;
  /** All keys, one after the other. */
  let bytes = new Uint8Array(4_096);
  /** Where each key starts, and the last one ends. */
  let starts = new Uint32Array(512);
  /** Open addressing: a key's number + 1, by its hash. */
  let slots = new Uint32Array(1_024);

  function slotOf(text: Uint8Array, from: number, to: number): number {
    const mask = slots.length - 1;
    let slot = hashOf(text, from, to) & mask;
    while (slots[slot] !== EMPTY && !isKey((slots[slot] ?? 0) - 1, text, from, to)) slot = (slot + 1) & mask;
    return slot;
  }

  function isKey(number: number, text: Uint8Array, from: number, to: number): boolean {
    const start = starts[number] ?? 0;
    if ((starts[number + 1] ?? 0) - start !== to - from) return false;
    for (let at = from; at < to; at++) if (text[at] !== bytes[start + at - from]) return false;
    return true;
  }

  function append(text: Uint8Array, from: number, to: number): number {
    const number = size;
    const start = starts[number] ?? 0;
    const end = start + to - from;
    if (end > bytes.length) bytes = grown(bytes, Math.max(end, bytes.length * 2));
    if (number + 2 > starts.length) starts = grown(starts, starts.length * 2);
    for (let at = from; at < to; at++) bytes[start + at - from] = text[at] ?? 0;
    starts[number + 1] = end;
    size += 1;
    return number;
  }

  function spread(): void {
    slots = new Uint32Array(slots.length * 2);
    for (let number = 0; number < size; number++) {
      slots[slotOf(bytes, starts[number] ?? 0, starts[number + 1] ?? 0)] = number + 1;
    }
  }

  return {
    get size() {
      return size;
    },
    get bytes() {
      return bytes;
    },
    get starts() {
      return starts;
    },
    keyAt: (number) => decoder.decode(bytes.subarray(starts[number], starts[number + 1])),
    add: (text, from, to) => {
      const slot = slotOf(text, from, to);
      const known = slots[slot] ?? EMPTY;
      if (known !== EMPTY) return known - 1;
      const number = append(text, from, to);
      slots[slot] = number + 1;
      if (size > slots.length * FILLED_MOST) spread();
      return number;
    },
    numberOf: (key) => {
      const text = encoder.encode(key);
      const known = slots[slotOf(text, 0, text.length)] ?? EMPTY;
      return known === EMPTY ? undefined : known - 1;
    },
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function hashOf(text: Uint8Array, from: number, to: number): number {
  let hash = HASH_START;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (text[at] ?? 0), HASH_FACTOR);
  return hash ^ (hash >>> 15);
}

function grown<Numbers extends Uint8Array | Uint32Array>(numbers: Numbers, length: number): Numbers {
  const larger = numbers instanceof Uint8Array ? new Uint8Array(length) : new Uint32Array(length);
  larger.set(numbers);
  return larger as Numbers;
}
