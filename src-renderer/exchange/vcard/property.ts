import type { Line } from './line-reader';

export interface Parameter {
  /** In capitals. */
  readonly name: string;
  readonly values: readonly string[];
}

/** A content line taken apart (RFC 6350 §3.3), its value still as written. */
export interface Property {
  /** Lower case; '' without a group. */
  readonly group: string;
  /** In capitals. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly value: string;
  readonly line: Line;
}

const NAME = /^[A-Za-z0-9_-]+$/;
/** vCard 2.1 writes encodings without "ENCODING=" (§2.1.3). */
const BARE_ENCODINGS = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT']);
/** Everything after these is noise of a hostile file; the line stays verbatim. */
const MOST_PARAMETERS = 200;

/** What stands before the value's colon. */
type Head = Pick<Property, 'group' | 'name' | 'parameters'>;

/** Files repeat a few heads ("TEL;TYPE=cell") for every card: each is taken apart once. */
const heads = new Map<string, Head | undefined>();
const MOST_HEADS = 2_000;
const LONGEST_CACHED = 120;

/** Takes a content line apart; undefined where it is none. */
export function parseProperty(line: Line): Property | undefined {
  const { text } = line;
  const colon = endOfHead(text);
  if (colon <= 0) return undefined;
  const head = knownHead(text.slice(0, colon));
  if (head === undefined) return undefined;
  const { group, name, parameters } = head;
  return { group, name, parameters, value: text.slice(colon + 1), line };
}

function knownHead(text: string): Head | undefined {
  const known = heads.get(text);
  if (known !== undefined) return known;
  const head = parseHead(text);
  if (text.length <= LONGEST_CACHED && heads.size < MOST_HEADS) heads.set(text, head);
  return head;
}

function parseHead(head: string): Head | undefined {
  const semicolon = head.indexOf(';');
  const path = (semicolon < 0 ? head : head.slice(0, semicolon)).trim();
  const dot = path.indexOf('.');
  const name = path.slice(dot + 1);
  if (!NAME.test(name)) return undefined;
  return {
    group: dot < 0 ? '' : path.slice(0, dot).toLowerCase(),
    name: name.toUpperCase(),
    parameters: semicolon < 0 ? [] : parseParameters(head.slice(semicolon + 1)),
  };
}

/** The colon before the value: the first outside quotes, or, where a quote is never closed, the first at all. */
function endOfHead(text: string): number {
  const first = text.indexOf(':');
  const quote = text.indexOf('"');
  if (first < 0 || quote < 0 || quote > first) return first;
  let isQuoted = false;
  for (let index = quote; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x22) isQuoted = !isQuoted;
    else if (code === 0x3a && !isQuoted) return index;
  }
  return first;
}

function parseParameters(head: string): Parameter[] {
  return splitOutsideQuotes(head, ';', MOST_PARAMETERS).flatMap((part) => parseParameter(part.trim()));
}

function parseParameter(part: string): Parameter[] {
  if (part === '') return [];
  const equals = part.indexOf('=');
  if (equals < 0) {
    const isEncoding = BARE_ENCODINGS.has(part.toUpperCase());
    return [{ name: isEncoding ? 'ENCODING' : 'TYPE', values: [unquote(part)] }];
  }
  const values = splitOutsideQuotes(part.slice(equals + 1), ',', MOST_PARAMETERS).map(unquote);
  return [{ name: part.slice(0, equals).trim().toUpperCase(), values }];
}

function splitOutsideQuotes(text: string, separator: string, most: number): string[] {
  if (!text.includes('"')) return text.split(separator, most);
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let index = 0; index < text.length && parts.length < most; index++) {
    if (text[index] === '"') isQuoted = !isQuoted;
    else if (text[index] === separator && !isQuoted) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

const CARETS: ReadonlyMap<string, string> = new Map([
  ['^n', '\n'],
  ['^^', '^'],
  ["^'", '"'],
]);

/** Quotes off, RFC 6868 escapes read. */
function unquote(value: string): string {
  const trimmed = value.trim();
  const bare = trimmed.length > 1 && trimmed.startsWith('"') && trimmed.endsWith('"') ? trimmed.slice(1, -1) : trimmed;
  return bare.includes('^') ? bare.replaceAll(/\^[n^']/g, (escape) => CARETS.get(escape) ?? escape) : bare;
}

/** All values of a parameter, however often it stands. */
export const parameterValues = (property: Property, name: string): string[] =>
  property.parameters.flatMap((parameter) => (parameter.name === name ? parameter.values : []));

/** The first value of a parameter; undefined where it is absent. */
export const parameter = (property: Property, name: string): string | undefined => {
  for (const candidate of property.parameters) if (candidate.name === name) return candidate.values[0];
  return undefined;
};
