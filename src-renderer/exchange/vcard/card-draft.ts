import type { Contact } from '../../../src-shared/book/contact';
import { LIMITS, type Address, type BareFact, type Origin } from '../../../src-shared/book/fact';
import type { Flags, Related } from '../../../src-shared/book/records';
import type { ReportBuilder } from '../report';
import type { RawPhoto } from '../photo/raw-photo';
import type { Property } from './property';
import { lineText, valueText, type Charset } from './value';

type Reference = NonNullable<NonNullable<Contact['client']>['references']>[number];
export type Organisation = Contact['organisations'][number];
export type FactExtras = Pick<BareFact, 'label' | 'types' | 'preferred' | 'from'>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface NameParts {
  given?: string;
  family?: string;
  additional?: string;
  prefix?: string;
  suffix?: string;
  nickname?: string;
  phoneticGiven?: string;
  phoneticFamily?: string;
}

/** A photo that is not taken over: where it lies, or the letters that stand in the file. */
export type PhotoAsWritten = { readonly uri: string } | { readonly base64: string };

/** What the file says of things that are read into another form or left out: for who wants to compare. */
export interface AsWritten {
  readonly birthday?: string;
  readonly photo?: PhotoAsWritten;
  /** Name and units of the first organisation, where joining them hides how many there are. */
  readonly organisation?: readonly string[];
}

/** One card while its properties are read. */
export class CardDraft {
  version = '';
  kind: Contact['kind'] = 'individual';
  /** The card says itself of what kind it is. */
  isKindSaid = false;
  /** Apple's word for a company, on a card that names no person. */
  isShownAsCompany = false;
  display = '';
  uid: string | undefined;
  hasName = false;
  readonly name: NameParts = {};
  readonly organisations: (Mutable<Organisation> & { group: string })[] = [];
  readonly titles: { readonly group: string; readonly title: string }[] = [];
  readonly facts: BareFact[] = [];
  readonly photos: RawPhoto[] = [];
  readonly tags: string[] = [];
  readonly members: string[] = [];
  readonly related: Related[] = [];
  readonly origins: Origin[] = [];
  readonly flags: Mutable<Flags> = {};
  readonly client: { aliases?: string[]; domains?: string[]; sector?: string; references?: Reference[] } = {};
  /** Group to label (X-ABLabel), and the groups whose label a fact has taken. */
  readonly labels = new Map<string, string>();
  readonly labelsTaken = new Set<string>();
  /** Chat names already here, to leave out the second spelling of one. */
  readonly handles = new Set<string>();
  /** Origin of the next line kept word for word, which cannot carry a parameter of ours. */
  verbatimFrom: number | undefined;
  readonly asWritten: { birthday?: string; photo?: PhotoAsWritten; organisation?: readonly string[] } = {};

  readonly charset: Charset;
  readonly report: ReportBuilder;
  /** Words for the place of a line in the file, by its number. */
  readonly #place: (line: number) => string;

  constructor(charset: Charset, report: ReportBuilder, place: (line: number) => string) {
    this.charset = charset;
    this.report = report;
    this.#place = place;
  }

  where(property: Property): string {
    return this.#place(property.line.number);
  }

  text(property: Property): string {
    return valueText(property, this.charset);
  }

  addFact(property: Property, fact: BareFact): void {
    if (this.facts.length + this.photos.length < LIMITS.items) {
      this.facts.push(fact);
      if (fact.kind === 'verbatim') this.report.verbatim(fact.name);
      else this.report.keep(property.name);
    } else this.report.skipped(this.where(property), property.name, `more than ${LIMITS.items} entries in one contact`);
  }

  /** Keeps the line word for word. */
  addVerbatim(property: Property): void {
    const value = lineText(property, this.charset);
    if (property.line.isCut === true || value.length > LIMITS.photo) {
      this.report.skipped(this.where(property), property.name, 'longer than the book keeps');
      return;
    }
    if (this.facts.length + this.photos.length >= LIMITS.items) {
      this.report.skipped(this.where(property), property.name, `more than ${LIMITS.items} entries in one contact`);
      return;
    }
    this.report.verbatim(property.name);
    const from = this.verbatimFrom;
    this.verbatimFrom = undefined;
    const name = property.name.slice(0, LIMITS.short);
    this.facts.push({ kind: 'verbatim', format: 'vcard', name, value, ...(from !== undefined && { from }) });
  }
}

export type AddressParts = Mutable<Address>;
