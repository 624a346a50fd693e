import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, describe, expect, it } from 'vitest';

import type { Contact } from '../../../src-shared/book/contact';
import { contactToLdif, ldifHead } from '../../../src-shared/contact-writers/ldif';
import { samplePeople } from '../../../src-shared/sample/sample-book';
import { arbitraryCard } from '../../support/sample/arbitrary-contact';

const PYTHON = '/usr/bin/python3';
const hasLdif = spawnSync(PYTHON, ['-c', 'import ldif, ldap.dn']).status === 0;
if (!hasLdif) console.warn('python3-ldap is not installed: what it reads of our LDIF is not tested.');

const entriesSchema = v.array(v.tuple([v.string(), v.record(v.string(), v.array(v.string()))]));
const folder = mkdtempSync(join(tmpdir(), 'bailiwick-ldif-'));
afterAll(() => rmSync(folder, { recursive: true }));

function readByOthers(contacts: readonly Contact[]) {
  const file = join(folder, 'book.ldif');
  writeFileSync(file, ldifHead() + contacts.map(contactToLdif).join(''));
  const program = join(import.meta.dirname, '../../support/sample/ldif-read.py');
  const read = execFileSync(PYTHON, [program, file], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return v.parse(entriesSchema, JSON.parse(read));
}

const only = <Value>(value: Value | undefined): readonly Value[] => (value === undefined ? [] : [value]);
const values = ({ facts }: Contact, kind: 'email' | 'phone' | 'note') =>
  facts.flatMap((fact) => (fact.kind === kind ? [fact.value] : []));

describe.skipIf(!hasLdif)('python-ldap, of our LDIF', { timeout: 60_000 }, () => {
  it('reads who a person is, how to reach them, and where they work', () => {
    const people = [...samplePeople('ldif', 300)];
    const read = readByOthers(people);
    expect(read.map(([, attributes]) => attributes['cn'])).toEqual(people.map(({ name }) => [name.display]));
    for (const [place, contact] of people.entries()) {
      const [, told = {}] = read[place] ?? [];
      const all = (...names: readonly string[]) => names.flatMap((name) => told[name] ?? []).toSorted();
      const [job] = contact.organisations;
      expect([all('sn'), all('givenName'), all('objectclass')]).toEqual([
        only(contact.name.family),
        only(contact.name.given),
        ['inetOrgPerson', 'mozillaAbPersonAlpha', 'organizationalPerson', 'person', 'top'],
      ]);
      expect([all('o'), all('ou'), all('title')]).toEqual([only(job?.name), only(job?.department), only(job?.title)]);
      expect(all('mail', 'mozillaSecondEmail')).toEqual(values(contact, 'email').toSorted());
      const numbers = all('telephoneNumber', 'mobile', 'homePhone', 'pager', 'facsimileTelephoneNumber');
      const phones = values(contact, 'phone');
      expect(numbers.length > 0 || phones.length === 0).toBe(true);
      expect(phones).toEqual(expect.arrayContaining(numbers));
      expect(all('description')).toEqual(values(contact, 'note').slice(0, 1));
    }
  });

  it('reads a client as an organisation', () => {
    const name = 'Kestrel, Söhne + Co. "Ost" GmbH';
    const facts = [{ kind: 'phone', value: '+49 30 1234' } as const];
    const client: Contact = { kind: 'org', name: { display: name }, organisations: [{ name }], facts, tags: [] };
    const [entry] = readByOthers([client]);
    if (!entry) throw new Error('nothing was read');
    const [dn, told] = entry;
    expect(dn.startsWith('o=Kestrel\\, Söhne \\+ Co.')).toBe(true);
    expect([told['o'], told['objectclass'], told['telephoneNumber']]).toEqual([
      [name],
      ['top', 'organization'],
      ['+49 30 1234'],
    ]);
  });

  it('takes every file of ours apart, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(arbitraryCard, { minLength: 10, maxLength: 30 }), (contacts) => {
        const read = readByOthers(contacts);
        expect(read.map(([, { cn, o }]) => (cn ?? o)?.[0]?.trim())).toEqual(
          contacts.map(({ name }) => name.display.trim()),
        );
      }),
      { numRuns: 15 },
    );
  });
});
