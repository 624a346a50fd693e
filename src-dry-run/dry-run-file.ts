import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

import type { AppError } from '../src-shared/errors';
import { MAX_FILE_BYTES, type FilePreview } from '../src-shared/exchange-contract';
import { err, ok, type Result } from '../src-shared/result';
import { openFile, type OpenedFile } from '../src-renderer/exchange/open-file';
import { readContacts } from '../src-renderer/exchange/read-contacts';
import { ReportBuilder } from '../src-renderer/exchange/report';
import { sayError } from '../src-renderer/look/say-error';
import { contactFacts, dayFacts, groupFacts, type ContactFacts, type DayFacts, type GroupFacts } from './contact-facts';

/** One element of what is printed. */
export interface DryRun {
  readonly file: string;
  readonly contacts: readonly ContactFacts[];
  /** LDIF and PST: distribution lists stand apart from the people. */
  readonly groups?: readonly GroupFacts[];
  /** iCalendar: whose days they are. */
  readonly birthdays?: readonly DayFacts[];
  readonly anniversaries?: readonly DayFacts[];
  /** How many of the contacts are organisations and come in as clients. */
  readonly clients: number;
  readonly kept: number;
  readonly error?: AppError & { readonly message: string };
}

const MIB = 1024 * 1024;
/** Formats whose lists of people are no cards beside the people's. */
const HAS_LISTS = new Set<FilePreview['format']>(['ldif', 'pst']);

const DAYS = ['birthday', 'anniversary'] as const;

/** Reads one file as the import would and says what it would bring. */
export function dryRun(file: string): DryRun {
  const opened = openPath(file);
  if (!opened.ok) return failed(file, undefined, opened.error);
  const { format } = opened.value;
  const report = new ReportBuilder();
  const reading = readContacts(opened.value, {}, report, { bytes: 0 });
  if (!reading.ok) return failed(file, format, reading.error);
  const contacts: ContactFacts[] = [];
  const groups: GroupFacts[] = [];
  const days = { birthday: new Array<DayFacts>(), anniversary: new Array<DayFacts>() };
  for (let next = reading.value.contacts.next(); next.done !== true; next = reading.value.contacts.next()) {
    const { value } = next;
    if (HAS_LISTS.has(format) && value.contact.kind === 'group') groups.push(groupFacts(value));
    else contacts.push(contactFacts(value, format));
    if (format === 'ics') for (const kind of DAYS) days[kind].push(...dayFacts(value, kind));
  }
  const { csv, ...about } = reading.value.about();
  return {
    file,
    ...about,
    ...(csv && tableFacts(csv, contacts.length + report.rowsLeftOut, opened.value)),
    contacts,
    clients: contacts.filter(({ kind }) => kind === 'org').length,
    ...(HAS_LISTS.has(format) && { groups }),
    ...(format === 'ics' && { birthdays: days.birthday, anniversaries: days.anniversary }),
    ...report.build(),
  };
}

/** The words of the screen speak of a file that was chosen there. */
const say = (error: AppError): string =>
  error.kind === 'not-found' ? 'There is no such file, or it cannot be read.' : sayError(error);

const failed = (file: string, format: FilePreview['format'] | undefined, error: AppError): DryRun => ({
  file,
  ...(format && { format }),
  contacts: [],
  clients: 0,
  ...new ReportBuilder().build(),
  error: { ...error, message: say(error) },
});

function openPath(file: string): Result<OpenedFile, AppError> {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return err({ kind: 'not-found', what: 'file' });
  }
  try {
    const { size } = fstatSync(descriptor);
    if (size > MAX_FILE_BYTES) return err({ kind: 'file-too-large', bytes: size, limit: MAX_FILE_BYTES });
    const chunks = readChunks(descriptor, size);
    return chunks.ok ? openFile({ fileName: file, chunks: chunks.value, size }) : chunks;
  } finally {
    closeSync(descriptor);
  }
}

function readChunks(descriptor: number, size: number): Result<Uint8Array[], AppError> {
  const chunks: Uint8Array[] = [];
  try {
    for (let offset = 0; offset < size;) {
      const chunk = new Uint8Array(Math.min(MIB, size - offset));
      const read = readSync(descriptor, chunk);
      if (read === 0) return err({ kind: 'file-damaged', where: `byte ${offset}` });
      chunks.push(chunk.subarray(0, read));
      offset += read;
    }
    return ok(chunks);
  } catch {
    // A folder opens like a file and cannot be read.
    return err({ kind: 'not-found', what: 'file' });
  }
}

const tableFacts = (
  { encoding, delimiter, width, needsMapping }: NonNullable<FilePreview['csv']>,
  rows: number,
  { chunks }: OpenedFile,
) => ({
  encoding: encodingName(encoding, chunks),
  delimiter: delimiter === '\t' ? 'TAB' : delimiter,
  columns: width,
  rows,
  ...(needsMapping && { needsMapping }),
});

/** Names as programmers' tools have them; of UTF-8, whether it is marked or needs no more than ASCII. */
const ENCODING_NAMES: ReadonlyMap<string, string> = new Map([
  ['windows-1250', 'cp1250'],
  ['windows-1251', 'cp1251'],
  ['windows-1252', 'cp1252'],
  ['shift_jis', 'cp932'],
  ['utf-16le', 'utf-16-le'],
  ['utf-16be', 'utf-16-be'],
]);

function encodingName(label: string, chunks: readonly Uint8Array[]): string {
  if (label !== 'utf-8') return ENCODING_NAMES.get(label) ?? label;
  const [head] = chunks;
  if (head?.[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8-bom';
  return chunks.every((chunk) => chunk.every((byte) => byte < 0x80)) ? 'ascii' : label;
}
