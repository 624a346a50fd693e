/** A content line as it stands after unfolding (RFC 6350 §3.2), with the number of its first physical line. */
export interface Line {
  readonly text: string;
  readonly number: number;
  /** Set where the line was longer than {@link LONGEST_LINE}; `text` is its beginning then. */
  readonly isCut?: true;
}

/** In UTF-16 units. Room for the photos that programs write; more is not a contact's. */
export const LONGEST_LINE = 16 * 1024 * 1024;

const KEPT_OF_CUT = 4_096;
const CARD_EDGE = /^[ \t]*(?:BEGIN|END):[ \t]*VCARD/i;
/** Properties in capitals at the start of a line end a quoted-printable value whose last soft break was one too many. */
const PROPERTY_STARTS = /^(?:N|FN|TEL|EMAIL|ADR|ORG|TITLE|NOTE|URL|BDAY|UID|REV|PHOTO|VERSION|CATEGORIES)[;:]/;
const QUOTED_PRINTABLE = /^[^:]*;(?:ENCODING=)?"?QUOTED-PRINTABLE/i;
const BASE64 = /^[^:]*;(?:ENCODING=)?"?(?:BASE64|B)"?[;:]/i;
/** A backslash that escapes the line end: an odd number of them stands last. */
const OPEN_ESCAPE = /(?:^|[^\\])(?:\\\\)*\\$/;
const BASE64_LETTERS = /^[A-Za-z0-9+/=]+$/;

/**
 * Reads content lines from text pieces with `\n` ends. Unfolds by RFC 6350 §3.2, by quoted-printable soft breaks
 * (vCard 2.1), by base64 lines without indent, and by the backslash before a line end that phones have written.
 */
export class LineReader {
  readonly #pieces: Iterator<string>;
  #buffer = '';
  #position = 0;
  #searchFrom = 0;
  #number = 0;
  #peeked: Line | undefined;
  /** Only vCard 2.1 has been seen to escape line ends. */
  #is21 = false;

  constructor(pieces: Iterator<string>) {
    this.#pieces = pieces;
    this.#peeked = this.#physical();
  }

  /** The next content line; undefined at the end of the file. */
  next(): Line | undefined {
    const first = this.#take();
    if (first === undefined) return undefined;
    if (first.text.startsWith('VERSION:')) this.#is21 = first.text.startsWith('2.1', 8);
    return this.#continues(first.text) ? this.#unfold(first) : first;
  }

  #take(): Line | undefined {
    const line = this.#peeked;
    if (line !== undefined) this.#peeked = this.#physical();
    return line;
  }

  /** Whether the line after `text` (unfolded so far, or its last part) belongs to it. */
  #continues(text: string): boolean {
    const next = this.#peeked?.text;
    if (next === undefined || next === '') return false;
    const start = next.charCodeAt(0);
    if (start === 0x20 || start === 0x09) return !CARD_EDGE.test(next);
    const last = text.charCodeAt(text.length - 1);
    return last === 0x3d || last === 0x5c || !next.includes(':');
  }

  #unfold(first: Line): Line {
    const parts = [first.text];
    const isQuotedPrintable = QUOTED_PRINTABLE.test(first.text);
    const isBase64 = !isQuotedPrintable && BASE64.test(first.text);
    let length = first.text.length;
    let isCut = first.isCut ?? false;
    for (let last = first.text; this.#continues(last);) {
      const added = joinable(last, this.#peeked?.text ?? '', { isQuotedPrintable, isBase64, is21: this.#is21 });
      if (added === undefined) break;
      if (added.dropsLast) parts[parts.length - 1] = last.slice(0, -1);
      last = added.text;
      length += last.length;
      isCut ||= this.#peeked?.isCut ?? false;
      if (length <= LONGEST_LINE) parts.push(last);
      else isCut = true;
      this.#take();
    }
    const text = parts.join('');
    return isCut ? { text: text.slice(0, KEPT_OF_CUT), number: first.number, isCut } : { text, number: first.number };
  }

  #physical(): Line | undefined {
    let isCut = false;
    for (;;) {
      const end = this.#buffer.indexOf('\n', this.#searchFrom);
      if (end >= 0) return this.#cutAt(end, isCut);
      const piece = this.#pieces.next();
      if (piece.done === true) return this.#lastLine(isCut);
      if (this.#buffer.length - this.#position > LONGEST_LINE) {
        isCut = true;
        this.#buffer = this.#buffer.slice(this.#position, this.#position + KEPT_OF_CUT);
        this.#position = 0;
      }
      const rest = this.#buffer.slice(this.#position);
      this.#searchFrom = rest.length;
      this.#buffer = rest + piece.value;
      this.#position = 0;
    }
  }

  #cutAt(end: number, isCut: boolean): Line {
    const whole = this.#buffer.slice(this.#position, end);
    this.#position = end + 1;
    this.#searchFrom = end + 1;
    this.#number++;
    return isCut
      ? { text: whole.slice(0, KEPT_OF_CUT), number: this.#number, isCut }
      : { text: whole, number: this.#number };
  }

  #lastLine(isCut: boolean): Line | undefined {
    if (this.#position >= this.#buffer.length) return undefined;
    return this.#cutAt(this.#buffer.length, isCut);
  }
}

interface Joined {
  readonly text: string;
  /** The last character of what stands before is a soft break or an escaped line end. */
  readonly dropsLast: boolean;
}

/** What `next` adds to a line that ends in `last`; undefined where it is a line of its own. */
function joinable(
  last: string,
  next: string,
  {
    isQuotedPrintable,
    isBase64,
    is21,
  }: { readonly isQuotedPrintable: boolean; readonly isBase64: boolean; readonly is21: boolean },
): Joined | undefined {
  const isFolded = next.startsWith(' ') || next.startsWith('\t');
  // Only in vCard 2.1 a blank after a soft break is part of the text; later versions fold such lines themselves.
  if (isQuotedPrintable && last.endsWith('=') && (is21 || !isFolded)) {
    const isProperty = CARD_EDGE.test(next) || PROPERTY_STARTS.test(next);
    return isProperty ? undefined : { text: next, dropsLast: true };
  }
  if (isFolded) return { text: next.slice(1), dropsLast: false };
  if (next.includes(':')) return undefined;
  if (isBase64 && BASE64_LETTERS.test(next)) return { text: next, dropsLast: false };
  return is21 && OPEN_ESCAPE.test(last) ? { text: `\\n${next}`, dropsLast: true } : undefined;
}
