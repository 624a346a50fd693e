import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { savePerson } from '../../../../src-renderer/vault/book/save-person.ts';
import { createChunks } from '../../../../src-renderer/vault/export/chunks.ts';
import { makeExportFile, type ExportOrder } from '../../../../src-renderer/vault/export/export-file.ts';
import { EXPORT_FORMATS } from '../../../../src-shared/book/contact.ts';
import type { PersonDraft } from '../../../../src-shared/book/records.ts';
import { bytesToHex } from '../../../../src-shared/bytes.ts';
import type { PersonId } from '../../../../src-shared/ids.ts';
import { err } from '../../../../src-shared/result.ts';
import { createTestBook, personDraft, valueOf, type TestBook } from '../../../support/book.ts';

const createSha256 = () => {
  const hash = createHash('sha256');
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => new Uint8Array(hash.digest()) };
};

const save = async (book: TestBook, display: string, more?: Partial<PersonDraft>): Promise<PersonId> =>
  valueOf(await savePerson(book, personDraft(display, more))).id;

const make = (book: TestBook, order: Partial<ExportOrder> & Pick<ExportOrder, 'ids'>) =>
  makeExportFile(book, createSha256, { clientIds: [], leftOut: new Set(), format: 'vcard4', ...order }, () => true);

const textOf = (file: { readonly chunks: readonly Uint8Array[] }) => Buffer.concat(file.chunks).toString('utf8');

describe('the file that is exported', () => {
  it('is hashed over exactly the bytes that are saved', async () => {
    const book = createTestBook();
    const ids = [await save(book, 'Ruth Bellamy'), await save(book, 'Nils Ågren')];
    for (const format of EXPORT_FORMATS.filter((one) => one !== 'ics')) {
      const file = valueOf(await make(book, { ids, format }));
      const bytes = Buffer.concat(file.chunks);
      expect(file.bytes).toBe(bytes.length);
      expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      const isRead = format === 'ldif' ? Buffer.from('Nils Ågren').toString('base64') : 'Ågren';
      expect(bytes.toString('utf8')).toContain(isRead);
    }
  });

  it('holds in a calendar only who has a day, and says no more', async () => {
    const book = createTestBook();
    const origins = [{ source: 'typed', at: '2026-03-01T09:00:00.000Z', basis: 'own' } as const];
    const facts = [
      { kind: 'birthday', value: '--02-29', from: 0 } as const,
      { kind: 'note', value: 'secret', from: 0 } as const,
    ];
    const ids = [await save(book, 'Ruth Bellamy', { facts, origins }), await save(book, 'Nils Ågren')];
    const file = valueOf(await make(book, { ids, format: 'ics' }));
    expect(file.people).toBe(1);
    expect(file.classes).toEqual(['names', 'birthdays (1)']);
    expect(textOf(file)).toContain('SUMMARY:Ruth Bellamy’s birthday');
    expect(textOf(file)).not.toMatch(/Nils|secret/);
  });

  it('names the people behind an information barrier, and what classes of data are in it', async () => {
    const book = createTestBook();
    const facts = [{ kind: 'email', value: 'r@bellamy.example', from: 0 } as const];
    const origins = [{ source: 'typed', at: '2026-03-01T09:00:00.000Z', basis: 'own' } as const];
    const open = await save(book, 'Ruth Bellamy', { facts, origins });
    const barred = await save(book, 'Nils Ågren', { flags: { informationBarrier: true } });
    const file = valueOf(await make(book, { ids: [open, barred] }));
    expect(file.barred).toEqual([{ id: barred, display: 'Nils Ågren', isClient: false }]);
    expect(file.classes).toContain('e-mails (1)');
    expect(file.classes).toContain('information barriers and other flags (1)');
  });

  it('says not even the name of who was left out, though others are related to them', async () => {
    const book = createTestBook();
    const barred = await save(book, 'Nils Ågren', { flags: { informationBarrier: true } });
    const friend = await save(book, 'Ruth Bellamy', { relations: [{ to: barred, type: 'friend' }] });
    const ids = [barred, friend];
    expect(textOf(valueOf(await make(book, { ids: [friend] })))).toContain('Ågren');
    const without = valueOf(await make(book, { ids, leftOut: new Set([barred]) }));
    expect(without).toMatchObject({ people: 1, barred: [] });
    expect(textOf(without)).not.toContain('Ågren');
  });

  it('stops when asked to', async () => {
    const book = createTestBook();
    const ids = [await save(book, 'Ruth Bellamy')];
    const order: ExportOrder = { ids, clientIds: [], leftOut: new Set(), format: 'csv' };
    expect(await makeExportFile(book, createSha256, order, () => false)).toEqual(err({ kind: 'cancelled' }));
  });
});

describe('chunks', () => {
  it('hold at most 1 MiB each and join to the text, cut characters included', () => {
    const chunks = createChunks(createSha256());
    const text = 'aé€😀'.repeat(150_000);
    for (const part of text.match(/.{1,70000}/gsu) ?? []) chunks.add(part);
    const { parts, bytes, hash } = chunks.end();
    const whole = Buffer.concat(parts);
    expect(Math.max(...parts.map(({ length }) => length))).toBe(1024 * 1024);
    expect(whole.toString('utf8')).toBe(text);
    expect(bytes).toBe(whole.length);
    expect(bytesToHex(hash)).toBe(createHash('sha256').update(text).digest('hex'));
  });
});
