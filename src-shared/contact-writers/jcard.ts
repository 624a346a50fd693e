import type { Contact } from '../book/contact';
import { splitValue } from '../vcard-text';
import { cardLines } from './card-lines';
import { spellLine, type OutLine, type OutParameter, type OutProperty } from './content-line';
import { BAILIWICK } from './words';

type JsonProperty = readonly [name: string, parameters: Readonly<Record<string, unknown>>, type: string, ...unknown[]];

/**
 * A contact as a jCard (RFC 7095): JSON on one line. What vCard has no word for stands in x-bailiwick- properties;
 * lines kept word for word that JSON would say otherwise stand in one as they are. Read again by the exchange it gives
 * an equal contact.
 */
export function contactToJCard(contact: Contact): string {
  const properties = cardLines(contact, '4.0').map(jsonOfLine);
  return JSON.stringify(['vcard', [['version', {}, 'text', '4.0'], ...properties]]);
}

/** Properties whose value has parts, each of them perhaps a list (RFC 6350 §6.2.2, §6.3.1, §6.6.4). */
const STRUCTURED = new Set(['N', 'ADR', 'ORG']);
const LISTS = new Set(['CATEGORIES', 'NICKNAME']);
const URIS = new Set(['URL', 'PHOTO', 'MEMBER', 'IMPP', 'RELATED', 'UID']);
const DATES = new Set(['BDAY', 'ANNIVERSARY']);

function jsonOfLine(line: OutLine): JsonProperty {
  if ('verbatim' in line) return keptLine(line.verbatim);
  const { name, value } = line;
  const isText = line.parameters.some((parameter) => parameter.name === 'VALUE' && parameter.values[0] === 'text');
  const parameters = jsonParameters(
    line.group,
    line.parameters.filter((parameter) => parameter.name !== 'VALUE'),
  );
  const of = (type: string, ...values: readonly unknown[]): JsonProperty => [
    name.toLowerCase(),
    parameters,
    type,
    ...values,
  ];
  if (name.startsWith('X-BAILIWICK-')) return of('unknown', value);
  if (STRUCTURED.has(name)) return of('text', componentsOf(value));
  if (LISTS.has(name)) return of('text', ...splitValue(value, ',').map(unescape));
  if (DATES.has(name)) return of('date-and-or-time', extendedDate(value));
  return of(URIS.has(name) && !isText ? 'uri' : 'text', name === 'UID' ? value : unescape(value));
}

function componentsOf(value: string): readonly unknown[] {
  const components = splitValue(value, ';').map((component) => splitValue(component, ',').map(unescape));
  return components.map((items) => (items.length === 1 ? items[0] : items));
}

function jsonParameters(group: string | undefined, parameters: readonly OutParameter[]): Record<string, unknown> {
  return Object.fromEntries([
    ...(group === undefined ? [] : [['group', group] as const]),
    ...parameters.map(({ name, values }) => [name.toLowerCase(), values.length === 1 ? values[0] : values] as const),
  ]);
}

/** RFC 7095 §3.5.3: dates with hyphens, which RFC 6350 leaves out. */
const extendedDate = (date: string): string =>
  /^\d{8}$/.test(date)
    ? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
    : /^--\d{4}$/.test(date)
      ? `${date.slice(0, 4)}-${date.slice(4)}`
      : date;

const HEAD = /^(?:([\w-]+)\.)?([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[\w/-]*))*):/;
const PARAMETER = /;([A-Za-z0-9-]+)=(?:"([^"]*)"|([\w/-]*))/g;

/** Converted where the reader makes the same line of it again; else kept as it is (RFC 7095 §5.1). */
function keptLine(text: string): JsonProperty {
  const line = text.replaceAll(/[\r\n]+/g, ' ');
  const [head = '', group, name = '', parameters = ''] = HEAD.exec(line) ?? [];
  const asIs: JsonProperty = [BAILIWICK.line.toLowerCase(), {}, 'unknown', line];
  if (head === '' || /^(?:VALUE|GROUP)$/i.test(name)) return asIs;
  const read: OutProperty = {
    ...(group !== undefined && { group: group.toLowerCase() }),
    name: name.toUpperCase(),
    parameters: [...parameters.matchAll(PARAMETER)].map(([, key = '', quoted, plain = '']) => ({
      name: key.toUpperCase(),
      values: [quoted ?? plain],
    })),
    value: line.slice(head.length),
  };
  const keys = read.parameters.map((parameter) => parameter.name);
  const isPlain = new Set(keys).size === keys.length && !keys.includes('VALUE') && !keys.includes('GROUP');
  if (!isPlain || spellLine(read) !== line || read.name.startsWith('X-BAILIWICK-')) return asIs;
  return [read.name.toLowerCase(), jsonParameters(read.group, read.parameters), 'unknown', read.value];
}

const unescape = (text: string): string =>
  text.replaceAll(/\\([\\;,nN])/g, (_, letter: string) => (/n/i.test(letter) ? '\n' : letter));
