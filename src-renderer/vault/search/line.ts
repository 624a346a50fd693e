import { fold, foldSpeltOut, isAscii, wordsOf } from './fold';

/**
 * A record's line of folded text:
 *
 *     {FAMILY word}{NAME word}…{CLIENT word}… everything else TAG tag TAG tag TAG {LINK key}…
 *
 * A mark stands before each word that ranks, so that "a name begins with q" is a search for mark + q. Marks are control
 * characters and keys are upper case: nothing that a person types, folded, can match either.
 */
export const MARK = {
  /** First word of a family name; of a client's own name; of a display name without parts. */
  family: '\x01',
  name: '\x02',
  client: '\x03',
  /** Stands before, between and after tags. */
  tag: '\x1e',
  /** Before the key of the client that a role or a matter names. */
  clientLink: '\x1f',
  /** Before the key of an outside UID. */
  uid: '\x1d',
  /** Before the key of a person that a matter names. */
  personLink: '\x1c',
} as const;

export interface LineParts {
  readonly family: string;
  readonly names: readonly string[];
  readonly clients: readonly string[];
  readonly rest: readonly string[];
  readonly tags: readonly string[];
  /** Already marked keys. */
  readonly links: string;
}

/** Words beyond this many characters of a line's rest are not searched: a note of a book's length stays a note. */
const REST_LIMIT = 20_000;
/** A longer rest keeps each of its words once; order does not matter to a search for words. */
const REST_WHOLE = 400;

export function lineOf({ family, names, clients, rest, tags, links }: LineParts): string {
  // Joined at the end: a text put together with `+` keeps all its pieces, and an import holds a line of everybody.
  const line: string[] = [];
  const said = new Set<string>();
  const addWords = (mark: string, spelling: string): void => {
    for (const word of wordsOf(spelling)) {
      if (said.has(word)) continue;
      said.add(word);
      // Only the first word is the family name's beginning: "Fonseca" of "Lopez Fonseca" ranks as a name's word.
      line.push(mark === MARK.family && line.length > 0 ? MARK.name : mark, word);
    }
  };
  const add = (mark: string, text: string): void => {
    addWords(mark, fold(text));
    const speltOut = foldSpeltOut(text);
    if (speltOut !== undefined) addWords(mark, speltOut);
  };
  if (family !== '') add(MARK.family, family);
  for (const name of names) if (name !== '') add(MARK.name, name);
  for (const client of clients) if (client !== '') add(MARK.client, client);
  const others = restOf(rest);
  if (others !== '') line.push(' ', others);
  if (tags.length > 0) line.push(MARK.tag, tags.map((tag) => foldTag(tag)).join(MARK.tag), MARK.tag);
  line.push(links);
  return line.join('');
}

/** How a tag stands in a line: two tags that fold alike are one. */
export const foldTag = (tag: string): string => fold(tag).trim();

function restOf(rest: readonly string[]): string {
  // One by one: most are ASCII, which takes a fraction of the time.
  const folded = rest.map(fold).join(' ');
  if (folded.length <= REST_WHOLE) return folded;
  const words = new Set(folded.split(isAscii(folded) ? ' ' : /\s+/));
  words.delete('');
  return [...words].join(' ').slice(0, REST_LIMIT);
}

const LETTERS = 26;
const KEY_LENGTH = 12;

/**
 * Twelve upper-case letters for an id or UID: 53 bits (cyrb53), enough to find the records that may name it. Whoever
 * acts on a hit reads the record: outside UIDs can be made to collide.
 */
export function linkKey(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  let rest = 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
  let key = '';
  for (let index = 0; index < KEY_LENGTH; index++) {
    key += String.fromCharCode(65 + (rest % LETTERS));
    rest = Math.floor(rest / LETTERS);
  }
  return key;
}
