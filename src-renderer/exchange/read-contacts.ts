import type { CsvOptions, FilePreview } from '../../src-shared/exchange-contract';
import type { Progress } from './bytes/text';
import { openCsvFile, readCsv, type CsvFile } from './csv/read-csv';
import type { OpenedFile } from './open-file';
import type { ReportBuilder } from './report';
import type { ReadContact } from './vcard/finish-card';
import { programOfVCards } from './vcard/program';
import { readVCards, type VCardFile } from './vcard/read-vcards';
import { openVCardFile } from './vcard/vcard-file';

/** One reading of a file from its start. `about` is complete once all contacts were taken. */
export interface Reading {
  readonly contacts: Iterator<ReadContact>;
  readonly about: () => Pick<FilePreview, 'format' | 'version' | 'program' | 'csv'>;
}

/** Begins to read; the same file can be read as often as wanted, nothing is held but its bytes. */
export function readContacts(
  file: OpenedFile,
  options: CsvOptions,
  report: ReportBuilder,
  progress: Progress,
): Reading {
  if (file.format === 'vcard') {
    const cards = openVCardFile(file.chunks, file.encoding, report, progress);
    return { contacts: readVCards(cards), about: () => aboutVCards(cards) };
  }
  const table = openCsvFile(file, options, report, progress);
  return { contacts: readCsv(table), about: () => aboutCsv(table) };
}

function aboutVCards({ versions, programs }: VCardFile): ReturnType<Reading['about']> {
  const version = versions.size > 1 ? 'mixed' : [...versions][0];
  const program = programOfVCards(programs);
  return { format: 'vcard', ...(version !== undefined && { version }), ...(program !== undefined && { program }) };
}

function aboutCsv({ program, preview }: CsvFile): ReturnType<Reading['about']> {
  return { format: 'csv', ...(program !== undefined && { program }), csv: preview };
}
