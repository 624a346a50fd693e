import { BAILIWICK_ATTRIBUTE } from '../../../src-shared/contact-writers/words';
import { binaryChunks, decodeChunks, withPlainLineEnds, type Progress } from '../bytes/text';
import type { Encoding } from '../bytes/decode';
import type { ReportBuilder } from '../report';
import type { ReadContact } from '../vcard/finish-card';
import type { Line } from '../vcard/line-reader';
import { readLines } from '../vcard/read-vcards';
import { EntryLines } from './entry-lines';
import { readEntries, type Entry } from './ldif-entry';
import { readLdifLines } from './ldif-lines';

/** Reads entries of LDIF (RFC 2849) one by one: people, and groups of names. */
export function* readLdif(
  chunks: readonly Uint8Array[],
  encoding: Encoding,
  report: ReportBuilder,
  progress: Progress,
): Generator<ReadContact> {
  const pieces = encoding.isMixed ? binaryChunks(chunks, progress) : decodeChunks(chunks, encoding.label, progress);
  const letters = { isBinary: encoding.isMixed, fallback: encoding.isMixed ? encoding.label : 'windows-1252' };
  const place = (line: number): string => `line ${line}`;
  const tell = (line: number, what: string, why: string): void => report.skipped(place(line), what, why);
  for (const entry of readEntries(readLdifLines(withPlainLineEnds(pieces)), letters, tell)) {
    const change = changeOf(entry);
    if (change !== undefined && change !== 'add') {
      tell(entry.number, 'changetype', `a change of an entry (${change.slice(0, 40)}), not an entry`);
      continue;
    }
    if (entry.dn === undefined) report.changed(place(entry.number), 'dn', 'the entry has no name of its own');
    yield readLines(ownLines(entry) ?? new EntryLines(entry, report).lines(), report, place);
  }
}

/** Our own files say everything in content lines; the attributes beside them are for other programs. */
function ownLines({ attributes }: Entry): Line[] | undefined {
  const own = attributes.filter(({ name }) => name === BAILIWICK_ATTRIBUTE.toLowerCase());
  if (own.length === 0) return undefined;
  return [
    { text: 'VERSION:4.0', number: own[0]?.number ?? 0 },
    ...own.map(({ value, number }) => ({ text: value.replaceAll(/[\r\n]+/g, ' '), number })),
  ];
}

const changeOf = ({ attributes }: Entry): string | undefined =>
  attributes
    .find(({ name }) => name === 'changetype')
    ?.value.trim()
    .toLowerCase();

/** Which program wrote it, by attributes that only it writes. */
export const programOfLdif = (head: string): string | undefined =>
  new RegExp(`^${BAILIWICK_ATTRIBUTE}:`, 'im').test(head) ? 'Bailiwick' : programOfAttributes(head);

const programOfAttributes = (head: string): string | undefined =>
  /mozillaAbPersonAlpha|^mozilla(?:Home|Work|Second|Custom)/im.test(head) ? 'Thunderbird' : undefined;
