import { describe, expect, it } from 'vitest';

import { makePst, type PstNode, type PstProperty } from '../../support/outlook/make-pst';
import { readBack } from '../../support/sample/read-back';

const UNICODE = 0x1f;
const TIME = 0x40;
const BINARY = 0x102;

const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const text = (id: number, value: string): PstProperty => ({ id, type: UNICODE, value: utf16(value) });
const bytes = (...parts: readonly (readonly number[])[]) => Uint8Array.from(parts.flat());
const u32 = (value: number) => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];

/** Milliseconds as FILETIME. */
function filetime(at: number): Uint8Array {
  const value = new Uint8Array(8);
  new DataView(value.buffer).setBigUint64(0, (BigInt(at) + 11_644_473_600_000n) * 10_000n, true);
  return value;
}

/** The set of addresses, one property of it (0x8083, the first e-mail) as 0x8000, and the category "Keywords" as 0x8001. */
const ADDRESS_SET = [0x04, 0x20, 0x06, 0x00, 0x00, 0x00, 0x00, 0x00, 0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46];
const KEYWORDS = [...utf16('Keywords')];
const names: PstNode = {
  id: 0x61,
  parent: 0,
  properties: [
    { id: 0x0002, type: BINARY, value: bytes(ADDRESS_SET) },
    { id: 0x0003, type: BINARY, value: bytes(u32(0x8083), [6, 0, 0, 0], u32(0), [5, 0, 1, 0]) },
    { id: 0x0004, type: BINARY, value: bytes(u32(KEYWORDS.length), KEYWORDS) },
  ],
};
const WASTEBASKET = 0x8042;
const store: PstNode = {
  id: 0x21,
  parent: 0,
  properties: [
    {
      id: 0x35e3,
      type: BINARY,
      value: bytes(
        Array.from({ length: 20 }, () => 0),
        u32(WASTEBASKET),
      ),
    },
  ],
};
const folder = (id: number, parent: number): PstNode => ({ id, parent, properties: [text(0x3001, 'folder')] });

/** The head of a JPEG of one pixel, and as much behind it as takes several blocks. */
const picture = new Uint8Array(20_000);
picture.set(Buffer.from('ffd8ffc000110800010001', 'hex'));

const contact: PstNode = {
  id: 0x200024,
  parent: 0x8022,
  properties: [
    text(0x001a, 'IPM.Contact'),
    text(0x3001, 'Ada Lovelace'),
    text(0x3a06, 'Ada'),
    text(0x3a11, 'Lovelace'),
    text(0x3a1c, '+44 1'),
    text(0x1000, 'A note. '.repeat(600).trim()),
    { id: 0x3a42, type: TIME, value: filetime(Date.UTC(1985, 3, 11, 23)) },
    text(0x8000, 'ada@engine.example'),
    {
      id: 0x8001,
      type: 0x101f,
      value: bytes(u32(2), u32(12), u32(12 + 8), [...utf16('Maths')].slice(0, 8), [...utf16('Club')]),
    },
  ],
  below: [
    {
      id: 0x8025,
      parent: 0,
      properties: [
        { id: 0x7fff, type: 0x000b, value: 1 },
        { id: 0x3701, type: BINARY, value: picture },
      ],
    },
  ],
};
const deleted: PstNode = { ...contact, id: 0x200044, parent: WASTEBASKET, below: [] };
const mail: PstNode = { id: 0x200064, parent: 0x8022, properties: [text(0x001a, 'IPM.Note'), text(0x0037, 'Lunch')] };
const nodes = [names, store, folder(0x8022, 0x122), folder(WASTEBASKET, 0x122), contact, deleted, mail];

describe.each([
  ['new, plain', { isWide: true, crypt: 0 }],
  ['new, permuted', { isWide: true, crypt: 1 }],
  ['new, cyclic', { isWide: true, crypt: 2 }],
  ['old, permuted', { isWide: false, crypt: 1 }],
] as const)('a data file that is %s', (_, shape) => {
  it('gives its contacts with everything that is said of them', async () => {
    const { contacts, report } = await readBack(makePst(shape, nodes), 'made.pst');
    expect(contacts).toHaveLength(1);
    expect(contacts[0]).toMatchObject({
      kind: 'individual',
      name: { display: 'Ada Lovelace', given: 'Ada', family: 'Lovelace' },
      tags: ['Math', 'Club'],
    });
    const facts = contacts[0]?.facts ?? [];
    expect(facts).toContainEqual({ kind: 'email', value: 'ada@engine.example' });
    expect(facts).toContainEqual({ kind: 'phone', value: '+44 1', types: ['cell'] });
    // Typed as 12 April in a zone east of Greenwich.
    expect(facts).toContainEqual({ kind: 'birthday', value: '1985-04-12' });
    expect(facts).toContainEqual({ kind: 'note', value: 'A note. '.repeat(600).trim() });
    const photo = facts.find((fact) => fact.kind === 'photo');
    expect(Buffer.from(photo?.value ?? '', 'base64')).toEqual(Buffer.from(picture));
    expect(report.skipped).toContainEqual({ where: 'Deleted Items', what: '1 contacts', why: 'deleted in Outlook' });
  });
});
