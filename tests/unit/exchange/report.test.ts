import { describe, expect, it } from 'vitest';

import { openFile } from '../../../src-renderer/exchange/open-file';
import { readContacts } from '../../../src-renderer/exchange/read-contacts';
import { ReportBuilder } from '../../../src-renderer/exchange/report';
import type { CsvField } from '../../../src-shared/exchange-contract';

function reportOf(fileName: string, text: string, mapping?: readonly CsvField[]) {
  const bytes = new TextEncoder().encode(text);
  const opened = openFile({ fileName, chunks: [bytes], size: bytes.length });
  if (!opened.ok) throw new Error(opened.error.kind);
  const report = new ReportBuilder();
  const reading = readContacts(opened.value, mapping ? { mapping: [...mapping] } : {}, report, { bytes: 0 });
  if (!reading.ok) throw new Error(reading.error.kind);
  while (reading.value.contacts.next().done !== true);
  return report.build();
}

const NONE = { kept: 0, verbatim: 0, changed: 0, skipped: 0, reasons: [] };

describe('the report of a file', () => {
  it('tells of every column what became of its cells, those with a problem first', () => {
    const table = [
      'First Name,Last Name,Birthday,Home City,Home Country,Shoe size,Categories',
      'Ruth,Bellamy,1971-04-12,Bergen,Norway,38,golf;sailing',
      'Nils,Ågren,yesterday,Umeå,,,',
      'Ada,Lovelace,tomorrow,,,37,',
    ].join('\n');
    const { properties, kept } = reportOf('list.csv', table);
    const why = 'not a date of the calendar: kept word for word';
    expect(properties).toEqual([
      { ...NONE, what: 'Birthday', kept: 1, verbatim: 2, changed: 2, reasons: [{ why, count: 2 }] },
      { ...NONE, what: 'Shoe size', verbatim: 2 },
      { ...NONE, what: 'First Name', kept: 3 },
      { ...NONE, what: 'Last Name', kept: 3 },
      { ...NONE, what: 'Home City', kept: 2 },
      { ...NONE, what: 'Categories', kept: 1 },
      { ...NONE, what: 'Home Country', kept: 1 },
    ]);
    expect(kept).toBe(11);
  });

  it('keeps word for word what a second column says otherwise', () => {
    const { properties } = reportOf('list.csv', 'Name,Company,Organization\nRuth,Umbra,Kestrel\nNils,Umbra,Umbra\n');
    expect(properties).toEqual([
      { ...NONE, what: 'Organization', kept: 1, verbatim: 1 },
      { ...NONE, what: 'Company', kept: 2 },
      { ...NONE, what: 'Name', kept: 2 },
    ]);
  });

  it('counts what the partner chose to leave out, and says so once', () => {
    const { properties, skipped } = reportOf('list.csv', 'Who,Reach\nRuth,a@b.example\nNils,c@d.example\n', [
      'fullName',
      'skip',
    ]);
    const why = 'left out, as you chose';
    expect(properties[0]).toEqual({ ...NONE, what: 'Reach', skipped: 2, reasons: [{ why, count: 2 }] });
    expect(skipped).toEqual([{ where: 'whole file', what: 'Reach', why }]);
  });

  it('tells of every property of a card what became of it, and why', () => {
    const card = [
      'BEGIN:VCARD',
      'VERSION:4.0',
      'FN:Ruth Bellamy',
      'N:Bellamy;Ruth;;;;;more',
      'TEL;X-COLOUR=red:+44 1',
      'TEL:+44 2',
      'X-SHOE-SIZE:38',
      'PHOTO:data:image/jpeg;base64,AAAA',
      'END:VCARD',
    ].join('\r\n');
    expect(reportOf('card.vcf', card).properties).toMatchObject([
      { what: 'PHOTO', kept: 0, skipped: 1, reasons: [{ why: 'not a picture' }] },
      { what: 'TEL', kept: 2, changed: 1, reasons: [{ why: 'the parameter X-COLOUR is not kept' }] },
      { what: 'N', kept: 1, changed: 1, reasons: [{ why: 'components after the suffix are not kept' }] },
      { what: 'X-SHOE-SIZE', kept: 0, verbatim: 1, reasons: [] },
      { what: 'FN', kept: 1, reasons: [] },
    ]);
  });

  it('tells the first thousand names apart, and no more reasons than anybody reads', () => {
    const report = new ReportBuilder();
    for (let name = 0; name < 3_000; name++) report.keep(`X-${name}`);
    for (let reason = 0; reason < 50; reason++) report.skipped('card 1', 'X-0', `reason ${reason}`);
    const { properties, kept } = report.build();
    expect(kept).toBe(3_000);
    expect(properties).toHaveLength(1_001);
    expect(properties.find(({ what }) => what === 'all others')?.kept).toBe(2_000);
    expect(properties[0]).toMatchObject({ what: 'X-0', skipped: 50 });
    expect(properties[0]?.reasons).toHaveLength(8);
  });
});
