import { describe, expect, it } from 'vitest';

import type { Person } from '../../../../src-shared/book/records';
import { createId } from '../../../../src-shared/ids';
import { HAND_OVER_BYTES, handOverCard } from '../../../../src-renderer/vault/book/hand-over';

const at = '2026-01-01T00:00:00.000Z';
const person = (more: Partial<Person>): Person => ({
  id: createId<'person'>(),
  version: 1,
  createdAt: at,
  updatedAt: at,
  kind: 'individual',
  name: { display: 'Dr Ada Bell', given: 'Ada', family: 'Bell', prefix: 'Dr' },
  roles: [],
  relations: [],
  sourceUids: ['secret-uid'],
  facts: [],
  origins: [{ source: 'typed', at, basis: 'own' }],
  tags: ['Key client'],
  flags: {},
  ...more,
});

describe('handing over', () => {
  it('gives what stands on a business card, and nothing else', () => {
    const card = handOverCard(
      person({
        roles: [{ clientId: createId<'client'>(), title: 'Counsel; M&A, Tax', current: true, from: 0 }],
        facts: [
          { kind: 'note', value: 'likes Riesling', from: 0 },
          { kind: 'email', value: 'ada@bell.example', from: 0 },
          { kind: 'phone', value: '+41 44 123', types: ['cell', 'voice'], preferred: true, from: 0 },
          { kind: 'birthday', value: '1980-01-01', from: 0 },
        ],
      }),
      () => 'Acme\\Co',
    );
    expect(card.split('\r\n')).toEqual([
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Bell;Ada;;Dr;',
      'FN:Dr Ada Bell',
      'ORG:Acme\\\\Co',
      'TITLE:Counsel\\; M&A\\, Tax',
      'EMAIL:ada@bell.example',
      'TEL;TYPE=CELL:+41 44 123',
      'END:VCARD',
      '',
    ]);
  });

  it('never grows beyond what a phone reads from a screen', () => {
    const facts = Array.from({ length: 60 }, (_, index) => ({
      kind: 'email' as const,
      value: `ä${index}@${'x'.repeat(20)}.example`,
      from: 0,
    }));
    const card = handOverCard(person({ facts }), () => undefined);
    expect(new TextEncoder().encode(card).length).toBeLessThanOrEqual(HAND_OVER_BYTES);
    expect(card.endsWith('END:VCARD\r\n')).toBe(true);
  });

  it('puts a name without parts where phones look for one', () => {
    expect(handOverCard(person({ name: { display: 'Prince' } }), () => undefined)).toContain(
      'N:Prince\r\nFN:Prince\r\n',
    );
  });
});
