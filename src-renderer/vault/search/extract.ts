import { createLineReader } from '../store/lines';
import type { Segment } from '../store/types';
import { linkKey, MARK } from './line';
import type { Emit } from './postings';

const KEY_LENGTH = linkKey('').length;
const WORD_MIN = 3;
const LAST_WORD_MARK = MARK.client.charCodeAt(0);
const BLANK = 0x20;
const TAG = MARK.tag.charCodeAt(0);

const reader = createLineReader();

/** Calls back with each line's bytes and its length. */
function eachLine({ folded, count }: Segment, visit: (bytes: Uint8Array, length: number, line: number) => void): void {
  for (let line = 0; line < count; line++) {
    const length = reader.read(folded, line);
    visit(reader.bytes, length, line);
  }
}

/** Words of names and clients: what typos are forgiven in. */
export function extractWords(segment: Segment, emit: Emit): void {
  eachLine(segment, (bytes, length, line) => {
    let at = 0;
    while (at < length && isWordMark(bytes[at] ?? 0)) {
      const start = at + 1;
      at = start;
      while (at < length && (bytes[at] ?? 0) > BLANK) at++;
      if (at - start >= WORD_MIN) emit(bytes, start, at, line);
    }
  });
}

const isWordMark = (unit: number): boolean => unit >= 1 && unit <= LAST_WORD_MARK;

/** Tags as folded. */
export function extractTags(segment: Segment, emit: Emit): void {
  eachLine(segment, (bytes, length, line) => {
    let start = -1;
    for (let at = 0; at < length; at++) {
      if (bytes[at] !== TAG) continue;
      if (start >= 0 && at > start) emit(bytes, start, at, line);
      start = at + 1;
    }
  });
}

/** Keys of what lines link to. */
export const extractLinks =
  (mark: typeof MARK.clientLink | typeof MARK.uid | typeof MARK.personLink) =>
  (segment: Segment, emit: Emit): void => {
    const unit = mark.charCodeAt(0);
    eachLine(segment, (bytes, length, line) => {
      for (let at = 0; at < length; at++) if (bytes[at] === unit) emit(bytes, at + 1, at + 1 + KEY_LENGTH, line);
    });
  };
