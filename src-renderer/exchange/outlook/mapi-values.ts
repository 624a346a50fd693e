import { decodeAs, decoderFor } from '../bytes/decode';
import { viewOf } from './byte-source';

/** A value of a MAPI property, as far as contacts have them. Times are instants in milliseconds. */
export type MapiValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'time'; readonly at: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'list'; readonly items: readonly Uint8Array[] };

/** Properties of a message by tag ("3001") or, for named ones, by set and number ("A8083") or name ("Keywords"). */
export type MapiProperties = ReadonlyMap<string, MapiValue>;

/** Property types (MS-OXCDATA §2.11.1). */
export const TYPES = {
  int16: 0x0002,
  int32: 0x0003,
  boolean: 0x000b,
  string8: 0x001e,
  unicode: 0x001f,
  time: 0x0040,
  binary: 0x0102,
  strings8: 0x101e,
  strings: 0x101f,
  binaries: 0x1102,
} as const;

export const tagKey = (id: number): string => id.toString(16).toUpperCase().padStart(4, '0');

const MOST_ITEMS = 10_000;
/** 1601-01-01, where FILETIME begins. */
const FILETIME_START = Date.UTC(1601, 0, 1);

/** Steps of 100 ns: more than a number holds exactly, which milliseconds do not need. */
const filetime = (view: DataView, offset: number): number =>
  (view.getUint32(offset + 4, true) * 0x1_0000_0000 + view.getUint32(offset, true)) / 10_000 + FILETIME_START;

export const utf16 = new TextDecoder('utf-16le');

const withoutEnd = (text: string): string => {
  const end = text.indexOf('\u0000');
  return end < 0 ? text : text.slice(0, end);
};

/** A value of any length; undefined where its type is none that contacts have. */
export function variableValue(type: number, bytes: Uint8Array, label: string): MapiValue | undefined {
  switch (type) {
    case TYPES.unicode:
      return { kind: 'text', text: withoutEnd(utf16.decode(bytes)) };
    case TYPES.string8:
      return { kind: 'text', text: withoutEnd(decodeAs(bytes, label) ?? '') };
    case TYPES.binary:
      return { kind: 'bytes', bytes };
    default:
      return undefined;
  }
}

/** A value of eight bytes or fewer that stands in place. */
export function fixedValue(type: number, view: DataView, offset: number): MapiValue | undefined {
  switch (type) {
    case TYPES.int16:
      return { kind: 'number', number: view.getInt16(offset, true) };
    case TYPES.int32:
      return { kind: 'number', number: view.getInt32(offset, true) };
    case TYPES.boolean:
      return { kind: 'number', number: view.getUint8(offset) };
    case TYPES.time:
      return { kind: 'time', at: filetime(view, offset) };
    default:
      return undefined;
  }
}

/** Values one after the other behind a table of where they begin (MS-PST §2.3.3.4.2). */
export function manyValues(type: number, bytes: Uint8Array, label: string): MapiValue | undefined {
  const items = splitMany(bytes);
  if (items === undefined) return undefined;
  if (type === TYPES.binaries) return { kind: 'list', items };
  const one = type === TYPES.strings ? TYPES.unicode : TYPES.string8;
  return { kind: 'texts', texts: items.flatMap((item) => textOf(variableValue(one, item, label)) ?? []) };
}

const textOf = (value: MapiValue | undefined): string | undefined => (value?.kind === 'text' ? value.text : undefined);

function splitMany(bytes: Uint8Array): Uint8Array[] | undefined {
  if (bytes.length < 4) return undefined;
  const view = viewOf(bytes);
  const count = view.getUint32(0, true);
  if (count > MOST_ITEMS || 4 + count * 4 > bytes.length) return undefined;
  const starts = Array.from({ length: count }, (_, index) => view.getUint32(4 + index * 4, true));
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1] ?? bytes.length));
}

/** Encoding labels of Windows code pages; Windows-1252 where the number says nothing. */
export function labelOfCodePage(codePage: number | undefined): string {
  const special = CODE_PAGES.get(codePage ?? 0);
  if (special !== undefined) return special;
  const label = `windows-${codePage}`;
  return decoderFor(label) ? label : 'windows-1252';
}

const CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [20866, 'koi8-r'],
  [21866, 'koi8-u'],
  [20932, 'euc-jp'],
  [50220, 'iso-2022-jp'],
  [51932, 'euc-jp'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
  ...Array.from({ length: 15 }, (_, index): [number, string] => [28591 + index, `iso-8859-${index + 1}`]),
]);

/** Sets of named properties that contacts use, by GUID as it stands in a file (MS-OXPROPS §1.3.2). */
const SETS: ReadonlyMap<string, string> = new Map([
  ['04200600', 'A'],
  ['08200600', 'C'],
]);
const SET_END = '0000c000000000000046';

/**
 * Keys of the named properties, by their numbers from 0x8000 on (MS-OXMSG §2.2.3, MS-PST §2.4.7): sets, entries and
 * names as they stand in a file.
 */
export function readNames(sets: Uint8Array, entries: Uint8Array, names: Uint8Array): ReadonlyMap<number, string> {
  const keys = new Map<number, string>();
  const view = viewOf(entries);
  const count = Math.min(Math.floor(entries.length / 8), 0x8000);
  for (let at = 0; at < count * 8; at += 8) {
    const value = view.getUint32(at, true);
    const set = view.getUint16(at + 4, true);
    const id = 0x8000 + view.getUint16(at + 6, true);
    const name = set & 1 ? nameAt(names, value) : setPrefix(sets, set >>> 1);
    if (name !== undefined) keys.set(id, set & 1 ? name : `${name}${tagKey(value)}`);
  }
  return keys;
}

function nameAt(names: Uint8Array, offset: number): string | undefined {
  if (offset + 4 > names.length) return undefined;
  const length = viewOf(names).getUint32(offset, true);
  return length > 1_000 ? undefined : utf16.decode(names.subarray(offset + 4, offset + 4 + length));
}

/** 1 and 2 are sets without numbers; the others stand in the table from 3 on. */
function setPrefix(sets: Uint8Array, index: number): string | undefined {
  if (index < 3) return index === 2 ? 'P' : undefined;
  const guid = sets.subarray((index - 3) * 16, (index - 2) * 16);
  const hex = Array.from(guid, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.slice(12) === SET_END ? SETS.get(hex.slice(0, 8)) : undefined;
}
