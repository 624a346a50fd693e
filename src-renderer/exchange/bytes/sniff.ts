import type { FileError } from '../../../src-shared/errors';
import type { FileFormat } from '../../../src-shared/exchange-contract';
import { XCARD_NAMESPACE } from '../xcard/namespace';
import { err, ok, type Result } from '../../../src-shared/result';

/** A partner's own list is in one more often than not. */
export const EXCEL_WORKBOOK = 'an Excel workbook; save it as CSV from Excel instead';

const ZIP = '504b0304';
/** Names of files near the beginning of what is packed as a ZIP. */
const ZIPS: readonly { readonly holds: string; readonly what: string }[] = [
  { holds: 'xl/workbook', what: EXCEL_WORKBOOK },
  { holds: 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet', what: 'a spreadsheet; save it as CSV instead' },
  { holds: '[Content_Types].xml', what: 'an Office document' },
  { holds: '', what: 'a ZIP archive; unpack it first' },
];

/** First bytes of what people drop by mistake. `at`: where in the file they stand. */
const MAGICS: readonly { readonly hex: string; readonly at?: number; readonly what: string }[] = [
  { hex: '25504446', what: 'a PDF document' },
  { hex: 'ffd8ff', what: 'a JPEG picture' },
  { hex: '89504e470d0a1a0a', what: 'a PNG picture' },
  { hex: '47494638', what: 'a GIF picture' },
  { hex: '52494646', what: 'a RIFF file (WebP, WAV or AVI)' },
  { hex: '4d5a', what: 'a Windows program' },
  { hex: '7f454c46', what: 'a Linux program' },
  { hex: '1f8b', what: 'a gzip archive' },
  { hex: '377abcaf271c', what: 'a 7z archive' },
  { hex: '526172211a07', what: 'a RAR archive' },
  { hex: '53514c69746520666f726d6174', what: 'an SQLite database' },
  { hex: '62706c697374', what: 'an Apple property list' },
  { hex: '66747970', at: 4, what: 'a video or HEIC picture' },
];

/** First letters of texts that are not tables of contacts. */
const TEXTS: readonly { readonly start: RegExp; readonly what: string }[] = [
  { start: /^\s*(?:<!doctype html|<html)/i, what: 'a web page (HTML)' },
  { start: /^\s*<\?xml/i, what: 'an XML document' },
  {
    start: /^\/\/ <!-- <mdb:mork:/,
    what: 'an old Thunderbird address book (Mork); export LDIF from Thunderbird instead',
  },
  { start: /^\s*\{\\rtf/, what: 'a Rich Text document' },
  { start: /^%!PS/, what: 'a PostScript document' },
];

const CALENDAR_START = /^\s*BEGIN:[ \t]*VCALENDAR/i;
/** Comments, a version and the name of the first entry (RFC 2849). */
const LDIF_START = /^(?:\s*(?:#[^\n]*\n(?: [^\n]*\n)*|version:[ ]*\d+[ ]*(?=\r?\n)))*\s*dn::?[ ]*\S/i;
const LDIF_LINE = /^[A-Za-z][\w;.-]*::? ?\S/m;
const XML_START = /^\s*<(?:\?xml|!--|[\w.-]+[\s:>])/i;
/** The root element names its namespace at the beginning. */
const XML_HEAD = 64 * 1024;
/** Which JSON it is shows only once it is parsed. */
const JSON_START = /^\s*[[{]\s*["[{\]}]/;
const CARD_BEGINS = /(?:^|[\r\n])[ \t]*BEGIN:[ \t]*VCARD/i;
const SAMPLE_LETTERS = 1024 * 1024;
/** More control characters than this share of a text, and it is no text. */
const MOST_CONTROLS = 0.1;

/** Outlook's files, by their first bytes: they are no text, and no encoding is to be looked for in them. */
export function sniffBinaryFormat(head: Uint8Array): 'msg' | 'pst' | undefined {
  const hex = hexOf(head);
  if (hex.startsWith('d0cf11e0a1b11ae1')) return 'msg';
  return hex.startsWith('2142444e') ? 'pst' : undefined;
}

/** Decides by the content, not by the name, what a file is. `head` is its beginning as bytes and as text. */
export function sniffFormat(head: Uint8Array, text: string, fileName: string): Result<FileFormat, FileError> {
  if (text.slice(0, SAMPLE_LETTERS).trim() === '') return err({ kind: 'file-empty' });
  if (CARD_BEGINS.test(text)) return ok('vcard');
  if (CALENDAR_START.test(text)) return ok('ics');
  if (LDIF_START.test(text) || (/\.ldif?$/i.test(fileName) && LDIF_LINE.test(text))) return ok('ldif');
  if (XML_START.test(text) && text.slice(0, XML_HEAD).includes(XCARD_NAMESPACE)) return ok('xcard');
  if (JSON_START.test(text) || /\.(?:json|jcf|jcard)$/i.test(fileName)) return ok('jcard');
  const looksLike = binaryLikeness(head, text) ?? textLikeness(text, fileName);
  return looksLike === undefined ? ok('csv') : err({ kind: 'file-not-contacts', looksLike });
}

const hexOf = (head: Uint8Array): string =>
  Array.from(head.subarray(0, 24), (byte) => byte.toString(16).padStart(2, '0')).join('');

function binaryLikeness(head: Uint8Array, text: string): string | undefined {
  const hex = hexOf(head);
  if (hex.startsWith(ZIP)) return ZIPS.find(({ holds }) => text.includes(holds))?.what;
  const magic = MAGICS.find(({ hex: wanted, at = 0 }) => hex.startsWith(wanted, at * 2));
  if (magic) return magic.what;
  const sample = text.slice(0, 64 * 1024);
  const controls = Array.from(sample).filter((letter) => isControl(letter.charCodeAt(0))).length;
  return controls > sample.length * MOST_CONTROLS ? 'binary data' : undefined;
}

/** Neither tab nor line end, or the replacement character. */
const isControl = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || code === 0x7f || code === 0xfffd;

function textLikeness(text: string, fileName: string): string | undefined {
  const known = TEXTS.find(({ start }) => start.test(text));
  if (known) return known.what;
  return /\.(?:vcf|vcard)$/i.test(fileName) ? 'a text without any card (BEGIN:VCARD)' : undefined;
}
