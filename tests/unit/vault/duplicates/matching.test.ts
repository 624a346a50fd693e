import { describe, expect, it } from 'vitest';

import type { Fact } from '../../../../src-shared/book/fact';
import type { Person } from '../../../../src-shared/book/records';
import { createId } from '../../../../src-shared/ids';
import { groupsAmong } from '../../../support/duplicates/measure';

const TYPED = { source: 'typed', at: '2026-11-21T09:00:00.000Z', basis: 'own' } as const;

interface Said {
  readonly name: string | Person['name'];
  readonly email?: string;
  readonly mobile?: string;
  readonly desk?: string;
  readonly client?: string;
  readonly born?: string;
}

function person({ name, email, mobile, desk, client, born }: Said): Person {
  const said = (value: string | undefined, fact: (value: string) => Fact): Fact[] =>
    value === undefined ? [] : [fact(value)];
  const facts = [
    ...said(email, (value) => ({ kind: 'email', value, from: 0 })),
    ...said(mobile, (value) => ({ kind: 'phone', value, types: ['cell'], from: 0 })),
    ...said(desk, (value) => ({ kind: 'phone', value, types: ['work'], from: 0 })),
    ...said(born, (value) => ({ kind: 'birthday', value, from: 0 })),
  ];
  return {
    id: createId<'person'>(),
    version: 1,
    createdAt: TYPED.at,
    updatedAt: TYPED.at,
    kind: 'individual',
    name: typeof name === 'string' ? { display: name } : name,
    roles: client === undefined ? [] : [{ organisation: client, current: true, from: 0 }],
    relations: [],
    sourceUids: [],
    facts,
    origins: [TYPED],
    tags: [],
    flags: {},
  };
}

/** `certain`, `suggested` or nothing, for each group. */
const found = (...people: readonly (Person | Said)[]) =>
  groupsAmong(people.map((one) => ('id' in one ? one : person(one)))).map(({ ordinals, isCertain }) => [
    isCertain ? 'certain' : 'suggested',
    ...ordinals,
  ]);

describe('the matcher is certain', () => {
  it('of one mobile number, however it is written', () => {
    expect(
      found({ name: 'Ruth Bellamy', mobile: '07400 123456' }, { name: 'Bellamy, Ruth', mobile: '+44 (0)7400-123456' }),
    ).toEqual([['certain', 0, 1]]);
  });
  it('of one e-mail address under pet names, other scripts and parts turned round', () => {
    const email = 'w.ashcombe@kestrel.example';
    expect(found({ name: 'William Ashcombe', email }, { name: 'Bill Ashcombe', email: email.toUpperCase() })).toEqual([
      ['certain', 0, 1],
    ]);
    expect(found({ name: 'Юрий Щербаков', email }, { name: 'Yuri Shcherbakov', email })).toEqual([['certain', 0, 1]]);
    expect(
      found(
        { name: { display: 'Jürgen Großmann', given: 'Jürgen', family: 'Großmann' }, email },
        { name: { display: 'x', given: 'Grossmann', family: 'Juergen' }, email },
      ),
    ).toEqual([['certain', 0, 1]]);
  });
  it('of three records that hang together', () => {
    const groups = found(
      { name: 'Anna Weber', email: 'anna.weber@a.example' },
      { name: 'Anna Weber', email: 'anna.weber@a.example', mobile: '+49 171 2345678' },
      { name: 'Dr. Anna Weber', mobile: '+49 171 2345678' },
    );
    expect(groups).toEqual([['certain', 0, 1, 2]]);
  });
});

describe('the matcher asks', () => {
  it('about father and son with one address', () => {
    const email = 'hans@lindenthal.example';
    expect(found({ name: 'Hans Lindenthal', email }, { name: 'Hans Lindenthal jun.', email })).toEqual([
      ['suggested', 0, 1],
    ]);
    expect(
      found(
        { name: 'Hans Lindenthal', email, born: '1944-03-01' },
        { name: 'Hans Lindenthal', email, born: '1971-08-12' },
      ),
    ).toEqual([['suggested', 0, 1]]);
  });
  it('about one name at one client without anything to reach them by', () => {
    expect(
      found(
        { name: 'Ruth Bellamy', client: 'Nordhavn Shipping A/S' },
        { name: 'R. Bellamy', client: 'Nordhavn Shipping' },
      ),
    ).toEqual([['suggested', 0, 1]]);
  });
  it('about namesakes behind one switchboard', () => {
    const at = { desk: '+44 20 7946 0100', client: 'Nordhavn' };
    expect(found({ name: 'John Smith', ...at }, { name: 'John Smith', ...at })).toEqual([['suggested', 0, 1]]);
  });
  it('about another family name with the same mobile', () => {
    const mobile = '+44 7400 123456';
    expect(found({ name: 'Hazel Penrose', mobile }, { name: 'Hazel Tremayne', mobile })).toEqual([['suggested', 0, 1]]);
  });
  it('about namesakes who write from an address that others use as well', () => {
    const email = 'winterbourne@gmx.example';
    expect(
      found(
        { name: 'Clive Winterbourne', email },
        { name: 'Clive Winterbourne', email },
        { name: 'Imogen Winterbourne', email },
      ),
    ).toEqual([['suggested', 0, 1]]);
  });
});

describe('the matcher says nothing', () => {
  it('of colleagues behind one switchboard and one office address', () => {
    const at = { desk: '+44 20 7946 0100', email: 'info@nordhavn.example', client: 'Nordhavn' };
    expect(
      found({ name: 'Ruth Bellamy', ...at }, { name: 'Martin Ashcombe', ...at }, { name: 'Martina Fairfax', ...at }),
    ).toEqual([]);
  });
  it('of a couple called Paul and Paula', () => {
    const at = { desk: '+44 1483 555010', email: 'thornburys@gmx.example' };
    expect(found({ name: 'Paul Thornbury', ...at }, { name: 'Paula Thornbury', ...at })).toEqual([]);
  });
  it('of namesakes at different clients', () => {
    expect(found({ name: 'John Smith', client: 'Kestrel' }, { name: 'John Smith', client: 'Orchard & Vale' })).toEqual(
      [],
    );
  });
  it('of two whom the book knows as parent and child', () => {
    const father = person({ name: 'Hans Lindenthal', email: 'hans@lindenthal.example' });
    const son = {
      ...person({ name: 'Hans Lindenthal', email: 'hans@lindenthal.example' }),
      relations: [{ to: father.id, type: 'parent' as const }],
    };
    expect(found(father, son)).toEqual([]);
  });
  it('of a group', () => {
    const group = { ...person({ name: 'Anna Weber', email: 'anna@a.example' }), kind: 'group' as const };
    expect(found(group, { name: 'Anna Weber', email: 'anna@a.example' })).toEqual([]);
  });
});
