import type { ReportBuilder } from '../report';
import { CardDraft } from './card-draft';
import { plainLabel } from './extras';
import { finishCard, type ReadContact } from './finish-card';
import type { Line, LineReader } from './line-reader';
import { parseProperty, type Property } from './property';
import { READERS } from './readers';
import { unescapeText, type Charset } from './value';

/** Lines kept of one card; a card with more is hostile. */
const MOST_PROPERTIES = 20_000;
/** Cards inside cards deeper than this are counted, not read. */
const DEEPEST = 8;
/** So many cards inside one that never ends: its END is missing, and they are cards of their own. */
const MOST_INNER = 32;

interface OpenCard {
  readonly number: number;
  readonly begin: number;
  readonly properties: Property[];
  left: number;
  /** Finished cards inside this one: dropped with it if it ends, given out if it never does. */
  inner: OpenCard[];
}

/** VERSION and PRODID values, for the preview. */
export interface SeenInCards {
  readonly versions: Set<string>;
  readonly programs: Set<string>;
}

export interface VCardFile extends SeenInCards {
  readonly lines: LineReader;
  readonly charset: Charset;
  readonly report: ReportBuilder;
}

/** Reads cards one by one. Never throws on what a file holds; what it cannot read goes into the report. */
export function* readVCards(file: VCardFile): Generator<ReadContact> {
  const open: OpenCard[] = [];
  let tooDeep = 0;
  let number = 0;
  for (let line = file.lines.next(); line !== undefined; line = file.lines.next()) {
    const edge = cardEdge(line.text);
    if (edge === 'begin') {
      if (open.length >= DEEPEST) tooDeep++;
      else open.push({ number: ++number, begin: line.number, properties: [], left: 0, inner: [] });
      continue;
    }
    if (edge === undefined) {
      if (tooDeep === 0) addLine(file, open.at(-1), line);
      continue;
    }
    if (tooDeep > 0) tooDeep--;
    else {
      const card = open.pop();
      if (card === undefined) file.report.skipped(`line ${line.number}`, 'END', 'the end of a card that did not begin');
      else yield* closeCard(file, open, card);
    }
  }
  for (const card of open) yield* giveOutUnended(file, card);
}

function cardEdge(text: string): 'begin' | 'end' | undefined {
  const first = text.charCodeAt(0) | 0x20;
  // Nearly every line is told apart by its first letter: a, b, e, or a blank (0x09 and 0x20 become at most 0x29).
  if (first > 0x29 && first !== 0x61 && first !== 0x62 && first !== 0x65) return undefined;
  // AGENT may hold its card on the same line (vCard 2.1 §2.4.3).
  const match = /^\s*(?:AGENT(?:;[^:]*)?:\s*)?(BEGIN|END)\s*:\s*VCARD\s*$/i.exec(text);
  if (!match) return undefined;
  return match[1]?.toUpperCase() === 'BEGIN' ? 'begin' : 'end';
}

function addLine(file: VCardFile, card: OpenCard | undefined, line: Line): void {
  if (line.text.trim() === '') return;
  const property = parseProperty(line);
  const where = card ? `card ${card.number}, line ${line.number}` : `line ${line.number}`;
  if (property === undefined) file.report.skipped(where, 'line', 'not a property');
  else if (card === undefined) file.report.skipped(where, property.name, 'stands outside of a card');
  else if (card.properties.length >= MOST_PROPERTIES) card.left++;
  else card.properties.push(property);
}

function* closeCard(file: VCardFile, open: OpenCard[], card: OpenCard): Generator<ReadContact> {
  const outer = open.at(-1);
  if (outer === undefined) {
    const dropped = countInner(card);
    if (dropped > 0) file.report.skipped(`card ${card.number}`, 'BEGIN', `${dropped} cards inside this card`);
    yield readCard(file, card);
    return;
  }
  outer.inner.push(card);
  if (outer.inner.length > MOST_INNER) {
    open.pop();
    yield* giveOutUnended(file, outer);
  }
}

const countInner = (card: OpenCard): number => card.inner.reduce((sum, inner) => sum + 1 + countInner(inner), 0);

/** A card without END, and the cards that only seemed to be inside it. */
function* giveOutUnended(file: VCardFile, card: OpenCard): Generator<ReadContact> {
  file.report.changed(`card ${card.number}, line ${card.begin}`, 'END', 'the card does not end; read up to the next');
  yield readCard(file, card);
  for (const inner of card.inner) yield readCard(file, inner);
}

function readCard(file: VCardFile, open: OpenCard): ReadContact {
  const card = new CardDraft(file.charset, file.report, (line) => `card ${open.number}, line ${line}`);
  if (open.left > 0) {
    file.report.skipped(`card ${open.number}`, 'card', `${open.left} lines beyond the first ${MOST_PROPERTIES}`);
  }
  prepare(file, card, open.properties);
  return readProperties(card, open.properties);
}

/** Reads properties into a draft and finishes it; labels must be known already. */
function readProperties(card: CardDraft, properties: readonly Property[]): ReadContact {
  const verbatimGroups = new Set<string>();
  for (const property of properties) {
    if (property.name === 'X-ABLABEL' || read(card, property)) continue;
    card.addVerbatim(property);
    if (property.group !== '') verbatimGroups.add(property.group);
  }
  keepLabels(card, properties, verbatimGroups);
  return finishCard(card);
}

/**
 * A contact from content lines that stand elsewhere than in a card: the other formats say what they hold in the words
 * of vCard 4.0, so that one reader decides what is kept. `place` gives the words for where a line came from.
 */
export function readLines(
  lines: readonly Line[],
  report: ReportBuilder,
  place: (line: number) => string,
  seen?: SeenInCards,
): ReadContact {
  const card = new CardDraft({ isBinary: false, fallback: 'windows-1252' }, report, place);
  const properties = lines.flatMap((line) => parseProperty(line) ?? []);
  prepare(seen, card, properties);
  return readProperties(card, properties);
}

const read = (card: CardDraft, property: Property): boolean =>
  (property.line.isCut !== true || CUT_READABLE.has(property.name)) &&
  (READERS.get(property.name)?.(card, property) ?? false);

/** What can be read although the line was too long to be held whole. */
const CUT_READABLE = new Set(['NOTE', 'PHOTO']);

/** What other properties need to be known before: version, labels. */
function prepare(file: SeenInCards | undefined, card: CardDraft, properties: readonly Property[]): void {
  for (const property of properties) {
    if (property.name === 'VERSION' && card.version === '') {
      card.version = property.value.trim();
      if (file && file.versions.size < 8) file.versions.add(card.version.slice(0, 8));
    } else if (property.name === 'X-ABLABEL' && property.group !== '') {
      const label = plainLabel(unescapeText(card.text(property)).trim()).slice(0, 1_000);
      if (label !== '') card.labels.set(property.group, label);
    } else if (property.name === 'X-ABSHOWAS') {
      card.isShownAsCompany = !namesPerson(card, properties);
    } else if (property.name === 'PRODID' && file && file.programs.size < 8) {
      file.programs.add(property.value.trim().slice(0, 200));
    }
  }
}

/** Whether N has any part, where our own files do not say that it is a company all the same. */
const namesPerson = (card: CardDraft, properties: readonly Property[]): boolean =>
  !properties.some((property) => KINDS.has(property.name) && /^org$/i.test(card.text(property).trim())) &&
  properties.some((property) => property.name === 'N' && /[^\s;,]/.test(card.text(property)));

const KINDS = new Set(['KIND', 'X-ADDRESSBOOKSERVER-KIND']);

/** A label whose line nothing has read stays beside the line kept word for word that it names. */
function keepLabels(card: CardDraft, properties: readonly Property[], verbatimGroups: ReadonlySet<string>): void {
  for (const property of properties) {
    if (property.name !== 'X-ABLABEL') continue;
    if (!card.labelsTaken.has(property.group) || verbatimGroups.has(property.group)) card.addVerbatim(property);
  }
}
