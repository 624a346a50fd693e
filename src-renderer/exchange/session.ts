import type { OutputOf } from '../../src-shared/contract';
import type { AppError } from '../../src-shared/errors';
import type { Contact } from '../../src-shared/book/contact';
import {
  CONTACTS_AT_ONCE,
  MAX_FILE_BYTES,
  type ReadOptions,
  type ExchangeEvent,
  type ExchangeForVault,
  type FilePreview,
  type ReportLine,
} from '../../src-shared/exchange-contract';
import { firmSigns } from '../../src-shared/firm-signs';
import { err, ok, type Result } from '../../src-shared/result';
import { yieldToOthers } from '../../src-shared/yield-to-others';
import type { Progress } from './bytes/text';
import { lookInto, type OpenedFile } from './open-file';
import { PreviewCounter } from './preview';
import { readContacts } from './read-contacts';
import { ReportBuilder } from './report';
import type { ReadContact } from './vcard/finish-card';
import { writtenContacts, type KeptContacts, type WrittenContacts } from './written-contacts';

/** Gives a contact its photos: re-encoded in the app, as they came in a dry run. */
export type AddPhotos = (read: ReadContact, skipped: ReportLine[]) => Promise<Contact>;

/** Work between two looks at the message queue, and at most between two signs of progress, in milliseconds. */
const SLICE = 25;
/** Contacts of a file up to this size are kept from the preview on; those of larger files are read a second time. */
const KEPT_BYTES = 128 * 1024 * 1024;
/** Contacts of such a file that are kept once their photos are decoded, some 25 KB each: decoding takes far longer than reading. */
const DECODED_KEPT = 4_096;
/** A batch ends when its text has about so many letters: photos make some of them large. */
const BATCH_LETTERS = 4 * 1024 * 1024;

interface Loading {
  readonly fileName: string;
  readonly size: number;
  readonly chunks: Uint8Array[];
  received: number;
}

interface Delivery {
  readonly contacts: Iterator<KeptContacts>;
  next: IteratorResult<KeptContacts>;
  place: number;
}

/** One file at a time: its bytes come in, a preview goes out, then its contacts are handed over batch by batch. */
export class ExchangeSession {
  readonly #addPhotos: AddPhotos;
  readonly #emit: (event: ExchangeEvent) => void;
  readonly #keptBytes: number;
  #loading: Loading | undefined;
  #file: OpenedFile | undefined;
  #options: ReadOptions = {};
  #preview: FilePreview | undefined;
  /** As they are handed over, once they were: photos are decoded once. */
  #contacts: KeptContacts[] | undefined;
  /** The same where contacts are not kept, by their place. */
  #decoded = new Map<number, WrittenContacts>();
  #belongTogether = false;
  #delivery: Delivery | undefined;
  /** Counts readings, so that a reading begun before another one stops. */
  #reading = 0;
  /** When progress was told last. */
  #toldAt = 0;

  constructor(addPhotos: AddPhotos, emit: (event: ExchangeEvent) => void, keptBytes = KEPT_BYTES) {
    this.#addPhotos = addPhotos;
    this.#emit = emit;
    this.#keptBytes = keptBytes;
  }

  begin(fileName: string, size: number): Result<null, AppError> {
    if (size > MAX_FILE_BYTES) return err({ kind: 'file-too-large', bytes: size, limit: MAX_FILE_BYTES });
    // A file that is still being read is given up for this one.
    this.#reading++;
    this.#loading = { fileName, size, chunks: [], received: 0 };
    this.#file = undefined;
    this.#options = {};
    this.#preview = undefined;
    this.#contacts = undefined;
    this.#decoded = new Map();
    this.#delivery = undefined;
    return ok(null);
  }

  chunk(bytes: Uint8Array): Result<null, AppError> {
    const loading = this.#loading;
    if (loading === undefined) return err({ kind: 'refused', where: 'chunk before begin' });
    if (loading.received + bytes.length > loading.size) return err({ kind: 'refused', where: 'more bytes than told' });
    loading.received += bytes.length;
    if (bytes.length > 0) loading.chunks.push(bytes);
    return ok(null);
  }

  async finish(): Promise<Result<FilePreview, AppError>> {
    const loading = this.#loading;
    if (loading === undefined) return err({ kind: 'refused', where: 'finish before begin' });
    if (loading.received !== loading.size) return err({ kind: 'file-damaged', where: `byte ${loading.received}` });
    this.#loading = undefined;
    const reading = this.#reading;
    const opened = await this.#lookInto(loading);
    if (reading !== this.#reading) return err({ kind: 'cancelled' });
    if (!opened.ok) return opened;
    this.#file = opened.value;
    return await this.#read();
  }

  /** As with reading: looking through half a gigabyte for its encoding takes seconds, and can be given up. */
  async #lookInto(loading: Loading): Promise<Result<OpenedFile, AppError>> {
    const reading = this.#reading;
    const looking = lookInto(loading);
    let sliceEnd = performance.now() + SLICE;
    for (;;) {
      const step = looking.next();
      if (reading !== this.#reading) return err({ kind: 'cancelled' });
      if (step.done) return step.value;
      this.#tell(0, loading.size);
      if (performance.now() < sliceEnd) continue;
      await yieldToOthers();
      if (reading !== this.#reading) return err({ kind: 'cancelled' });
      sliceEnd = performance.now() + SLICE;
    }
  }

  async reread(options: ReadOptions): Promise<Result<FilePreview, AppError>> {
    const { format } = this.#file ?? {};
    if (format === undefined || format === 'msg' || format === 'pst') {
      return err({ kind: 'refused', where: 'reread of what is no text file' });
    }
    this.#options = options;
    return await this.#read();
  }

  /** Also starts the handing over anew: a cancelled import can be tried again. */
  describe(): Result<OutputOf<ExchangeForVault['describe']>, AppError> {
    const preview = this.#preview;
    if (preview === undefined || this.#file === undefined) return err({ kind: 'not-found', what: 'file' });
    const contacts = this.#contacts === undefined ? this.#again(this.#file) : ok(this.#contacts.values());
    if (!contacts.ok) return contacts;
    this.#delivery = { contacts: contacts.value, next: contacts.value.next(), place: 0 };
    const { fileName, format, version, program, people, groups, clients, report } = preview;
    const skipped = report.skipped.length;
    const total = people + groups + clients;
    return ok({
      fileName,
      format,
      version,
      program,
      total,
      groups,
      clients,
      skipped,
      belongTogether: this.#belongTogether,
    });
  }

  #again(file: OpenedFile): Result<Iterator<KeptContacts>, AppError> {
    const reading = readContacts(file, this.#options, new ReportBuilder(), { bytes: 0 });
    return reading.ok ? ok(writtenContacts(reading.value.contacts)) : reading;
  }

  /** As JSON, see the contract. */
  async next(): Promise<Result<string, AppError>> {
    const delivery = this.#delivery;
    if (delivery === undefined) return err({ kind: 'refused', where: 'next before describe' });
    const texts: string[] = [];
    const skipped: ReportLine[] = [];
    let count = 0;
    let letters = 0;
    while (delivery.next.done !== true && letters < BATCH_LETTERS) {
      const coming = delivery.next.value;
      if (count + countOf(coming) > CONTACTS_AT_ONCE) break;
      const written = 'json' in coming ? coming : await this.#withPhotos(coming, delivery.place);
      texts.push(written.json);
      skipped.push(...written.lost);
      count += written.count;
      letters += written.json.length;
      delivery.place++;
      delivery.next = delivery.contacts.next();
    }
    const isLast = delivery.next.done === true;
    return ok(`{"contacts":[${texts.join(',')}],"isLast":${isLast},"skipped":${JSON.stringify(skipped)}}`);
  }

  async #withPhotos(read: ReadContact, place: number): Promise<WrittenContacts> {
    // Taken now: once it is decoded, the file may have been read otherwise.
    const [contacts, decoded] = [this.#contacts, this.#decoded];
    const before = decoded.get(place);
    if (before) return before;
    const lost: ReportLine[] = [];
    const whole = { json: JSON.stringify(await this.#addPhotos(read, lost)), count: 1, lost };
    if (contacts) contacts[place] = whole;
    else if (decoded.size < DECODED_KEPT) decoded.set(place, whole);
    return whole;
  }

  /** A message leaves at once, also in a turn that no contact ends: a table of blank rows, a card as long as the file. */
  #tell(done: number, total: number): void {
    const now = performance.now();
    if (now < this.#toldAt + SLICE) return;
    this.#toldAt = now;
    this.#emit({ kind: 'read', done, total });
  }

  async #read(): Promise<Result<FilePreview, AppError>> {
    const file = this.#file;
    if (file === undefined) return err({ kind: 'not-found', what: 'file' });
    const reading = ++this.#reading;
    const report = new ReportBuilder();
    this.#toldAt = 0;
    const progress = new ToldProgress((bytes) => this.#tell(bytes, file.size));
    const counter = new PreviewCounter();
    const begun = readContacts(file, this.#options, report, progress);
    if (!begun.ok) return begun;
    const { contacts, about } = begun.value;
    const kept: KeptContacts[] | undefined = file.size <= this.#keptBytes ? [] : undefined;
    let sliceEnd = performance.now() + SLICE;
    for (const together of writtenContacts(counter.counting(contacts))) {
      kept?.push(together);
      if (performance.now() < sliceEnd) continue;
      this.#tell(progress.bytes, file.size);
      await yieldToOthers();
      if (reading !== this.#reading) return err({ kind: 'cancelled' });
      sliceEnd = performance.now() + SLICE;
    }
    this.#emit({ kind: 'read', done: file.size, total: file.size });
    const isText = file.format !== 'msg' && file.format !== 'pst';
    const told = about();
    const made = report.build();
    const columns = [...(told.csv?.columns ?? []), ...made.verbatim.map(({ what }) => what)];
    const { fileName } = file;
    this.#preview = {
      fileName,
      ...told,
      ...(isText && { encoding: this.#options.encoding ?? file.encoding.label }),
      ...counter.counts(),
      report: made,
      firmSigns: firmSigns({ ...counter.traits(), fileName, program: told.program, columns }),
    };
    this.#contacts = kept;
    this.#decoded = new Map();
    this.#belongTogether = counter.belongTogether;
    this.#delivery = undefined;
    return ok(this.#preview);
  }
}

const countOf = (kept: KeptContacts): number => ('json' in kept ? kept.count : 1);

/** Tells of itself whenever a reader has come further. */
class ToldProgress implements Progress {
  readonly #tell: (bytes: number) => void;
  #bytes = 0;

  constructor(tell: (bytes: number) => void) {
    this.#tell = tell;
  }

  get bytes(): number {
    return this.#bytes;
  }

  set bytes(bytes: number) {
    this.#bytes = bytes;
    this.#tell(bytes);
  }
}
