import { LIMITS } from '../../../src-shared/book/fact';
import { addressParts } from '../../../src-shared/contact-writers/fact-lines';
import {
  escapeSimple,
  escapeText,
  escapeUri,
  spellLine,
  structured,
  type OutParameter,
} from '../../../src-shared/contact-writers/content-line';
import { BAILIWICK } from '../../../src-shared/contact-writers/words';
import { bytesToBinary } from '../bytes/text';
import { partialDate } from '../partial-date';
import type { ReportBuilder } from '../report';
import type { AddressParts } from '../vcard/card-draft';
import {
  DAYS,
  EMAILS,
  KEPT,
  NAME_PARTS,
  ORGANISATION,
  OTHERS,
  PHONES,
  PLACES,
  RELATED,
  REPEATED,
  URLS,
  type Place,
} from './contact-properties';
import type { MapiItem } from './mapi-item';
import { richText } from './rich-text';
import type { MapiValue } from './mapi-values';

/** As much of a picture as a contact may have. */
const MOST_PICTURE = 12 * 1024 * 1024;

/** Says a contact of Outlook in the content lines of a vCard. */
export class ContactLines {
  readonly #item: MapiItem;
  readonly #report: ReportBuilder;
  readonly #used = new Set<string>();
  readonly #lines: string[] = ['VERSION:4.0'];

  constructor(item: MapiItem, report: ReportBuilder) {
    this.#item = item;
    this.#report = report;
  }

  lines(): string[] {
    this.#addName();
    this.#addOrganisation();
    for (const email of EMAILS) this.#addEmail(email);
    for (const [key, ...types] of PHONES) this.#addText('TEL', key, types);
    for (const place of PLACES) this.#addPlace(place);
    for (const [key, type] of URLS) this.#addText('URL', key, [type]);
    this.#addText(BAILIWICK.handle, OTHERS.chat, []);
    for (const { property, local, instant } of DAYS) this.#addDay(property, local, instant);
    for (const [key, type] of RELATED) this.#addRelated(key, type);
    this.#addNote();
    const tags = this.#texts(OTHERS.categories);
    if (tags.length > 0) this.#lines.push(`CATEGORIES:${tags.map(escapeText).join(',')}`);
    this.#addPicture();
    this.#keepOthers();
    return this.#lines;
  }

  get #where(): string {
    return `contact ${this.#item.number}`;
  }

  #value(key: string): MapiValue | undefined {
    this.#used.add(key);
    return this.#item.properties.get(key);
  }

  #text(key: string): string {
    const value = this.#value(key);
    return value?.kind === 'text' ? value.text.trim() : '';
  }

  #texts(key: string): readonly string[] {
    const value = this.#value(key);
    const texts = value?.kind === 'texts' ? value.texts : value?.kind === 'text' ? [value.text] : [];
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  }

  #push(name: string, value: string, parameters: readonly OutParameter[] = []): void {
    this.#lines.push(spellLine({ name, parameters, value }));
  }

  #addText(property: string, key: string, types: readonly string[]): void {
    const text = this.#text(key);
    const written = types.filter((type) => type !== '');
    if (text === '') return;
    const value = property === 'URL' ? escapeUri(text) : escapeSimple(text, '4.0');
    this.#push(property, value, written.length > 0 ? [{ name: 'TYPE', values: written }] : []);
  }

  #addName(): void {
    const part = (name: keyof typeof NAME_PARTS): string => this.#text(NAME_PARTS[name]);
    const display = part('display') || part('fileAs');
    const parts = [part('family'), part('given'), part('additional'), part('prefix'), part('suffix')];
    if (display !== '') this.#push('FN', escapeSimple(display, '4.0'));
    if (parts.some((text) => text !== '')) this.#push('N', structured(parts));
    if (part('nickname') !== '') this.#push('NICKNAME', escapeText(part('nickname')));
    if (part('phoneticGiven') !== '') this.#push('X-PHONETIC-FIRST-NAME', escapeSimple(part('phoneticGiven'), '4.0'));
    if (part('phoneticFamily') !== '') this.#push('X-PHONETIC-LAST-NAME', escapeSimple(part('phoneticFamily'), '4.0'));
  }

  #addOrganisation(): void {
    const [name, department, title] = [ORGANISATION.name, ORGANISATION.department, ORGANISATION.title].map((key) =>
      this.#text(key),
    );
    if (name || department) this.#push('ORG', structured([name, ...(department ? [department] : [])]));
    if (title) this.#push('TITLE', escapeSimple(title, '4.0'));
  }

  /** An address within Exchange (X.500) reaches nobody outside of it: what it was before may. */
  #addEmail({ address, kind, original }: (typeof EMAILS)[number]): void {
    const written = this.#text(address);
    const before = this.#text(original);
    const isExchange = /^EX$/i.test(this.#text(kind)) || /^\/o=/i.test(written);
    const reachable = isExchange ? (before.includes('@') ? before : '') : written;
    if (reachable !== '') this.#push('EMAIL', escapeSimple(reachable, '4.0'));
    else if (written !== '') this.#keep('Exchange address', written);
  }

  #addPlace({ type, whole, parts }: Place): void {
    const value: AddressParts = {};
    for (const [part, key] of parts) {
      const text = this.#text(key);
      if (text !== '') value[part] = text;
    }
    const text = this.#text(whole).replaceAll(/\r\n?/g, '\n');
    if (Object.keys(value).length === 0 && text !== '' && text.length <= LIMITS.short) value.street = text;
    if (Object.keys(value).length === 0) return;
    this.#push('ADR', structured(addressParts(value)), type === '' ? [] : [{ name: 'TYPE', values: [type] }]);
  }

  #addDay(property: string, local: string, instant: string): void {
    const day = dayOf(this.#value(local), 0) ?? dayOf(this.#value(instant), HALF_DAY);
    if (day === 'unreadable') this.#report.skipped(this.#where, property, 'no such day in the calendar');
    else if (day !== undefined && day !== 'none') this.#push(property, day);
  }

  #addRelated(key: string, type: string): void {
    for (const who of this.#texts(key)) {
      const parameters = [
        { name: 'TYPE', values: [type] },
        { name: 'VALUE', values: ['text'] },
      ];
      this.#push('RELATED', escapeSimple(who, '4.0'), parameters);
    }
  }

  #addNote(): void {
    const plain = this.#text(OTHERS.note).replaceAll(/\r\n?/g, '\n');
    const rich = this.#value(OTHERS.richNote);
    const note = plain !== '' ? plain : rich?.kind === 'bytes' ? richText(rich.bytes) : '';
    if (note === undefined) this.#report.skipped(this.#where, 'Notes', 'their formatted text cannot be read');
    else if (note !== '') this.#push('NOTE', escapeSimple(note, '4.0'));
    this.#used.add(OTHERS.htmlNote);
  }

  #addPicture(): void {
    const { attachments } = this.#item;
    const isPicture = (value: MapiValue | undefined): boolean => value?.kind === 'number' && value.number !== 0;
    const picture = attachments.find((attachment) => {
      const name = attachment.get(OTHERS.fileName);
      return isPicture(attachment.get(OTHERS.isPicture)) || (name?.kind === 'text' && name.text === 'ContactPicture.jpg');
    });
    const data = picture?.get(OTHERS.data);
    const others = attachments.length - (picture ? 1 : 0);
    if (others > 0) this.#report.skipped(this.#where, 'attachments', `${others} files are not taken over`);
    if (data?.kind !== 'bytes') return;
    if (data.bytes.length > MOST_PICTURE) this.#report.skipped(this.#where, 'PHOTO', 'the photo is too large');
    else this.#lines.push(`PHOTO:data:;base64,${btoa(bytesToBinary(data.bytes))}`);
  }

  #keep(name: string, value: string): void {
    this.#push(BAILIWICK.outlook, escapeSimple(value, '4.0'), [{ name: BAILIWICK.columnName, values: [name] }]);
  }

  /** What else is said of the person is kept; the rest is how Outlook stores and shows an item. */
  #keepOthers(): void {
    let left = 0;
    for (const [key, value] of this.#item.properties) {
      if (this.#used.has(key) || REPEATED.has(key)) continue;
      const name = KEPT.get(key);
      const text = value.kind === 'text' ? value.text.trim() : value.kind === 'texts' ? value.texts.join('; ') : '';
      if (name !== undefined && text !== '') this.#keep(name, text);
      else if (text !== '' || value.kind !== 'text') left++;
    }
    if (left > 0) {
      this.#report.skipped(this.#where, 'other properties', NOT_OF_THE_PERSON, left);
    }
  }
}

const NOT_OF_THE_PERSON = 'how Outlook stores and shows the item, nothing of the person';

const HALF_DAY = 12 * 60 * 60 * 1_000;
/** Outlook's "no date". */
const NO_DATE_YEAR = 4501;

/** Days stand as an instant at or near midnight, of the zone in which they were typed: half a day on is within the day. */
function dayOf(value: MapiValue | undefined, shift: number): string | undefined {
  if (value?.kind !== 'time') return undefined;
  const date = new Date(value.at + shift);
  if (Number.isNaN(date.getTime())) return 'unreadable';
  const year = date.getUTCFullYear();
  if (year >= NO_DATE_YEAR) return 'none';
  return partialDate(year, date.getUTCMonth() + 1, date.getUTCDate()) ?? 'unreadable';
}
