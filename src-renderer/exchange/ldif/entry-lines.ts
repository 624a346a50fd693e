import type { Address } from '../../../src-shared/book/fact';
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
import { assertNever } from '../../../src-shared/result';
import { partialDate } from '../partial-date';
import type { ReportBuilder } from '../report';
import type { AddressParts } from '../vcard/card-draft';
import type { Line } from '../vcard/line-reader';
import { GROUP_CLASSES, meaningOf, PHONE_ORDER, PLAIN_CLASSES, type Meaning } from './attributes';
import type { Attribute, Entry } from './ldif-entry';

type NamePart = Extract<Meaning, { kind: 'name' }>['part'];
type OrganisationPart = Extract<Meaning, { kind: 'organisation' }>['part'];

interface Place {
  readonly number: number;
  readonly parts: AddressParts;
}

/** Says an entry in the content lines of a vCard. */
export class EntryLines {
  readonly #entry: Entry;
  readonly #report: ReportBuilder;
  readonly #names = new Map<NamePart, Attribute>();
  readonly #organisation = new Map<OrganisationPart, Attribute>();
  readonly #places = new Map<string, Place>();
  readonly #birthday: { year?: number; month?: number; day?: number } = {};
  readonly #phones: { readonly type: string; readonly line: Line }[] = [];
  readonly #lines: Line[] = [];
  #kind: 'group' | 'org' | undefined;
  #groups = 0;

  constructor(entry: Entry, report: ReportBuilder) {
    this.#entry = entry;
    this.#report = report;
  }

  lines(): Line[] {
    for (const attribute of this.#entry.attributes) this.#read(attribute);
    const { number, dn } = this.#entry;
    const head = [
      'VERSION:4.0',
      ...(dn !== undefined && dn !== '' && dn.length <= LIMITS.short ? [`UID:${plainDn(dn)}`] : []),
      ...(this.#kind === undefined ? [] : [`KIND:${this.#kind}`]),
    ].map((text) => ({ text, number }));
    const phones = this.#phones.toSorted((a, b) => PHONE_ORDER.indexOf(a.type) - PHONE_ORDER.indexOf(b.type));
    return [
      ...head,
      ...this.#nameLines(),
      ...this.#organisationLines(),
      ...phones.map(({ line }) => line),
      ...this.#lines,
      ...this.#placeLines(),
      ...this.#birthdayLines(),
    ];
  }

  #read(attribute: Attribute): void {
    if (attribute.name === 'changetype' || attribute.value === '') return undefined;
    const meaning = attribute.description.includes(';') ? undefined : meaningOf(attribute.name);
    // An option names a language or a form; what is in the book is the plain one.
    if (meaning === undefined) return this.#keep(attribute);
    switch (meaning.kind) {
      case 'name':
        return this.#once(this.#names, meaning.part, attribute);
      case 'organisation':
        return this.#once(this.#organisation, meaning.part, attribute);
      case 'address':
        return this.#addPlace(attribute, meaning);
      case 'birthday':
        return this.#addBirthday(attribute, meaning.part);
      case 'line':
        return this.#addLine(attribute, meaning);
      case 'handle':
        return this.#push(attribute, BAILIWICK.handle, escapeSimple(`${meaning.service}:${attribute.value}`, '4.0'));
      case 'labelled-url':
        return this.#addUrl(attribute);
      case 'photo':
        return this.#addPhoto(attribute);
      case 'member':
        return this.#push(attribute, 'MEMBER', escapeUri(plainDn(attribute.value)));
      case 'class':
        return this.#addClass(attribute);
      case 'secret':
        this.#report.skipped(`line ${attribute.number}`, attribute.description, 'passwords are not taken over');
        return undefined;
      case 'custom':
        return this.#addLabelled(attribute, BAILIWICK.custom, escapeSimple(attribute.value, '4.0'), meaning.label);
      default:
        return assertNever(meaning);
    }
  }

  #push({ number }: Attribute, name: string, value: string, parameters: readonly OutParameter[] = []): void {
    this.#lines.push({ text: spellLine({ name, parameters, value }), number });
  }

  #keep(attribute: Attribute): void {
    const named = [{ name: BAILIWICK.columnName, values: [attribute.description] }];
    this.#push(attribute, BAILIWICK.ldif, escapeSimple(attribute.value, '4.0'), named);
  }

  /** The first of an attribute counts; others of its kind are kept as they are. */
  #once<Part>(into: Map<Part, Attribute>, part: Part, attribute: Attribute): void {
    const before = into.get(part);
    if (before === undefined) into.set(part, attribute);
    else if (before.value !== attribute.value) this.#keep(attribute);
  }

  #addLine(attribute: Attribute, { property, types = [] }: Extract<Meaning, { kind: 'line' }>): void {
    const parameters = types.length > 0 ? [{ name: 'TYPE', values: types }] : [];
    const value = property === 'URL' ? escapeUri(attribute.value) : escapeSimple(attribute.value, '4.0');
    if (property !== 'TEL') return this.#push(attribute, property, value, parameters);
    const line = { text: spellLine({ name: property, parameters, value }), number: attribute.number };
    this.#phones.push({ type: types[0] ?? '', line });
    return undefined;
  }

  /** RFC 2079: an address, a blank, and what it is called. */
  #addUrl(attribute: Attribute): void {
    const [, uri = '', label] = /^(\S+)(?:\s+(.+))?$/s.exec(attribute.value.trim()) ?? [];
    return this.#addLabelled(attribute, 'URL', escapeUri(uri), label);
  }

  #addLabelled(attribute: Attribute, name: string, value: string, label: string | undefined): void {
    if (label === undefined) return this.#push(attribute, name, value);
    const group = `ldif${++this.#groups}`;
    const { number } = attribute;
    this.#lines.push({ text: spellLine({ group, name, parameters: [], value }), number });
    const labelLine = { group, name: 'X-ABLabel', parameters: [], value: escapeText(label) };
    this.#lines.push({ text: spellLine(labelLine), number });
    return undefined;
  }

  #addPhoto(attribute: Attribute): void {
    const { base64, number } = attribute;
    if (base64 !== undefined) this.#lines.push({ text: `PHOTO:data:;base64,${base64}`, number });
    else this.#keep(attribute);
  }

  #addClass(attribute: Attribute): void {
    const name = attribute.value.trim().toLowerCase();
    if (GROUP_CLASSES.has(name)) this.#kind = 'group';
    else if (name === 'organization') this.#kind = 'org';
    if (!PLAIN_CLASSES.has(name)) this.#keep(attribute);
  }

  #addPlace(attribute: Attribute, { of, part }: { readonly of: string; readonly part: keyof Address }): void {
    const place = this.#places.get(of) ?? { number: attribute.number, parts: {} };
    this.#places.set(of, place);
    if (place.parts[part] !== undefined || attribute.value.length > LIMITS.short) return this.#keep(attribute);
    place.parts[part] = attribute.value;
    return undefined;
  }

  #addBirthday(attribute: Attribute, part: 'year' | 'month' | 'day'): void {
    const number = /^\d{1,4}$/.test(attribute.value.trim()) ? Number(attribute.value) : undefined;
    if (number === undefined || this.#birthday[part] !== undefined) return this.#keep(attribute);
    this.#birthday[part] = number;
    return undefined;
  }

  #nameLines(): Line[] {
    const value = (part: NamePart): string => this.#names.get(part)?.value ?? '';
    const number = this.#names.get('family')?.number ?? this.#entry.number;
    const parts = [value('family'), value('given'), '', value('prefix'), value('suffix')];
    const single = (property: string, part: NamePart): Line[] => {
      const attribute = this.#names.get(part);
      if (attribute === undefined) return [];
      const written = part === 'nickname' ? escapeText(attribute.value) : escapeSimple(attribute.value, '4.0');
      return [{ text: `${property}:${written}`, number: attribute.number }];
    };
    return [
      ...single('FN', 'display'),
      ...(parts.some((part) => part !== '') ? [{ text: `N:${structured(parts)}`, number }] : []),
      ...single('NICKNAME', 'nickname'),
    ];
  }

  #organisationLines(): Line[] {
    const { number } = this.#entry;
    const [name, department, title] = (['name', 'department', 'title'] as const).map((part) =>
      this.#organisation.get(part),
    );
    const organisation = structured([name?.value, ...(department ? [department.value] : [])]);
    return [
      ...((name ?? department)
        ? [{ text: `ORG:${organisation}`, number: (name ?? department)?.number ?? number }]
        : []),
      ...(title ? [{ text: `TITLE:${escapeSimple(title.value, '4.0')}`, number: title.number }] : []),
    ];
  }

  #placeLines(): Line[] {
    return [...this.#places].map(([of, { number, parts }]) => ({
      text: `ADR;TYPE=${of}:${structured(addressParts(parts))}`,
      number,
    }));
  }

  #birthdayLines(): Line[] {
    const { year, month, day } = this.#birthday;
    const { number } = this.#entry;
    if (year === undefined && month === undefined && day === undefined) return [];
    const date = day !== undefined && month === undefined ? undefined : partialDate(year, month, day);
    if (date !== undefined) return [{ text: `BDAY:${date}`, number }];
    this.#report.skipped(`line ${number}`, 'birthday', 'no such day in the calendar');
    return [];
  }
}

/** Distinguished names on one line: they are compared as UIDs. */
const plainDn = (dn: string): string => dn.replaceAll(/[\r\n]+/g, ' ').trim();
