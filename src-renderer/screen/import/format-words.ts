import type { FileFormat } from '../../../src-shared/exchange-contract';

const FORMAT_NAMES = new Map<string, string>(
  Object.entries({
    vcard: 'vCard',
    csv: 'CSV',
    jcard: 'jCard',
    xcard: 'xCard',
    ldif: 'LDIF',
    ics: 'birthday calendar',
    msg: 'Outlook contact (MSG)',
    pst: 'Outlook data file (PST)',
  } satisfies Readonly<Record<FileFormat, string>>),
);

/** What a file is, in words; of formats that a newer Bailiwick knows, their name. */
export function sayFormat(format: string, version: string | undefined): string {
  return `${FORMAT_NAMES.get(format) ?? format} ${version ?? ''}`.trim();
}
