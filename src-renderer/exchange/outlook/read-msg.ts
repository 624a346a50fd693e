import type { FileError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { EXCEL_WORKBOOK } from '../bytes/sniff';
import type { ReportBuilder } from '../report';
import type { ReadContact } from '../vcard/finish-card';
import { createByteSource, viewOf } from './byte-source';
import { openCompoundFile, type Item } from './compound-file';
import { readMapiContact } from './mapi-contact';
import {
  fixedValue,
  labelOfCodePage,
  readNames,
  tagKey,
  TYPES,
  variableValue,
  type MapiProperties,
  type MapiValue,
} from './mapi-values';

/** Bytes before the properties: of a message at the top, of what is attached to it (MS-OXMSG §2.4.1). */
const HEADERS = { message: 32, attachment: 8 } as const;
const PROPERTY_STREAM = '__properties_version1.0';
const STREAM = /^__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})$/i;
const MOST_ATTACHMENTS = 50;

/** The contact or distribution list that an Outlook message file holds (MS-OXMSG). */
export function openMsg(
  chunks: readonly Uint8Array[],
  report: ReportBuilder,
): Result<Generator<ReadContact>, FileError> {
  const root = openCompoundFile(createByteSource(chunks));
  if (root === undefined) return err({ kind: 'file-damaged', where: 'its directory' });
  const items = root.children();
  if (!items.some(({ name }) => name === PROPERTY_STREAM)) {
    const isWorkbook = items.some(({ name }) => name === 'Workbook' || name === 'Book');
    return err({ kind: 'file-not-contacts', looksLike: isWorkbook ? EXCEL_WORKBOOK : 'an old Office document' });
  }
  const properties = readProperties(items, HEADERS.message, namesIn(items));
  const kind = properties.get('001A');
  const messageClass = kind?.kind === 'text' ? kind.text : '';
  if (!/^IPM\.(?:Contact|DistList|AbchPerson)\b/i.test(messageClass)) {
    return err({ kind: 'file-not-contacts', looksLike: 'an Outlook item that is no contact (a message or a meeting)' });
  }
  return ok(readOne(properties, items, report));
}

function* readOne(properties: MapiProperties, items: readonly Item[], report: ReportBuilder): Generator<ReadContact> {
  const attached = items.filter(({ name }) => name.startsWith('__attach_version1.0_')).slice(0, MOST_ATTACHMENTS);
  const attachments = attached.map((item) => readProperties(item.children(), HEADERS.attachment, new Map()));
  yield readMapiContact({ properties, attachments, number: 1, nameOfMember: () => undefined }, report);
}

function readProperties(
  items: readonly Item[],
  header: number,
  names: ReadonlyMap<number, string>,
): Map<string, MapiValue> {
  const properties = new Map<string, MapiValue>();
  const keyOf = (id: number): string | undefined => (id < 0x8000 ? tagKey(id) : names.get(id));
  const fixed = items.find(({ name }) => name === PROPERTY_STREAM)?.bytes() ?? new Uint8Array();
  const view = viewOf(fixed);
  for (let at = header; at + 16 <= fixed.length; at += 16) {
    const key = keyOf(view.getUint16(at + 2, true));
    const value = fixedValue(view.getUint16(at, true), view, at + 8);
    if (key !== undefined && value !== undefined) properties.set(key, value);
  }
  const label = labelOfCodePage(codePageOf(properties));
  for (const item of items) {
    const match = STREAM.exec(item.name);
    const key = match && keyOf(Number.parseInt(match[1] ?? '', 16));
    const type = Number.parseInt(match?.[2] ?? '', 16);
    if (!key || item.isStorage) continue;
    const value = valueOf(type, item, label);
    if (value !== undefined) properties.set(key, value);
  }
  for (const [key, type] of manyKeys(items, keyOf)) properties.set(key, joinMany(items, key, type, keyOf, label));
  return properties;
}

const valueOf = (type: number, item: Item, label: string): MapiValue | undefined => {
  const isWanted = type === TYPES.unicode || type === TYPES.string8 || type === TYPES.binary;
  const bytes = isWanted ? item.bytes() : undefined;
  return bytes && variableValue(type, bytes, label);
};

const isMany = (type: number): boolean => type === TYPES.strings || type === TYPES.strings8 || type === TYPES.binaries;

/** Each value of many is a stream of its own: the name of the first with a number behind it (MS-OXMSG §2.1.4.2). */
const ONE_OF_MANY = /^__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})-([0-9A-F]{8})$/i;

function manyKeys(items: readonly Item[], keyOf: (id: number) => string | undefined): Map<string, number> {
  const keys = new Map<string, number>();
  for (const { name } of items) {
    const match = STREAM.exec(name);
    const type = Number.parseInt(match?.[2] ?? '', 16);
    const key = match && isMany(type) ? keyOf(Number.parseInt(match[1] ?? '', 16)) : undefined;
    if (key !== undefined) keys.set(key, type);
  }
  return keys;
}

function joinMany(
  items: readonly Item[],
  key: string,
  type: number,
  keyOf: (id: number) => string | undefined,
  label: string,
): MapiValue {
  const found = items
    .flatMap((item) => {
      const match = ONE_OF_MANY.exec(item.name);
      return match && keyOf(Number.parseInt(match[1] ?? '', 16)) === key ? [{ item, at: match[3] ?? '' }] : [];
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const bytes = found.flatMap(({ item }) => item.bytes() ?? []);
  if (type === TYPES.binaries) return { kind: 'list', items: bytes };
  const one = type === TYPES.strings ? TYPES.unicode : TYPES.string8;
  const texts = bytes.map((item) => variableValue(one, item, label));
  return { kind: 'texts', texts: texts.flatMap((value) => (value?.kind === 'text' ? [value.text] : [])) };
}

/** PidTagMessageCodepage, the one of the message's locale, or PidTagInternetCodepage, which is its body's. */
export function codePageOf(properties: MapiProperties): number | undefined {
  const number = (key: string): number | undefined => {
    const value = properties.get(key);
    return value?.kind === 'number' && value.number > 0 ? value.number : undefined;
  };
  // 1200 is UTF-16: whatever is written so is no text of eight bits.
  const own = number('3FFD');
  if (own !== undefined && own !== 1200) return own;
  return CODE_PAGES_OF_LANGUAGES.get((number('3FF1') ?? 0) & 0x3ff) ?? number('3FDE');
}

const CODE_PAGES_OF_LANGUAGES: ReadonlyMap<number, number> = new Map([
  [0x11, 932],
  [0x12, 949],
  [0x04, 936],
  [0x19, 1251],
  [0x22, 1251],
  [0x02, 1251],
  [0x08, 1253],
  [0x0d, 1255],
  [0x01, 1256],
  [0x1f, 1254],
  [0x05, 1250],
  [0x0e, 1250],
  [0x15, 1250],
]);

function namesIn(items: readonly Item[]): ReadonlyMap<number, string> {
  const tables = items.find(({ name }) => name === '__nameid_version1.0')?.children() ?? [];
  const table = (tag: string): Uint8Array =>
    tables.find(({ name }) => name.toUpperCase() === `__SUBSTG1.0_${tag}0102`)?.bytes() ?? new Uint8Array();
  return readNames(table('0002'), table('0003'), table('0004'));
}
