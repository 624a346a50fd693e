import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';

import { decodeChunks, type Progress } from '../bytes/text';
import { decoderFor } from '../bytes/decode';
import type { OpenedFile } from '../open-file';
import type { ReportBuilder } from '../report';
import type { ReadContact } from '../vcard/finish-card';
import { readLines, type SeenInCards } from '../vcard/read-vcards';
import { XCARD_NAMESPACE } from './namespace';
import { xmlPropertyLine, type XmlProperty } from './property-line';

/** vcards, vcard, group, property, parameters, parameter, value: nothing of a card is deeper (RFC 6351 §5). */
const DEEPEST = 12;
const MOST_PROPERTIES = 20_000;
/** Of one value, in UTF-16 units; as much as a line of a vCard. */
const LONGEST_VALUE = 16 * 1024 * 1024;

export interface XCards extends SeenInCards {
  readonly contacts: Generator<ReadContact>;
}

/**
 * Cards in XML (RFC 6351), read as a stream. Documents with a DTD are not read any further: nothing that entities or
 * external files could do is wanted of a contact.
 */
export function openXCards(file: OpenedFile, report: ReportBuilder, progress: Progress): XCards {
  const seen: SeenInCards = { versions: new Set(['4.0']), programs: new Set() };
  return { ...seen, contacts: readXCards(file, report, progress, seen) };
}

function* readXCards(
  file: OpenedFile,
  report: ReportBuilder,
  progress: Progress,
  seen: SeenInCards,
): Generator<ReadContact> {
  const reader = new CardReader(report);
  let number = 0;
  function* finished(): Generator<ReadContact> {
    for (const properties of reader.take()) {
      number++;
      const card = number;
      const place = (line: number): string => `card ${card}, line ${line}`;
      const lines = properties.flatMap((property) => {
        const text = xmlPropertyLine(property, (what, why) => report.skipped(place(property.line), what, why));
        return text === undefined ? [] : [{ text, number: property.line }];
      });
      yield readLines(lines, report, place, seen);
    }
  }
  for (const piece of decodeChunks(file.chunks, labelOf(file), progress)) {
    reader.write(piece);
    yield* finished();
    if (reader.isStopped) return;
  }
  reader.end();
  yield* finished();
}

/** The label in the XML declaration counts where the bytes are not sound in a Unicode encoding. */
function labelOf({ chunks, encoding }: OpenedFile): string {
  const head = new TextDecoder('windows-1252').decode(chunks[0]?.subarray(0, 200));
  const declared = /^[^>]*\sencoding=["']([\w.:-]{2,40})["']/.exec(head)?.[1];
  return encoding.isMixed && declared !== undefined && decoderFor(declared) ? declared : encoding.label;
}

class Stopped extends Error {}

type Draft = { -readonly [K in keyof XmlProperty]: XmlProperty[K] };

/** Collects the properties of cards from the parser's events. */
class CardReader {
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #report: ReportBuilder;
  /** Local names of the open elements; '' for one of another namespace. */
  readonly #open: string[] = [];
  #finished: XmlProperty[][] = [];
  #card: XmlProperty[] | undefined;
  #property: Draft | undefined;
  #group: string | undefined;
  #parameter: string | undefined;
  #text: string[] = [];
  #letters = 0;
  #left = 0;
  isStopped = false;

  constructor(report: ReportBuilder) {
    this.#report = report;
    this.#parser.on('doctype', () => this.#stop('a document with a DTD is not read'));
    this.#parser.on('error', () => this.#stop('not well-formed from here on: the rest is not read'));
    this.#parser.on('opentag', (tag) => this.#openTag(tag));
    this.#parser.on('closetag', () => this.#closeTag());
    const text = (letters: string): void => this.#addText(letters);
    this.#parser.on('text', text);
    this.#parser.on('cdata', text);
  }

  write(piece: string): void {
    this.#unlessStopped(() => this.#parser.write(piece));
  }

  end(): void {
    this.#unlessStopped(() => this.#parser.close());
  }

  #unlessStopped(work: () => unknown): void {
    if (this.isStopped) return;
    try {
      work();
    } catch (thrown) {
      if (!(thrown instanceof Stopped)) throw thrown;
    }
  }

  take(): XmlProperty[][] {
    const finished = this.#finished;
    this.#finished = [];
    return finished;
  }

  /** Thrown, or the parser would go on to the end of the piece. */
  #stop(why: string): never {
    if (!this.isStopped) this.#report.skipped(`line ${this.#parser.line}`, 'XML', why);
    this.isStopped = true;
    throw new Stopped();
  }

  #openTag({ local, uri, attributes }: SaxesTagNS): void {
    const name = uri === XCARD_NAMESPACE ? local.toLowerCase() : '';
    this.#open.push(name);
    if (this.#open.length > DEEPEST) this.#stop('elements nest deeper than those of a card');
    this.#text = [];
    this.#letters = 0;
    if (name === 'vcard' && this.#card === undefined) this.#card = [];
    else if (this.#card === undefined) return;
    else if (name === 'group' && this.#property === undefined) this.#group = nameOf(attributes);
    else if (this.#property === undefined) this.#begin(name, local);
    else if (this.#place() === 'parameter') this.#parameter = name;
  }

  #begin(name: string, local: string): void {
    if (name === '') {
      this.#report.skipped(`line ${this.#parser.line}`, local.slice(0, 200), 'an element that is none of xCard');
    }
    const group = this.#group === undefined ? {} : { group: this.#group };
    this.#property = { name, ...group, line: this.#parser.line, parameters: [], values: [], depth: this.#open.length };
  }

  /** What an element is by where it stands below its property. */
  #place(): 'property' | 'parameters' | 'parameter' | 'parameter value' | 'value' | 'deeper' {
    const depth = this.#open.length - (this.#property?.depth ?? 0);
    if (depth === 0) return 'property';
    const isParameter = this.#open[this.#property?.depth ?? 0] === 'parameters';
    if (depth === 1) return isParameter ? 'parameters' : 'value';
    if (!isParameter) return 'deeper';
    return depth === 2 ? 'parameter' : depth === 3 ? 'parameter value' : 'deeper';
  }

  #addText(letters: string): void {
    if (this.#property === undefined) return;
    this.#letters += letters.length;
    if (this.#letters <= LONGEST_VALUE) this.#text.push(letters);
  }

  #closeTag(): void {
    const name = this.#open.at(-1) ?? '';
    const property = this.#property;
    if (property !== undefined) this.#closeWithin(property, name);
    else if (name === 'group') this.#group = undefined;
    else if (name === 'vcard' && this.#card !== undefined) this.#endCard(this.#card);
    this.#open.pop();
    this.#text = [];
  }

  #closeWithin(property: Draft, name: string): void {
    const text = this.#text.join('');
    switch (this.#place()) {
      case 'value':
        property.values.push({ type: name, text });
        break;
      case 'parameter value':
        if (this.#parameter) property.parameters.push({ name: this.#parameter, value: text });
        break;
      case 'parameter':
        this.#parameter = undefined;
        break;
      case 'property':
        this.#endProperty(property);
        break;
      case 'parameters':
      case 'deeper':
    }
  }

  #endProperty(property: Draft): void {
    this.#property = undefined;
    if (this.#letters > LONGEST_VALUE) {
      this.#report.skipped(`line ${property.line}`, property.name.toUpperCase(), 'longer than the book keeps');
    } else if (property.name === '') return;
    else if ((this.#card?.length ?? 0) < MOST_PROPERTIES) this.#card?.push(property);
    else this.#left++;
  }

  #endCard(card: XmlProperty[]): void {
    if (this.#left > 0) {
      const why = `${this.#left} properties beyond the first ${MOST_PROPERTIES}`;
      this.#report.skipped(`line ${this.#parser.line}`, 'card', why);
    }
    this.#left = 0;
    this.#card = undefined;
    this.#group = undefined;
    this.#finished.push(card);
  }
}

const nameOf = (attributes: Readonly<Record<string, SaxesAttributeNS>>): string | undefined => {
  const value = Object.values(attributes).find(({ local }) => local === 'name')?.value;
  return value !== undefined && /^[A-Za-z0-9-]{1,100}$/.test(value) ? value : undefined;
};
