import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../src-shared/book/contact';
import type { ExchangeEvent } from '../../../src-shared/exchange-contract';
import { MAX_FILE_BYTES } from '../../../src-shared/exchange-contract';
import { addPhotos, originalPhoto } from '../../../src-renderer/exchange/photo/add-photos';
import { ExchangeSession } from '../../../src-renderer/exchange/session';
import { contactToVCard } from '../../../src-shared/contact-writers/vcard';
import { samplePeople } from '../../../src-shared/sample/sample-book';
import { nextOf } from '../../support/next-of';

const MIB = 1024 * 1024;

function createSession() {
  const events: ExchangeEvent[] = [];
  const session = new ExchangeSession(
    (read, skipped) => addPhotos(read, originalPhoto, skipped),
    (event) => events.push(event),
  );
  return { session, events };
}

async function load(session: ExchangeSession, content: string | Uint8Array, fileName = 'book.vcf') {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  session.begin(fileName, bytes.length);
  for (let start = 0; start < bytes.length; start += MIB) session.chunk(bytes.slice(start, start + MIB));
  return await session.finish();
}

async function preview(session: ExchangeSession, content: string | Uint8Array, fileName?: string) {
  const result = await load(session, content, fileName);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

async function deliver(session: ExchangeSession): Promise<Contact[]> {
  expect(session.describe().ok).toBe(true);
  const all: Contact[] = [];
  for (;;) {
    const batch = await nextOf(session);
    all.push(...batch.contacts);
    if (batch.isLast) return all;
  }
}

const people = [...samplePeople('session', 700)];
const book = people.map((contact) => contactToVCard(contact, '4.0')).join('');

describe('the exchange', () => {
  it('previews a file that came in chunks, then hands its contacts over in batches', async () => {
    const { session, events } = createSession();
    const seen = await preview(session, book);
    expect(seen).toMatchObject({ format: 'vcard', version: '4.0', program: 'Bailiwick', people: 700, groups: 0 });
    expect(seen.report.skipped).toEqual([]);
    expect(seen.sample[0]?.display).toBe(people[0]?.name.display);
    expect(events.at(-1)).toEqual({
      kind: 'read',
      done: new TextEncoder().encode(book).length,
      total: new TextEncoder().encode(book).length,
    });
    expect(await deliver(session)).toEqual(people);
  });

  it('says whether contacts of the file belong together', async () => {
    const belongTogether = async (content: string) => {
      const { session } = createSession();
      await preview(session, content);
      const described = session.describe();
      return described.ok && described.value.belongTogether;
    };
    const card = (lines: string) => `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\n${lines}END:VCARD\r\n`;
    expect(await belongTogether(book)).toBe(false);
    expect(await belongTogether(book + card('RELATED;TYPE=friend;VALUE=text:Bob\r\n'))).toBe(true);
    expect(await belongTogether(card('KIND:org\r\n') + book)).toBe(true);
  });

  it('hands everything over again after an import was cancelled half way', async () => {
    const { session } = createSession();
    await preview(session, book);
    session.describe();
    await session.next();
    expect(await deliver(session)).toHaveLength(700);
  });

  it('reads a table again with another mapping, and hands over what was mapped', async () => {
    const { session } = createSession();
    const first = await preview(session, 'Who,Where,Reach\nAda,Paris,ada@engine.example\n', 'list.csv');
    expect(first.csv).toMatchObject({
      needsMapping: true,
      columns: ['Who', 'Where', 'Reach'],
      mapping: ['keep', 'keep', 'email'],
    });
    const again = await session.reread({ mapping: ['fullName', 'locality', 'email'] });
    expect(again).toMatchObject({ ok: true, value: { people: 1, csv: { needsMapping: false } } });
    const [contact] = await deliver(session);
    expect(contact?.name.display).toBe('Ada');
    expect(contact?.facts).toContainEqual({ kind: 'address', value: { locality: 'Paris' } });
  });

  it('reads a table again in another encoding and with another delimiter', async () => {
    const { session } = createSession();
    const bytes = Uint8Array.from('Name;Firma|X\nZoë;Müller|Y\n', (letter) => letter.charCodeAt(0));
    await preview(session, bytes, 'list.csv');
    const again = await session.reread({ encoding: 'windows-1251', delimiter: '|' });
    expect(again).toMatchObject({
      ok: true,
      value: { csv: { encoding: 'windows-1251', delimiter: '|', columns: ['Name;Firma', 'X'] } },
    });
  });

  it('reads a table again with other quotes, and cards in another encoding', async () => {
    const { session } = createSession();
    await preview(session, "Name,Email\n'Love, Ada',ada@engine.example\n", 'list.csv');
    const quoted = await session.reread({ quote: "'" });
    expect(quoted).toMatchObject({ ok: true, value: { csv: { quote: "'" }, sample: [{ display: 'Love, Ada' }] } });
    const plain = await session.reread({ quote: 'none' });
    expect(plain).toMatchObject({ ok: true, value: { sample: [{ display: "'Love" }] } });
    const card = Uint8Array.from('BEGIN:VCARD\r\nFN:\u00C9\u00E6\r\nEND:VCARD\r\n', (letter) => letter.charCodeAt(0));
    expect(await preview(session, card)).toMatchObject({ encoding: 'windows-1252', sample: [{ display: 'Éæ' }] });
    const russian = await session.reread({ encoding: 'koi8-r' });
    expect(russian).toMatchObject({ ok: true, value: { encoding: 'koi8-r', sample: [{ display: 'иФ' }] } });
  });

  it('stops reading a file where another one begins', async () => {
    const { session } = createSession();
    const bytes = new TextEncoder().encode(book.repeat(40));
    session.begin('large.vcf', bytes.length);
    for (let start = 0; start < bytes.length; start += MIB) session.chunk(bytes.slice(start, start + MIB));
    const reading = session.finish();
    session.begin('other.vcf', 0);
    expect(await reading).toEqual({ ok: false, error: { kind: 'cancelled' } });
  });

  it('tells how far it is in a file that holds nobody for a long way', async () => {
    const { session, events } = createSession();
    await preview(session, `First Name,E-mail\n${',\n'.repeat(4 * MIB)}Ada,ada@engine.example\n`, 'list.csv');
    const shares = new Set(events.map(({ done, total }) => Math.floor((8 * done) / total)));
    expect(shares.size).toBeGreaterThan(5);
  }, 60_000);

  it('says what a wrong file looks like', async () => {
    const { session } = createSession();
    const looks = async (start: string, name = 'contacts.vcf') =>
      await load(
        session,
        Uint8Array.from(start, (letter) => letter.charCodeAt(0)),
        name,
      );
    const none = (looksLike: string) => ({ ok: false, error: { kind: 'file-not-contacts', looksLike } });
    const zip = (...names: string[]) =>
      looks(names.map((name) => `PK\u0003\u0004....${name}\u0080`).join(''), 'list.xlsx');
    expect(await zip('Connections.csv')).toEqual(none('a ZIP archive; unpack it first'));
    expect(await zip('[Content_Types].xml', 'word/document.xml')).toEqual(none('an Office document'));
    expect(await zip('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml')).toEqual(
      none('an Excel workbook; save it as CSV from Excel instead'),
    );
    expect(await zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')).toEqual(
      none('a spreadsheet; save it as CSV instead'),
    );
    expect(await looks('%PDF-1.7\n')).toEqual(none('a PDF document'));
    expect(await looks('\u00FF\u00D8\u00FF\u00E0JFIF')).toEqual(none('a JPEG picture'));
    expect(await looks('MZ\u0090\u0000')).toEqual(none('a Windows program'));
    expect(await looks('<!DOCTYPE html><p>', 'list.csv')).toEqual(none('a web page (HTML)'));
    expect(await looks('[1, "two"]', 'list.json')).toEqual(none('a JSON document without a jCard'));
    expect(await looks('<?xml version="1.0"?><a/>')).toEqual(none('an XML document'));
    expect(await looks('// <!-- <mdb:mork:z v="1.4"/> -->\n', 'abook.mab')).toEqual(
      none('an old Thunderbird address book (Mork); export LDIF from Thunderbird instead'),
    );
    expect(await looks('dear diary')).toEqual(none('a text without any card (BEGIN:VCARD)'));
    expect(await looks(' \r\n \t')).toEqual({ ok: false, error: { kind: 'file-empty' } });
    expect(await looks('')).toEqual({ ok: false, error: { kind: 'file-empty' } });
  });

  it('refuses what is out of turn, more bytes than told, and a file that is too large', async () => {
    const { session } = createSession();
    expect(session.chunk(new Uint8Array(1)).ok).toBe(false);
    expect((await session.finish()).ok).toBe(false);
    expect((await session.next()).ok).toBe(false);
    expect(session.describe()).toEqual({ ok: false, error: { kind: 'not-found', what: 'file' } });
    expect(session.begin('x.vcf', MAX_FILE_BYTES + 1)).toMatchObject({ error: { kind: 'file-too-large' } });
    session.begin('x.vcf', 2);
    expect(session.chunk(new Uint8Array(3)).ok).toBe(false);
    session.chunk(new Uint8Array(1));
    expect(await session.finish()).toEqual({ ok: false, error: { kind: 'file-damaged', where: 'byte 1' } });
  });

  it('hands contacts over in the order of the file, those with photos among the others', async () => {
    const { session } = createSession();
    const photo = 'PHOTO:data:image/png;base64,iVBORw0KGgo=\r\n';
    const names = Array.from({ length: 300 }, (_, place) => `Person ${place}`);
    const cards = names.map(
      (name, place) => `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:${name}\r\n${place % 40 === 7 ? photo : ''}END:VCARD\r\n`,
    );
    await preview(session, cards.join(''));
    const handedOver = await deliver(session);
    expect(handedOver.map(({ name }) => name.display)).toEqual(names);
    expect(handedOver.flatMap(({ facts }, place) => (facts.length > 0 ? [place] : []))).toEqual(
      names.flatMap((_, place) => (place % 40 === 7 ? [place] : [])),
    );
    expect(await deliver(session)).toEqual(handedOver);
  });

  it.each([
    ['are kept', undefined],
    ['are read again each time', 0],
  ])('decodes each photo once, however often its contacts are handed over, where they %s', async (_, keptBytes) => {
    let decoded = 0;
    const session = new ExchangeSession(
      (read, skipped) =>
        addPhotos(read, async (photo) => (decoded++ === 0 ? originalPhoto(photo) : undefined), skipped),
      () => undefined,
      keptBytes,
    );
    const card = (name: string) =>
      `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:${name}\r\nPHOTO:data:image/png;base64,iVBORw0KGgo=\r\nEND:VCARD\r\n`;
    await preview(session, card('Ada') + card('Bob'));
    const handOver = async () => {
      expect(session.describe().ok).toBe(true);
      return nextOf(session);
    };
    const first = await handOver();
    expect(first).toMatchObject({
      contacts: [{ facts: [{ kind: 'photo' }] }, { facts: [] }],
      skipped: [{ what: 'PHOTO', why: 'the picture cannot be read' }],
    });
    expect(await handOver()).toEqual(first);
    expect(decoded).toBe(2);
    await session.reread({});
    expect(await handOver()).toMatchObject({ contacts: [{ facts: [] }, { facts: [] }] });
    expect(decoded).toBe(4);
  });
});
