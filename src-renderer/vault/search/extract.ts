import type { Segment } from '../store/types';
import { linkKey, MARK } from './line';
import type { Emit } from './postings';
import { lineEnd } from './segments';

const KEY_LENGTH = linkKey('').length;
const WORD_MIN = 3;
const LAST_WORD_MARK = MARK.client.charCodeAt(0);
const BLANK = 0x20;

/** Words of names and clients: what typos are forgiven in. */
export function extractWords(segment: Segment, emit: Emit): void {
  const { folded, foldedStarts, count } = segment;
  for (let line = 0; line < count; line++) {
    let at = foldedStarts[line] ?? 0;
    while (isWordMark(folded.charCodeAt(at))) {
      const start = at + 1;
      at = start;
      while (folded.charCodeAt(at) > BLANK) at++;
      if (at - start >= WORD_MIN) emit(folded.slice(start, at), line);
    }
  }
}

const isWordMark = (unit: number): boolean => unit >= 1 && unit <= LAST_WORD_MARK;

/** Tags as folded. */
export function extractTags(segment: Segment, emit: Emit): void {
  eachMark(segment, MARK.tag, (at, line) => {
    const end = segment.folded.indexOf(MARK.tag, at + 1);
    // The last mark of a line ends its last tag.
    if (end > at + 1 && end < lineEnd(segment, line)) emit(segment.folded.slice(at + 1, end), line);
  });
}

/** Keys of what lines link to. */
export const extractLinks =
  (mark: typeof MARK.clientLink | typeof MARK.uid | typeof MARK.personLink) =>
  (segment: Segment, emit: Emit): void => {
    eachMark(segment, mark, (at, line) => emit(segment.folded.slice(at + 1, at + 1 + KEY_LENGTH), line));
  };

function eachMark(segment: Segment, mark: string, visit: (at: number, line: number) => void): void {
  const { folded, foldedStarts, count } = segment;
  let line = 0;
  for (let at = folded.indexOf(mark); at >= 0; at = folded.indexOf(mark, at + 1)) {
    while (line + 1 < count && (foldedStarts[line + 1] ?? 0) <= at) line++;
    visit(at, line);
  }
}
