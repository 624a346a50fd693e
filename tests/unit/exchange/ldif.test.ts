import { describe, expect, it } from 'vitest';

import { corpusBytes, hasCorpus } from '../../support/corpus/corpus';
import { readBack } from '../../support/sample/read-back';

const entry = (...lines: readonly string[]) => ['dn: cn=Ada', 'cn: Ada', ...lines, '', ''].join('\n');
const read = async (text: string) => await readBack(text, 'a.ldif');
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('LDIF', () => {
  it('joins the parts of an address, and tells the home from the office', async () => {
    const { contacts } = await read(
      entry('street: 1 Row', 'mozillaWorkStreet2: Room 2', 'l: Town', 'mozillaHomeLocalityName: Village', 'c: UK'),
    );
    expect(contacts[0]?.facts).toEqual([
      {
        kind: 'address',
        value: { street: '1 Row', extended: 'Room 2', locality: 'Town', country: 'UK' },
        types: ['work'],
      },
      { kind: 'address', value: { locality: 'Village' }, types: ['home'] },
    ]);
  });

  it('reads folded lines, base64, comments and a birthday in three attributes', async () => {
    const { contacts } = await read(
      `version: 1\n# a\n  comment\n${entry('birthmonth: 2', 'birthday: 29', 'description: one', '  two', `mail:: ${base64('ada@example.com')}`)}`,
    );
    expect(contacts[0]?.facts).toEqual([
      { kind: 'note', value: 'one two' },
      { kind: 'email', value: 'ada@example.com' },
      { kind: 'birthday', value: '--02-29' },
    ]);
  });

  it('keeps attributes it has no field for, options and further names included', async () => {
    const { contacts, report } = await read(entry('cn: Countess', 'cn;lang-fr: Ada de L', 'employeeNumber: 7'));
    expect(contacts[0]?.facts).toEqual([
      { kind: 'verbatim', format: 'ldif', name: 'cn', value: 'Countess' },
      { kind: 'verbatim', format: 'ldif', name: 'cn;lang-fr', value: 'Ada de L' },
      { kind: 'verbatim', format: 'ldif', name: 'employeeNumber', value: '7' },
    ]);
    expect(report.verbatim.map(({ what }) => what)).toEqual(['cn', 'cn;lang-fr', 'employeeNumber']);
  });

  it('takes no password over and opens no address, and says both', async () => {
    const { contacts, report } = await read(entry('userPassword: secret', 'jpegPhoto:< file:///etc/hostname'));
    expect(JSON.stringify(contacts)).not.toContain('secret');
    expect(contacts[0]?.facts).toEqual([]);
    expect(report.skipped).toEqual([
      { where: 'line 4', what: 'jpegPhoto', why: 'its value is kept elsewhere (an address), which is never opened' },
      { where: 'line 3', what: 'userPassword', why: 'passwords are not taken over' },
    ]);
  });

  it('makes groups of lists, their members named as the people are', async () => {
    const { contacts } = await read(
      `${entry('mail: a@b.example')}dn: cn=Friends\nobjectclass: groupOfNames\ncn: Friends\nmember: cn=Ada\nmember: cn=Who\n`,
    );
    expect(contacts[0]?.uid).toBe('cn=Ada');
    expect(contacts[1]).toMatchObject({ kind: 'group', name: { display: 'Friends' }, members: ['cn=Ada', 'cn=Who'] });
  });

  it('leaves out changes of entries, and says which', async () => {
    const { contacts, report } = await read(
      `dn: cn=A\nchangetype: delete\n\ndn: cn=B\nchangetype: add\ncn: B\nmail: b@example.com\n`,
    );
    expect(contacts.map(({ name }) => name.display)).toEqual(['B']);
    expect(report.skipped).toEqual([
      { where: 'line 1', what: 'changetype', why: 'a change of an entry (delete), not an entry' },
    ]);
  });

  it.skipIf(!hasCorpus)('tells of the broken lines of a file and reads the rest', async () => {
    const { contacts, report } = await readBack(corpusBytes('ldif/made/broken.ldif'), 'broken.ldif');
    expect(contacts.map(({ name }) => name.display)).toEqual(['Ok One', 'No Dn', 'Cut']);
    expect(report.skipped.map(({ where, why }) => `${where}: ${why}`)).toEqual([
      'line 6: not an attribute',
      'line 7: not base64',
    ]);
    expect(report.changed.map(({ what }) => what)).toEqual(['dn']);
  });
});
