import { bytesOfLines, lineEnd } from '../store/lines';
import type { Segment } from '../store/types';
import { linkKey, MARK } from './line';
import type { Emit } from './postings';

const KEY_LENGTH = linkKey('').length;
const WORD_MIN = 3;
const LAST_WORD_MARK = MARK.client.charCodeAt(0);
const BLANK = 0x20;
const TAG = MARK.tag.charCodeAt(0);

/** Words of names and clients: what typos are forgiven in. */
export function extractWords({ folded: { bytes, starts }, count }: Segment, emit: Emit): void {
  for (let line = 0; line < count; line++) {
    let at = starts[line] ?? 0;
    while (isWordMark(bytes[at] ?? 0)) {
      const start = at + 1;
      at = start;
      while ((bytes[at] ?? 0) > BLANK) at++;
      if (at - start >= WORD_MIN) emit(start, at, line);
    }
  }
}

const isWordMark = (unit: number): boolean => unit >= 1 && unit <= LAST_WORD_MARK;

/** Tags as folded. */
export function extractTags(segment: Segment, emit: Emit): void {
  const { bytes } = segment.folded;
  eachMark(segment, MARK.tag, (at, line) => {
    const end = bytes.indexOf(TAG, at + 1);
    // The last mark of a line ends its last tag.
    if (end > at + 1 && end < lineEnd(segment.folded, line)) emit(at + 1, end, line);
  });
}

/** Keys of what lines link to. */
export const extractLinks =
  (mark: typeof MARK.clientLink | typeof MARK.uid | typeof MARK.personLink) =>
  (segment: Segment, emit: Emit): void => {
    eachMark(segment, mark, (at, line) => emit(at + 1, at + 1 + KEY_LENGTH, line));
  };

function eachMark({ folded, count }: Segment, mark: string, visit: (at: number, line: number) => void): void {
  const text = bytesOfLines(folded, count);
  const unit = mark.charCodeAt(0);
  let line = 0;
  for (let at = text.indexOf(unit); at >= 0; at = text.indexOf(unit, at + 1)) {
    while (lineEnd(folded, line) < at) line++;
    visit(at, line);
  }
}
