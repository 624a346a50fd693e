import type { FileError } from '../../src-shared/errors';
import type { ReadOptions, FilePreview } from '../../src-shared/exchange-contract';
import { assertNever, ok, type Result } from '../../src-shared/result';
import { decoderFor } from './bytes/decode';
import type { Progress } from './bytes/text';
import { openCsvFile, readCsv, type CsvFile } from './csv/read-csv';
import { openCalendar, programOfCalendar } from './ics/read-ics';
import { openJCards } from './jcard/read-jcards';
import { programOfLdif, readLdif } from './ldif/read-ldif';
import type { OpenedFile } from './open-file';
import { openPst } from './outlook/pst/read-pst';
import { openMsg } from './outlook/read-msg';
import type { ReportBuilder } from './report';
import { tellingSharedNames } from './shared-names';
import type { ReadContact } from './vcard/finish-card';
import { programOfVCards } from './vcard/program';
import { readVCards, type SeenInCards } from './vcard/read-vcards';
import { openVCardFile } from './vcard/vcard-file';
import { openXCards } from './xcard/read-xcards';

/** One reading of a file from its start. `about` is complete once all contacts were taken. */
export interface Reading {
  readonly contacts: IterableIterator<ReadContact>;
  readonly about: () => Pick<FilePreview, 'format' | 'version' | 'program' | 'csv'>;
}

/** Begins to read; the same file can be read as often as wanted, nothing is held but its bytes. */
export function readContacts(
  opened: OpenedFile,
  options: ReadOptions,
  report: ReportBuilder,
  progress: Progress,
): Result<Reading, FileError> {
  const begun = begin(opened, options, report, progress);
  if (!begun.ok) return begun;
  const { contacts, about } = begun.value;
  return ok({ contacts: tellingSharedNames(contacts, report), about });
}

function begin(
  opened: OpenedFile,
  options: ReadOptions,
  report: ReportBuilder,
  progress: Progress,
): Result<Reading, FileError> {
  const file = asChosen(opened, options);
  switch (file.format) {
    case 'vcard': {
      const cards = openVCardFile(file.chunks, file.encoding, report, progress);
      return ok({ contacts: readVCards(cards), about: aboutCards('vcard', cards) });
    }
    case 'jcard': {
      const cards = openJCards(file, report, progress);
      return cards.ok ? ok({ contacts: cards.value.contacts, about: aboutCards('jcard', cards.value) }) : cards;
    }
    case 'xcard': {
      const cards = openXCards(file, report, progress);
      return ok({ contacts: cards.contacts, about: aboutCards('xcard', cards) });
    }
    case 'ldif': {
      const contacts = readLdif(file.chunks, file.encoding, report, progress);
      return ok({ contacts, about: () => ({ format: 'ldif', ...withProgram(programOfLdif(file.head)) }) });
    }
    case 'ics': {
      const { contacts, programs } = openCalendar(file.chunks, file.encoding, report, progress);
      return ok({ contacts, about: () => ({ format: 'ics', ...withProgram(programOfCalendar(programs)) }) });
    }
    case 'msg': {
      const contacts = openMsg(file.chunks, report);
      // Others than Outlook write its files, and none of them says so.
      return contacts.ok ? ok({ contacts: contacts.value, about: () => ({ format: 'msg' }) }) : contacts;
    }
    case 'pst': {
      const contacts = openPst(file.chunks, report, progress);
      return contacts.ok ? ok({ contacts: contacts.value, about: () => ({ format: 'pst' }) }) : contacts;
    }
    case 'csv': {
      const table = openCsvFile(file, options, report, progress);
      return ok({ contacts: readCsv(table), about: () => aboutCsv(table) });
    }
    default:
      return assertNever(file.format);
  }
}

/** The encoding that was chosen by hand counts for the whole file. */
const asChosen = (file: OpenedFile, { encoding }: ReadOptions): OpenedFile =>
  encoding !== undefined && decoderFor(encoding)
    ? { ...file, encoding: { label: encoding, isMixed: false, isChosen: true } }
    : file;

const aboutCards =
  (format: FilePreview['format'], { versions, programs }: SeenInCards): Reading['about'] =>
  () => {
    const version = versions.size > 1 ? 'mixed' : [...versions][0];
    return { format, ...(version !== undefined && { version }), ...withProgram(programOfVCards(programs)) };
  };

function aboutCsv({ program, preview }: CsvFile): ReturnType<Reading['about']> {
  return { format: 'csv', ...withProgram(program), csv: preview };
}

const withProgram = (program: string | undefined): { readonly program?: string } =>
  program === undefined ? {} : { program };
