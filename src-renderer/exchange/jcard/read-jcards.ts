import type { FileError } from '../../../src-shared/errors';
import { MAX_JSON_BYTES } from '../../../src-shared/exchange-contract';
import { err, ok, type Result } from '../../../src-shared/result';
import { decodeChunks, type Progress } from '../bytes/text';
import type { OpenedFile } from '../open-file';
import type { ReportBuilder } from '../report';
import type { ReadContact } from '../vcard/finish-card';
import { readLines, type SeenInCards } from '../vcard/read-vcards';
import { propertyLine } from './property-line';

/** Cards are looked for so deep within other JSON (RDAP answers hold them in members named vcardArray, RFC 9083). */
const DEEPEST = 64;
/** Properties read of one card. */
const MOST_PROPERTIES = 20_000;

type JCard = readonly ['vcard', readonly unknown[], ...unknown[]];

export interface JCards extends SeenInCards {
  readonly contacts: Generator<ReadContact>;
}

/** Cards in JSON (RFC 7095): one, an array of them, or wherever a larger document holds them. */
export function openJCards(file: OpenedFile, report: ReportBuilder, progress: Progress): Result<JCards, FileError> {
  if (file.size > MAX_JSON_BYTES) return err({ kind: 'file-too-large', bytes: file.size, limit: MAX_JSON_BYTES });
  const text = [...decodeChunks(file.chunks, file.encoding.label, progress)].join('');
  const parsed = parseJson(text);
  if (parsed === undefined) return err({ kind: 'file-damaged', where: endsWhole(text) ? 'its JSON' : 'its end' });
  const cards = findCards(parsed.value);
  if (cards.length === 0) return err({ kind: 'file-not-contacts', looksLike: 'a JSON document without a jCard' });
  const seen: SeenInCards = { versions: new Set(), programs: new Set() };
  return ok({ ...seen, contacts: readCards(cards, report, seen) });
}

/** Undefined where the text is no JSON, or nests deeper than the parser goes. */
function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

const endsWhole = (text: string): boolean => /[\]}]\s*$/.test(text.slice(-64));

function isCard(value: unknown): value is JCard {
  return Array.isArray(value) && value[0] === 'vcard' && Array.isArray(value[1]);
}

/** In the order of the document. Never recurses: documents nest as deep as they like. */
function findCards(document: unknown): JCard[] {
  const cards: JCard[] = [];
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: document, depth: 0 }];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { value, depth } = item;
    if (isCard(value)) cards.push(value);
    else if (depth < DEEPEST && typeof value === 'object' && value !== null) {
      const inner: unknown[] = Array.isArray(value) ? value : Object.values(value);
      for (let index = inner.length - 1; index >= 0; index--) open.push({ value: inner[index], depth: depth + 1 });
    }
  }
  return cards;
}

function* readCards(cards: readonly JCard[], report: ReportBuilder, seen: SeenInCards): Generator<ReadContact> {
  for (const [index, [, properties, ...inner]] of cards.entries()) {
    const number = index + 1;
    const place = (property: number): string => `card ${number}, property ${property}`;
    const lines = properties.slice(0, MOST_PROPERTIES).flatMap((property, at) => {
      const line = propertyLine(property, (what, why) => report.skipped(place(at + 1), what, why));
      return line === undefined ? [] : [{ text: line, number: at + 1 }];
    });
    const left = properties.length - MOST_PROPERTIES;
    if (left > 0) report.skipped(`card ${number}`, 'card', `${left} properties beyond the first ${MOST_PROPERTIES}`);
    if (inner.length > 0) report.skipped(`card ${number}`, 'card', 'what stands inside this card');
    yield readLines(lines, report, place, seen);
  }
}
