export type VCardVersion = '3.0' | '4.0';

/** A content line of a vCard before it is spelled out. */
export interface OutProperty {
  readonly group?: string;
  readonly name: string;
  readonly parameters: readonly OutParameter[];
  /** Escaped as the property's type asks. */
  readonly value: string;
}

export interface OutParameter {
  readonly name: string;
  readonly values: readonly string[];
}

/** A line that goes out word for word, or one that is made here. */
export type OutLine = OutProperty | { readonly verbatim: string };

/** Text as RFC 6350 §3.4 escapes it. */
export const escapeText = (text: string): string =>
  /[\\;,\r\n]/.test(text) ? text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n?|\n/g, '\\n') : text;

/** A text that is no part of a structured value: in vCard 4.0 its semicolons stand as they are (RFC 6350 §4.1). */
export const escapeSimple = (text: string, version: VCardVersion): string => {
  if (version === '3.0') return escapeText(text);
  return /[\\,\r\n]/.test(text) ? text.replaceAll(/[\\,]/g, '\\$&').replaceAll(/\r\n?|\n/g, '\\n') : text;
};

/** A URI keeps its commas and semicolons; only what would break or be misread is escaped. */
export const escapeUri = (uri: string): string => uri.replaceAll('\\', '\\\\').replaceAll(/\r\n?|\n/g, '\\n');

/** Components of a structured value (RFC 6350 §3.3), trailing empty ones kept: readers count them. */
export const structured = (parts: readonly (string | undefined)[]): string =>
  parts.map((part) => escapeText(part ?? '')).join(';');

/** The items that a reader will join by the same separator again; the whole where it would not give the same text. */
export function splitItems(text: string, separator: '; ' | ', '): string[] {
  const items = text.split(separator);
  return items.every((item) => item !== '' && item === item.trim()) ? items : [text];
}

/** "Zoe, Ida" as the list of two that it is (RFC 6350 §6.2.2). */
export const listComponent = (text: string | undefined): string =>
  text === undefined ? '' : splitItems(text, ', ').map(escapeText).join(',');

const CARETS: ReadonlyMap<string, string> = new Map([
  ['^', '^^'],
  ['\n', '^n'],
  ['"', "^'"],
]);

const PLAIN_VALUE = /^[A-Za-z0-9_/-]+$/;

/** RFC 6868 escapes, quoted where RFC 6350 §3.3 asks for it. */
function parameterValue(value: string): string {
  if (PLAIN_VALUE.test(value)) return value;
  const escaped = value.replaceAll(/\r\n?/g, '\n').replaceAll(/[\^\n"]/g, (letter) => CARETS.get(letter) ?? letter);
  return PLAIN_VALUE.test(escaped) ? escaped : `"${escaped}"`;
}

/** The line as one long text, without its line end. */
export function spellLine(line: OutLine): string {
  // A line end in a kept line would let it write lines of its own.
  if ('verbatim' in line) return line.verbatim.replaceAll(/[\r\n]+/g, ' ');
  const head = line.group === undefined ? line.name : `${line.group}.${line.name}`;
  const parameters = line.parameters.map(({ name, values }) => `;${name}=${values.map(parameterValue).join(',')}`);
  return `${head}${parameters.join('')}:${line.value}`;
}

/** Most octets of a physical line, without its end (RFC 6350 §3.2). */
const FOLD_AT = 75;

// oxlint-disable-next-line no-control-regex -- one octet each
const ASCII = /^[\u0000-\u007f]*$/;

/** Folds after at most 75 octets of UTF-8, never inside a character. */
export function foldLine(line: string): string {
  // Three octets are the most that one UTF-16 unit takes.
  if (line.length * 3 <= FOLD_AT || (line.length <= FOLD_AT && ASCII.test(line))) return line;
  const parts: string[] = [];
  let start = 0;
  let octets = 0;
  for (let index = 0; index < line.length;) {
    const code = line.codePointAt(index) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    // The blank that a continuation begins with is one of its octets.
    if (octets + size > (parts.length === 0 ? FOLD_AT : FOLD_AT - 1)) {
      parts.push(line.slice(start, index));
      start = index;
      octets = 0;
    }
    octets += size;
    index += code < 0x10000 ? 1 : 2;
  }
  parts.push(line.slice(start));
  return parts.join('\r\n ');
}
