import { describe, expect, it } from 'vitest';

import { readMapiContact } from '../../../src-renderer/exchange/outlook/mapi-contact';
import type { MapiValue } from '../../../src-renderer/exchange/outlook/mapi-values';
import { ReportBuilder } from '../../../src-renderer/exchange/report';

type Properties = Readonly<Record<string, MapiValue>>;
const text = (value: string): MapiValue => ({ kind: 'text', text: value });
const time = (at: number): MapiValue => ({ kind: 'time', at });

function read(properties: Properties, attachments: readonly Properties[] = []) {
  const report = new ReportBuilder();
  const item = {
    properties: new Map(Object.entries({ '001A': text('IPM.Contact'), '3001': text('Ada'), ...properties })),
    attachments: attachments.map((one) => new Map(Object.entries(one))),
    number: 1,
    nameOfMember: () => undefined,
  };
  return { ...readMapiContact(item, report), report: report.build() };
}

describe('a contact of Outlook', () => {
  it('takes the address from before Exchange changed it; one within Exchange is kept and no e-mail', () => {
    const exchange = { A8082: text('EX'), A8083: text('/o=Firm/cn=ada') };
    expect(read({ ...exchange, A8084: text('ada@firm.example') }).contact.facts).toEqual([
      { kind: 'email', value: 'ada@firm.example' },
    ]);
    expect(read(exchange).contact.facts).toEqual([
      { kind: 'verbatim', format: 'outlook', name: 'Exchange address', value: '/o=Firm/cn=ada' },
    ]);
  });

  it('takes days as they were typed: the local one first, an instant to the nearest midnight, none for none', () => {
    const birthday = (properties: Properties) => read(properties).contact.facts.map(({ value }) => value);
    expect(birthday({ A80DE: time(Date.UTC(1990, 1, 3)), '3A42': time(Date.UTC(1990, 1, 2, 23)) })).toEqual([
      '1990-02-03',
    ]);
    expect(birthday({ '3A42': time(Date.UTC(1990, 1, 2, 23)) })).toEqual(['1990-02-03']);
    expect(birthday({ '3A42': time(Date.UTC(1990, 1, 3, 5)) })).toEqual(['1990-02-03']);
    expect(birthday({ '3A42': time(Date.UTC(1604, 1, 29)) })).toEqual(['--02-29']);
    expect(birthday({ '3A42': time(Date.UTC(4501, 0, 1)) })).toEqual([]);
    expect(birthday({ '3A42': time(Number.NaN) })).toEqual([]);
  });

  it('names the people around it, and its categories', () => {
    const { contact } = read({
      '3A48': text('William'),
      '3A58': { kind: 'texts', texts: ['Byron', 'Anne'] },
      Keywords: { kind: 'texts', texts: ['Maths', 'a, b'] },
    });
    expect(contact.related).toEqual([
      { who: 'William', type: 'spouse' },
      { who: 'Byron', type: 'child' },
      { who: 'Anne', type: 'child' },
    ]);
    expect(contact.tags).toEqual(['Maths', 'a, b']);
  });

  it('takes its picture from what is attached, and tells of the other files', () => {
    const bytes = new Uint8Array(Buffer.from('ffd8ffc000110800010001', 'hex'));
    const { photos, report } = read({}, [
      { '3707': text('plan.docx'), '3701': { kind: 'bytes', bytes } },
      { '7FFF': { kind: 'number', number: 1 }, '3701': { kind: 'bytes', bytes } },
    ]);
    expect(photos.map(({ mediaType }) => mediaType)).toEqual(['image/jpeg']);
    expect(report.skipped).toContainEqual({
      where: 'contact 1',
      what: 'attachments',
      why: '1 files are not taken over',
    });
  });

  it('keeps what else is said of the person, and tells how much was only of the item', () => {
    const { contact, report } = read({ '3A46': text('Mathematician'), '0E08': { kind: 'number', number: 7 } });
    expect(contact.facts).toEqual([
      { kind: 'verbatim', format: 'outlook', name: 'Profession', value: 'Mathematician' },
    ]);
    const why = 'how Outlook stores and shows the item, nothing of the person';
    expect(report.skipped).toEqual([{ where: 'contact 1', what: 'other properties', why }]);
    expect(report.properties[0]).toMatchObject({ what: 'other properties', skipped: 1, reasons: [{ why, count: 1 }] });
  });
});
