import * as fc from 'fast-check';

import { CSV_FIELDS, QUOTES, type FileFormat, type ReadOptions } from '../../../src-shared/exchange-contract';
import { corpusBytes, expectedFiles, hasCorpus } from '../corpus/corpus';

/**
 * Files that look like a format and are broken in every way: made of the pieces that its reader looks for, in any order,
 * and, where there is a corpus, real files with bytes changed, cut out and doubled.
 */
export interface FuzzFile {
  readonly fileName: string;
  readonly input: fc.Arbitrary<FuzzInput>;
}

export interface FuzzInput {
  readonly bytes: Uint8Array;
  /** Where the bytes are cut into pieces, each a share of the file. */
  readonly cuts: readonly number[];
  readonly options: ReadOptions;
}

const binary = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const awkward = fc.constantFrom(
  '\u0000',
  '\u00FF',
  '\uFFFE',
  '"',
  '\\',
  ';',
  ',',
  ':',
  '=',
  '\t',
  ' ',
  '\r',
  '\n',
  '^',
);
const noise = fc.oneof(awkward, fc.string({ maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 4 }));

/** Pieces in any order, with noise between some of them. */
const madeOf = (pieces: readonly string[], maxLength = 40): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: noise }), {
      maxLength,
    })
    .map((parts) => parts.join(''));

const vcard = madeOf([
  'BEGIN:VCARD\r\n',
  'END:VCARD\r\n',
  'VERSION:2.1\r\n',
  'VERSION:4.0\r\n',
  '\r\n ',
  '=\r\n',
  '\r\n',
  'item1.',
  'FN:',
  'N:',
  'TEL;TYPE=work,"a,b":',
  'EMAIL;PREF=1:',
  'ADR:;;a',
  'ORG:a;b',
  'NOTE:',
  'KIND:group\r\n',
  'MEMBER:x\r\n',
  'X-ABLabel:_$!<Home>!$_\r\n',
  'X-ABDATE:',
  'BDAY:--0229\r\n',
  'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\r\n',
  'N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=88=C9\r\n',
  'PHOTO;ENCODING=b:/9j/',
  'PHOTO:data:image/png;base64,',
  'AGENT:\r\n',
  'RELATED;TYPE=friend:',
  'IMPP:skype:x\r\n',
  'X-BAILIWICK-ORIGIN:file;',
  'X-BAILIWICK-FROM=0',
  'X-BAILIWICK-CSV:',
]);

const csv = madeOf([
  'First Name',
  'Last Name',
  'E-mail 1 - Value',
  'Phone 1 - Type',
  'Birthday',
  'Birth Day',
  'Bailiwick',
  'Name',
  'Prénom',
  'Ville',
  'Titre',
  'Улица (раб. адрес)',
  '番地 (会社)',
  'İş-Cadde 2',
  ',',
  ',',
  ',',
  ';',
  '\t',
  '|',
  '"',
  '""',
  '\n',
  '\r\n',
  'sep=;\n',
  ' ::: ',
  '1/2/1990',
  '31.12.1990',
  '* Work',
  "'",
  '=',
  'X-BAILIWICK-MARK;X-BAILIWICK-CELL="Name":',
  'a@b.example',
  '/o=x/cn=y',
  '\uFEFF',
  '__proto__',
]);

const ldif = madeOf([
  'dn: cn=Ada\n',
  'dn:: YQ==\n',
  'version: 1\n',
  '# note\n',
  '\n\n',
  '\n ',
  '\r\n',
  '-\n',
  'changetype: modify\n',
  'cn: ',
  'cn:: ',
  'cn;lang-de: ',
  'sn: x\n',
  'mail: a@b.example\n',
  'telephoneNumber: ',
  'jpegPhoto:: /9j/',
  'jpegPhoto:< file:///x\n',
  'objectclass: groupOfNames\n',
  'member: cn=Ada\n',
  'birthyear: 1604\n',
  'birthmonth: 2\n',
  'birthday: 30\n',
  'userPassword: x\n',
  'mozillaHomeStreet: ',
  'labeledURI: http://x y\n',
  'mozillaCustom1: ',
  'bailiwickLine: TEL:1\n',
  'bailiwickLine:: ',
]);

const ics = madeOf([
  'BEGIN:VCALENDAR\r\n',
  'END:VCALENDAR\r\n',
  'BEGIN:VEVENT\r\n',
  'END:VEVENT\r\n',
  'BEGIN:VALARM\r\n',
  'END:VALARM\r\n',
  'PRODID:-//Apple Inc.//\r\n',
  'PRODID:-//Google//\r\n',
  'SUMMARY:',
  'SUMMARY:Ada’s Birthday\r\n',
  'Geburtstag von ',
  '🎂 ',
  '💍 ',
  'DTSTART;VALUE=DATE:',
  '20240229',
  '16040229',
  '00010101',
  'DTSTART:20240101T000000Z\r\n',
  ' (*1987)\r\n',
  '\r\n ',
  '\r\n',
  'RRULE:FREQ=SECONDLY\r\n',
  'RRULE:FREQ=YEARLY\r\n',
  'X-NEXTCLOUD-BC-FIELD-TYPE:ANNIVERSARY\r\n',
  'CATEGORIES:Birthdays\r\n',
  'DTSTAMP:2024\r\n',
]);

const xcard = madeOf([
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0">',
  '</vcards>',
  '<vcard>',
  '</vcard>',
  '<fn><text>Ada</text></fn>',
  '<n>',
  '</n>',
  '<surname>',
  '</surname>',
  '<tel>',
  '</tel>',
  '<uri>tel:+1</uri>',
  '<text>',
  '</text>',
  '<parameters>',
  '</parameters>',
  '<type>',
  '</type>',
  '<group name="a">',
  '</group>',
  '<org>',
  '</org>',
  '<photo><uri>data:;base64,/9j/',
  '<![CDATA[',
  ']]>',
  '&lt;',
  '&#0;',
  '&#x1F600;',
  '&x;',
  '<!DOCTYPE a [<!ENTITY x "y">]>',
  '<!--',
  '-->',
  '<a:b xmlns:a="u"/>',
  '<',
]);

/** Values of the right place and of the wrong kind. */
const jsonValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    noise,
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1.5,
      {},
      [],
      '',
      'tel:+1',
      'data:image/png;base64,/9j/',
      '--02-29',
      '1985',
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('type', 'pref', 'group', '__proto__', 'constructor', 'x'), tie('value'), {
      maxKeys: 3,
    }),
  ),
})).value;
const jsonProperty = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constantFrom(
        'version',
        'fn',
        'n',
        'tel',
        'email',
        'adr',
        'org',
        'bday',
        'photo',
        'categories',
        'x-a',
        '__proto__',
        'kind',
        'note',
      ),
      fc.oneof(fc.constant({}), jsonValue),
      fc.constantFrom('text', 'uri', 'date', 'unknown', 'x y'),
      jsonValue,
    ),
  },
  { weight: 1, arbitrary: jsonValue },
);
const jcardValue = fc.tuple(fc.constant('vcard'), fc.oneof(fc.array(jsonProperty, { maxLength: 8 }), jsonValue));
const jcard = fc.oneof(
  fc.oneof(jcardValue, fc.array(jcardValue, { maxLength: 3 }), jsonValue).map((value) => JSON.stringify(value)),
  fc.tuple(jcardValue, fc.nat(400)).map(([value, cut]) => JSON.stringify(value).slice(0, cut)),
);

/** Anywhere from the start of a file to its end. Not a double of fast-check's: nearly all of those are next to nothing. */
const share = fc.integer({ min: 0, max: 999_999 }).map((number) => number / 1_000_000);

/** Changes to bytes: one set, a run set, a run cut out, a run doubled. `where` is a share of the file. */
const change = fc.record({
  kind: fc.constantFrom('set', 'set', 'set', 'set', 'number', 'number', 'fill', 'cut', 'double'),
  where: share,
  length: fc.nat(64),
  byte: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255)),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function joined(start: Uint8Array, end: Uint8Array): Uint8Array {
  const both = new Uint8Array(start.length + end.length);
  both.set(start);
  both.set(end, start.length);
  return both;
}

/** The first bytes say what a file is; without them it would go to another reader. */
const KEPT_START = 4;

/** Changes the bytes where they lie, unless there come to be more or fewer of them. */
function changed(bytes: Uint8Array, { kind, where, length, byte }: Change): Uint8Array {
  const at = KEPT_START + Math.floor(where * Math.max(0, bytes.length - 1 - KEPT_START));
  const end = Math.min(bytes.length, at + length + 1);
  if (kind === 'cut') return joined(bytes.subarray(0, at), bytes.subarray(end));
  if (kind === 'double') return joined(bytes.subarray(0, end), bytes.subarray(at));
  if (kind === 'number' && at + 4 <= bytes.length) bytes.fill(byte, at, at + 4);
  else bytes.fill(byte, at, kind === 'fill' ? end : at + 1);
  return bytes;
}

/** Real files of the format, changed. Binary ones are hardly to be made of pieces. */
function fromCorpus(folder: string): fc.Arbitrary<Uint8Array> | undefined {
  const files = [...expectedFiles(folder).keys()]
    .map(corpusBytes)
    .filter(({ length }) => length > 0 && length < 300_000);
  if (files.length === 0) return undefined;
  return fc
    .tuple(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 12 }))
    .map(([bytes, changes]) => changes.reduce(changed, bytes.slice()));
}

const NAMES: Readonly<Record<FileFormat, string>> = {
  vcard: 'a.vcf',
  csv: 'a.csv',
  jcard: 'a.json',
  xcard: 'a.xml',
  ldif: 'a.ldif',
  ics: 'a.ics',
  msg: 'a.msg',
  pst: 'a.pst',
};

const START_OF_XCARD = '<vcards xmlns="urn:ietf:params:xml:ns:vcard-4.0"><vcard>';
const MADE: Readonly<Partial<Record<FileFormat, fc.Arbitrary<Uint8Array>>>> = {
  vcard: fc.oneof(
    vcard.map((text) => binary(`BEGIN:VCARD\r\n${text}`)),
    vcard.map(utf8),
  ),
  csv: fc.oneof(csv.map(binary), csv.map(utf8)),
  jcard: jcard.map(utf8),
  xcard: xcard.map((text) => utf8(`${START_OF_XCARD}${text}`)),
  ldif: fc.oneof(
    ldif.map((text) => binary(`dn: cn=Ada\n${text}`)),
    ldif.map(utf8),
  ),
  ics: ics.map((text) => utf8(`BEGIN:VCALENDAR\r\n${text}`)),
};

/** Long enough that a reader whose time grows with the square of the length is found out. */
const LONG = 192 * 1024;

/** The same few pieces again and again. */
const repeated = (source: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> =>
  source.map((bytes) => {
    const part = bytes.subarray(0, 300);
    const long = new Uint8Array(part.length === 0 ? 0 : LONG);
    for (let at = 0; at < long.length; at += part.length) long.set(part.subarray(0, long.length - at), at);
    return long;
  });

const options: fc.Arbitrary<ReadOptions> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis', 'iso-2022-jp', 'none'),
        delimiter: fc.constantFrom(',', ';', '\t', '|'),
        quote: fc.constantFrom(...QUOTES),
        mapping: fc.array(fc.constantFrom(...CSV_FIELDS), { maxLength: 8 }),
      },
      { requiredKeys: [] },
    ),
  },
);

/** Undefined where neither pieces nor a corpus are at hand. */
export function arbitraryFile(format: FileFormat): FuzzFile | undefined {
  const made = MADE[format];
  const real = hasCorpus ? fromCorpus(format) : undefined;
  if (made === undefined && real === undefined) return undefined;
  const sources = [
    ...(made ? [{ weight: 80, arbitrary: made }] : []),
    ...(made ? [{ weight: 1, arbitrary: repeated(made) }] : []),
    ...(real ? [{ weight: 20, arbitrary: real }] : []),
  ];
  const cuts = fc.array(share, { maxLength: 6 });
  return { fileName: NAMES[format], input: fc.record({ bytes: fc.oneof(...sources), cuts, options }) };
}
