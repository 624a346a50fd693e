import { describe, expect, it } from 'vitest';

import { createByteSource } from '../../../src-renderer/exchange/outlook/byte-source';
import { undoCyclic, undoPermute } from '../../../src-renderer/exchange/outlook/pst/cipher';
import { richText } from '../../../src-renderer/exchange/outlook/rich-text';
import { openFile } from '../../../src-renderer/exchange/open-file';
import { readContacts } from '../../../src-renderer/exchange/read-contacts';
import { ReportBuilder } from '../../../src-renderer/exchange/report';
import { corpusBytes, hasCorpus } from '../../support/corpus/corpus';
import { readBack } from '../../support/sample/read-back';

/** Why a file is refused; undefined where it is read. */
function refusal(bytes: Uint8Array): unknown {
  const opened = openFile({ fileName: 'a', chunks: [bytes], size: bytes.length });
  if (!opened.ok) return opened.error;
  const reading = readContacts(opened.value, {}, new ReportBuilder(), { bytes: 0 });
  return reading.ok ? undefined : reading.error;
}

/** What is told of a file beside its contacts. */
function about(bytes: Uint8Array): unknown {
  const opened = openFile({ fileName: 'a', chunks: [bytes], size: bytes.length });
  if (!opened.ok) return opened.error;
  const reading = readContacts(opened.value, {}, new ReportBuilder(), { bytes: 0 });
  return reading.ok ? reading.value.about() : reading.error;
}

describe.skipIf(!hasCorpus)('Outlook messages', () => {
  it('are read the same from texts in a code page and in Unicode', async () => {
    const [ansi, unicode] = await Promise.all(
      ['contactAnsi', 'contactUnicode'].map(
        async (name) => (await readBack(corpusBytes(`msg/msgreader/${name}.msg`))).contacts,
      ),
    );
    expect(ansi).toEqual(unicode);
    expect(unicode?.[0]?.name).toEqual({
      display: 'Mr. イグザンプル ドット コム 殿',
      given: 'コム',
      family: 'イグザンプル',
      additional: 'ドット',
      prefix: 'Mr.',
      suffix: '殿',
      phoneticGiven: 'komu',
      phoneticFamily: 'eguzanpuru',
    });
    expect(unicode?.[0]?.organisations).toEqual([
      { name: 'My work company', department: 'My division', title: 'My position' },
    ]);
    expect(unicode?.[0]?.facts).toContainEqual({ kind: 'birthday', value: '2000-01-01' });
    expect(unicode?.[0]?.facts).toContainEqual({ kind: 'url', value: 'https://example.com', types: ['work'] });
  });

  it('keep the address that has no parts as it is written', async () => {
    const { contacts } = await readBack(corpusBytes('msg/aspose/Bertha_A_Buell.msg'));
    const [address] = contacts[0]?.facts.filter(({ kind }) => kind === 'address') ?? [];
    expect(JSON.stringify(address)).toContain('Im Astenfeld 59');
  });

  it('say what they are where they hold no contact, and where they are broken', () => {
    expect(refusal(corpusBytes('msg/hostile/not-a-cfb.msg'))).toEqual({ kind: 'file-damaged', where: 'its directory' });
    expect(refusal(corpusBytes('msg/hostile/truncated.msg'))).toEqual({ kind: 'file-damaged', where: 'its directory' });
  });

  it('are told from the workbooks of old Excels, which are packed in the same way', () => {
    const bytes = Buffer.from(corpusBytes('msg/msgreader/contactUnicode.msg'));
    const properties = Buffer.from('__properties_version1.0\0', 'utf16le');
    // Name and length of its stream in the directory (MS-CFB, section 2.6.1).
    const workbook = Buffer.alloc(66);
    workbook.write('Workbook', 'utf16le');
    workbook.writeUInt16LE('Workbook\0'.length * 2, 64);
    for (let at = bytes.indexOf(properties); at !== -1; at = bytes.indexOf(properties)) workbook.copy(bytes, at);
    expect(refusal(bytes)).toEqual({
      kind: 'file-not-contacts',
      looksLike: 'an Excel workbook; save it as CSV from Excel instead',
    });
  });
});

describe.skipIf(!hasCorpus)('Outlook data files', () => {
  it('are not said to be written by Outlook: others write them too, and none leaves its name', () => {
    expect(about(corpusBytes('pst/dist-list.pst'))).toEqual({ format: 'pst' });
    expect(about(corpusBytes('msg/aspose/Bertha_A_Buell.msg'))).toEqual({ format: 'msg' });
  });

  it('give people and lists, members of lists by name', async () => {
    const { contacts } = await readBack(corpusBytes('pst/dist-list.pst'));
    expect(contacts.find(({ kind }) => kind === 'group')).toMatchObject({
      name: { display: 'test dist list' },
      members: ['contact name 1', 'dist name 1 <dist1@rjohnson.id.au>', 'dist name 2 <dist2@rjohnson.id.au>'],
    });
  });

  it('are read whatever pieces they come in', async () => {
    const bytes = corpusBytes('pst/dist-list.pst');
    const chunks = Array.from({ length: Math.ceil(bytes.length / 1_000) }, (_, index) =>
      bytes.subarray(index * 1_000, (index + 1) * 1_000),
    );
    const opened = openFile({ fileName: 'a.pst', chunks, size: bytes.length });
    if (!opened.ok) throw new Error(opened.error.kind);
    const reading = readContacts(opened.value, {}, new ReportBuilder(), { bytes: 0 });
    if (!reading.ok) throw new Error(reading.error.kind);
    const names = [];
    const { contacts } = reading.value;
    for (let next = contacts.next(); next.done !== true; next = contacts.next())
      names.push(next.value.contact.name.display);
    expect(names).toEqual((await readBack(bytes)).contacts.map(({ name }) => name.display));
  });

  it('with a password are read: it is a check number, and hides nothing', async () => {
    expect((await readBack(corpusBytes('pst/passworded.pst'))).contacts).toHaveLength(2);
  });

  it('that end behind their header say so, and caches of Outlook how to go on', () => {
    expect(refusal(corpusBytes('pst/hostile-header-only.pst'))).toEqual({ kind: 'file-damaged', where: 'its index' });
    const cache = corpusBytes('pst/dist-list.pst').slice();
    cache[10] = 36;
    expect(refusal(cache)).toEqual({
      kind: 'file-not-contacts',
      looksLike: 'an Outlook cache (OST); export a PST from Outlook instead',
    });
  });
});

describe('encodings of data files', () => {
  const bytes = Uint8Array.from({ length: 512 }, (_, index) => index & 0xff);

  it('undo the cyclic one by itself', () => {
    const twice = bytes.slice();
    undoCyclic(twice, 0x1234_5678);
    expect(twice).not.toEqual(bytes);
    undoCyclic(twice, 0x1234_5678);
    expect(twice).toEqual(bytes);
  });

  it('give every byte a byte of its own', () => {
    const once = bytes.slice(0, 256);
    undoPermute(once);
    expect(new Set(once).size).toBe(256);
  });
});

describe('bytes in pieces', () => {
  it('are read across the edges, and never beyond the end', () => {
    const source = createByteSource([Uint8Array.of(1, 2), new Uint8Array(), Uint8Array.of(3), Uint8Array.of(4, 5)]);
    expect(source.read(1, 3)).toEqual(Uint8Array.of(2, 3, 4));
    expect(source.read(0, 5)).toEqual(Uint8Array.of(1, 2, 3, 4, 5));
    expect(source.read(3, 3)).toBeUndefined();
    expect(source.read(-1, 1)).toBeUndefined();
    expect(source.read(Number.NaN, 1)).toBeUndefined();
  });
});

describe('formatted notes', () => {
  const rtf = (text: string) => {
    const body = Buffer.from(text, 'latin1');
    const head = Buffer.alloc(16);
    head.writeUInt32LE(body.length, 4);
    head.write('MELA', 8);
    return richText(Buffer.concat([head, body]));
  };

  it('give their words without fonts, pictures and markup', () => {
    expect(rtf("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\b One\\b0  two\\par caf\\'e9 \\{x\\}}")).toBe(
      'One two\ncafé {x}',
    );
  });

  it('give letters of any script', () => {
    expect(rtf('{\\rtf1\\ansi\\uc1 \\u24352?\\u19977?}')).toBe('张三');
  });

  it('are read when compressed', () => {
    // The example of MS-OXRTFCP §3.1.
    const hex = '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0';
    expect(richText(Buffer.from(hex, 'hex'))).toBe('hello world');
  });

  it('that are none are told apart', () => {
    expect(richText(new Uint8Array(20))).toBeUndefined();
  });
});
