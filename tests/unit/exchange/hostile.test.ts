import { describe, expect, it } from 'vitest';

import { MOST_PIXELS, pictureSize } from '../../../src-renderer/exchange/photo/picture-size';
import { readBack } from '../../support/sample/read-back';

const card = (...lines: readonly string[]) =>
  ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Ada', ...lines, 'END:VCARD', ''].join('\r\n');

/** Generous: the machine may be busy. What is looked for is minutes. */
const TIME = 30_000;

describe('hostile files', () => {
  it(
    'reads past a line longer than any contact has, and says so',
    async () => {
      const { contacts, report } = await readBack(
        card(`X-HUGE:${'x'.repeat(20 * 1024 * 1024)}`, 'TEL:1') + card('TEL:2'),
      );
      expect(contacts).toHaveLength(2);
      expect(contacts[0]?.facts).toEqual([{ kind: 'phone', value: '1' }]);
      expect(report.skipped).toEqual([{ where: 'card 1, line 4', what: 'X-HUGE', why: 'longer than the book keeps' }]);
    },
    TIME,
  );

  it(
    'reads a card of a million properties, keeps what a contact holds and counts the rest',
    async () => {
      const phones = Array.from({ length: 1_000_000 }, (_, index) => `TEL:${index}`).join('\r\n');
      const { contacts, report } = await readBack(card(phones));
      expect(contacts[0]?.facts).toHaveLength(1_000);
      expect(report.skipped.map(({ why }) => why)).toContain('980002 lines beyond the first 20000');
      expect(report.skipped.length + report.more).toBeGreaterThan(18_000);
    },
    TIME,
  );

  it(
    'reads cards a hundred thousand deep without running out of stack',
    async () => {
      const { contacts } = await readBack(
        `${'BEGIN:VCARD\r\nFN:Deep\r\n'.repeat(100_000)}${'END:VCARD\r\n'.repeat(100_000)}${card()}`,
      );
      expect(contacts.at(-1)?.name.display).toBe('Ada');
    },
    TIME,
  );

  it(
    'reads ten thousand cards after one that never ends',
    async () => {
      const { contacts } = await readBack(`BEGIN:VCARD\r\nFN:Open\r\n${card('TEL:1').repeat(10_000)}`);
      expect(contacts).toHaveLength(10_001);
    },
    TIME,
  );

  it(
    'unfolds a line folded a million times',
    async () => {
      const { contacts } = await readBack(card(`NOTE:${'\r\n x'.repeat(1_000_000)}`));
      expect(contacts[0]?.facts[0]?.value).toHaveLength(100_000);
    },
    TIME,
  );

  it(
    'reads a table with a quote never closed on every line',
    async () => {
      const rows = 'Ada,"ada@engine.example\n'.repeat(20_000);
      const { contacts, report } = await readBack(`First Name,E-mail\n${rows}`, 'list.csv');
      expect(contacts.length + report.skipped.length).toBeGreaterThan(5_000);
    },
    TIME,
  );

  it(
    'reads a card of millions of carriage returns that comes in many pieces',
    async () => {
      const bytes = new Uint8Array(4 * 1024 * 1024).fill(0x0d);
      new TextEncoder().encodeInto('BEGIN:VCARD\rFN:Ada\r', bytes);
      const { contacts } = await readBack(bytes, 'book.vcf', 256);
      expect(contacts.map(({ name }) => name.display)).toEqual(['Ada']);
    },
    TIME,
  );

  it(
    'reads a calendar of a hundred thousand birthdays of one name',
    async () => {
      const day = (index: number) => new Date(-index * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
      const entry = (index: number) => [
        'BEGIN:VEVENT',
        `DTSTART:${day(index)}`,
        "SUMMARY:Ada's birthday",
        'RRULE:FREQ=YEARLY',
        'END:VEVENT',
        '',
      ];
      const entries = Array.from({ length: 100_000 }, (_, index) => entry(index).join('\r\n')).join('');
      const { contacts, report } = await readBack(`BEGIN:VCALENDAR\r\n${entries}END:VCALENDAR\r\n`, 'a.ics');
      expect(contacts).toHaveLength(100);
      expect(report.skipped.map(({ why }) => why)).toContain('more than 100 people of one name');
    },
    TIME,
  );

  it(
    'keeps the cells of half a million columns word for word',
    async () => {
      const { contacts } = await readBack(`Name${','.repeat(500_000)}\nAda${','.repeat(500_000)}x\n`, 'list.csv');
      expect(contacts).toMatchObject([{ name: { display: 'Ada' }, facts: [{ kind: 'verbatim', value: 'x' }] }]);
    },
    TIME,
  );

  it('takes prototype names in columns and properties for plain names', async () => {
    const { contacts } = await readBack('Name,__proto__,constructor\nAda,x,y\n', 'list.csv');
    expect(contacts[0]?.facts.map((fact) => 'name' in fact && fact.name)).toEqual(['__proto__', 'constructor']);
    await readBack(card('__proto__;constructor=1:x', 'toString:y'));
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('says of every long text that it is cut, wherever it stands', async () => {
    const long = 'x'.repeat(100_001);
    const { report } = await readBack(
      card(`NOTE:${long}`, `X-BAILIWICK-PREFERENCE;TYPE=gift:${long}`, `X-BAILIWICK-CUSTOM:${long}`),
    );
    const why = 'cut: longer than the book keeps';
    expect(report.changed.map(({ what, why: how }) => [what, how])).toEqual([
      ['NOTE', why],
      ['X-BAILIWICK-PREFERENCE', why],
      ['X-BAILIWICK-CUSTOM', why],
    ]);
    const csv = `Name,Notes,Custom Field 1 - Label,Custom Field 1 - Value\nAda,${long},Shoe,${long}\n`;
    const table = await readBack(csv, 'list.csv');
    expect(table.report.changed.map(({ what, why: how }) => [what, how])).toEqual([
      ['Notes', why],
      ['Custom Field 1 - Value', why],
    ]);
  });

  it('does not decode a picture that its head says is enormous', () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d4948445200002ee000002ee0', 'hex');
    const size = pictureSize(new Uint8Array(png));
    expect(size).toEqual({ width: 12_000, height: 12_000 });
    expect((size?.width ?? 0) * (size?.height ?? 0)).toBeGreaterThan(MOST_PIXELS);
    expect(pictureSize(new Uint8Array(png.subarray(0, 18)))).toBeUndefined();
  });
});
