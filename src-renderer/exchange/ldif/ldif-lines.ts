/** A logical line of LDIF after unfolding (RFC 2849, note 2), with the number of its first physical line. */
export interface LdifLine {
  readonly text: string;
  readonly number: number;
  /** Set where it was longer than {@link LONGEST_LINE}; `text` is its beginning then. */
  readonly isCut?: true;
}

/** In UTF-16 units: room for the photos that programs write. */
const LONGEST_LINE = 16 * 1024 * 1024;
const KEPT_OF_CUT = 4_096;

/** Unfolds a text that comes in pieces with `\n` ends. An empty line comes as an empty text; comments are left out. */
export function* readLdifLines(pieces: Iterable<string>): Generator<LdifLine> {
  let held: { readonly parts: string[]; readonly number: number; length: number } | undefined;
  for (const { text, number } of physicalLines(pieces)) {
    if (text.startsWith(' ') && held !== undefined) {
      held.length += text.length - 1;
      if (held.length <= LONGEST_LINE) held.parts.push(text.slice(1));
      continue;
    }
    if (held !== undefined) yield* finished(held);
    held = { parts: [text], number, length: text.length };
  }
  if (held !== undefined) yield* finished(held);
}

interface Held {
  readonly parts: readonly string[];
  readonly number: number;
  readonly length: number;
}

function* finished({ parts, number, length }: Held): Generator<LdifLine> {
  if (parts[0]?.startsWith('#')) return;
  const isCut = length > LONGEST_LINE;
  const text = parts.join('');
  yield isCut ? { text: text.slice(0, KEPT_OF_CUT), number, isCut } : { text, number };
}

function* physicalLines(pieces: Iterable<string>): Generator<{ readonly text: string; readonly number: number }> {
  let number = 0;
  let parts: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', start)) {
      parts.push(piece.slice(start, end));
      yield { text: parts.join(''), number: ++number };
      parts = [];
      length = 0;
      start = end + 1;
    }
    length += piece.length - start;
    // What is beyond the bound is let go; the line is still found to be too long.
    if (length <= LONGEST_LINE + piece.length) parts.push(piece.slice(start));
  }
  const rest = parts.join('');
  if (rest !== '') yield { text: rest, number: ++number };
}
