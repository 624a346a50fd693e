import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Contact, ExportFormat } from '../../../../src-shared/book/contact';
import type { ClientRecord } from '../../../../src-shared/book/records';
import type { UpdateChoice } from '../../../../src-shared/vault-contract';
import { clientFromContact } from '../../../../src-renderer/vault/book/client-contact';
import { deleteClients } from '../../../../src-renderer/vault/book/delete-clients';
import { compareImport } from '../../../../src-renderer/vault/book/importing/compare-import';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { setBasisOfImport } from '../../../../src-renderer/vault/book/mass-edits';
import { saveClient } from '../../../../src-renderer/vault/book/save-client';
import { savePerson } from '../../../../src-renderer/vault/book/save-person';
import { sorted } from '../../../../src-renderer/vault/book/origins';
import { otherNames, tidyDomains } from '../../../../src-renderer/vault/book/tidy-client';
import { tidyTags } from '../../../../src-renderer/vault/book/tidy';
import { makeExportFile } from '../../../../src-renderer/vault/export/export-file';
import {
  clientDraft,
  contactNamed,
  createTestBook,
  deliveriesOf,
  personDraft,
  takeBackImport,
  type TestBook,
  valueOf,
} from '../../../support/book';
import { arbitraryClientCard } from '../../../support/sample/arbitrary-contact';
import { readBack } from '../../../support/sample/read-back';

const AS_IT_COMES: UpdateChoice = { asItComes: true, leave: [], take: [] };

const bring = async (book: TestBook, contacts: readonly Contact[], updates?: UpdateChoice, file = 'list.vcf') =>
  valueOf(await importContacts(book, deliveriesOf(contacts, file), 'mine', () => true, updates));

const compare = async (book: TestBook, contacts: readonly Contact[]) =>
  valueOf(await compareImport(book, deliveriesOf(contacts, 'list.vcf'), () => true));

const company = (display: string, more: Partial<Contact> = {}): Contact =>
  contactNamed(display, { kind: 'org', organisations: [{ name: display }], ...more });

const createSha256 = () => {
  const hash = createHash('sha256');
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => new Uint8Array(hash.digest()) };
};

/** All that the book says, in a file of that format, read again. */
async function outAndIn(book: TestBook, format: ExportFormat): Promise<readonly Contact[]> {
  const ids = book.store.all('people').map(({ id }) => id);
  const clientIds = book.store.all('clients').map(({ id }) => id);
  const order = { ids, clientIds, leftOut: new Set<never>(), format };
  const file = valueOf(await makeExportFile(book, createSha256, order, () => true));
  const names: Partial<Record<ExportFormat, string>> = { jcard: 'a.json', csv: 'a.csv', ldif: 'a.ldif' };
  return (await readBack(Buffer.concat(file.chunks), names[format] ?? 'a.vcf')).contacts;
}

/** What a client says, whatever the record is called; each fact with its origin in its place. */
const essence = ({ name, aliases, domains, sector, references, facts, origins, tags, flags }: ClientRecord) => ({
  name,
  aliases,
  domains,
  sector,
  references,
  tags,
  flags,
  // A table has an order of its own.
  facts: facts.map(({ from, ...fact }) => JSON.stringify(sorted([fact, origins[from]]))).toSorted(),
});

const clients = (book: TestBook) => book.store.all('clients');
const LOSSLESS = ['vcard4', 'vcard3', 'jcard', 'csv', 'ldif'] as const;

describe('clients of a book', { timeout: 120_000 }, () => {
  it('come in with all that their cards say', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryClientCard, async (card) => {
        const book = createTestBook();
        await bring(book, [card]);
        const [client] = clients(book);
        if (!client) throw new Error('no client came');
        const told = clientFromContact(card);
        expect(client).toMatchObject({
          name: told.name,
          aliases: otherNames(told.name, told.aliases),
          domains: tidyDomains(told.domains),
          references: told.references,
          tags: tidyTags(told.tags),
          flags: told.flags,
        });
        expect(client.sector).toBe(told.sector);
        expect(client.facts.map(({ from: _from, ...fact }) => fact)).toEqual(
          told.facts.map(({ from: _from, ...fact }) => fact),
        );
      }),
      { numRuns: 100 },
    );
  });

  it.each(LOSSLESS)('go out as %s and make an equal book, once', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryClientCard, { minLength: 1, maxLength: 3 }), async (cards) => {
        const book = createTestBook();
        await bring(book, cards);
        const file = await outAndIn(book, format);
        const other = createTestBook();
        await bring(other, file);
        expect(clients(other).map(essence)).toEqual(clients(book).map(essence));
        for (const one of [book, other]) {
          const before = structuredClone(clients(one));
          expect(await compare(one, file)).toMatchObject({ clients: { fresh: 0, changed: 0, same: cards.length } });
          expect(await bring(one, file, AS_IT_COMES)).toMatchObject({ changeId: null, clientsUnchanged: cards.length });
          expect(clients(one)).toEqual(before);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each(LOSSLESS)('keep their people when all goes out as %s', async (format) => {
    const book = createTestBook();
    const at = '2026-03-01T09:00:00.000Z';
    const origins = [{ source: 'typed', at, basis: 'own' } as const];
    const facts = [{ kind: 'phone', value: '+49 30 1234', from: 0 } as const];
    const draft = { facts, origins, aliases: ['Kestrel & Co'], domains: ['kestrel.example'], sector: 'Shipping' };
    const { id } = valueOf(await saveClient(book, clientDraft('Kestrel GmbH', draft)));
    const roles = [{ clientId: id, title: 'Counsel', current: true, from: 0 }];
    valueOf(await savePerson(book, personDraft('Ruth Bellamy', { roles, origins })));
    const other = createTestBook();
    await bring(other, await outAndIn(book, format));
    expect(clients(other).map(essence)).toEqual(clients(book).map(essence));
    const [person] = other.store.all('people');
    expect(person?.roles).toMatchObject([{ clientId: clients(other)[0]?.id, title: 'Counsel' }]);
  });

  describe('of the same name', () => {
    const at = '2026-03-01T09:00:00.000Z';
    const origins = [{ source: 'typed', at, basis: 'own' } as const];
    const phone = (value: string) => [{ kind: 'phone', value, from: 0 } as const];

    async function twoOfOneName(): Promise<TestBook> {
      const book = createTestBook();
      for (const [name, number] of [
        ['Meyer GmbH', '+49 30 1'],
        ['Meyer GmbH', '+49 40 2'],
        ['Kestrel', '+44 20 3'],
      ] as const) {
        const { id } = valueOf(await saveClient(book, clientDraft(name, { facts: phone(number), origins })));
        const roles = [{ clientId: id, title: number, current: true, from: 0 }];
        valueOf(await savePerson(book, personDraft(`At ${number}`, { roles, origins })));
      }
      return book;
    }

    /** Who is where: the title names the telephone of the person's own client. */
    const areAtTheirs = (book: TestBook): boolean =>
      book.store.all('people').every(({ roles: [role] }) => {
        const client = clients(book).find(({ id }) => id === role?.clientId);
        return role !== undefined && client?.facts[0]?.value === role.title;
      });

    it.each(LOSSLESS)('keep each their own people when all goes out as %s, once', async (format) => {
      const book = await twoOfOneName();
      const file = await outAndIn(book, format);
      const isNamed = ({ organisations }: Contact) => organisations.some(({ clientUid }) => clientUid !== undefined);
      expect(file.filter(isNamed).map(({ name }) => name.display)).toEqual(['At +49 30 1', 'At +49 40 2']);
      // The order of a table may be anybody's; cards alone and people alone are files as well.
      const people = file.filter(({ kind }) => kind !== 'org');
      for (const told of [file, file.toReversed(), [...people, ...file.filter(({ kind }) => kind === 'org')]]) {
        const other = createTestBook();
        await bring(other, told);
        expect([clients(other).length, areAtTheirs(other)]).toEqual([3, true]);
        for (const one of [book, other]) {
          expect(await compare(one, told)).toMatchObject({ changed: 0, fresh: 0, same: 3, people: [] });
          expect(await bring(one, told, AS_IT_COMES)).toMatchObject({ changeId: null });
        }
      }
      const alone = createTestBook();
      await bring(alone, people);
      expect(new Set(alone.store.all('people').map(({ roles }) => roles[0]?.clientId)).size).toBe(3);
      await bring(alone, file, AS_IT_COMES);
      expect([clients(alone).length, areAtTheirs(alone)]).toEqual([3, true]);
    });

    it('are told in the report where a file does not say who is at which', async () => {
      const book = await twoOfOneName();
      const order = { ids: book.store.all('people').map(({ id }) => id), leftOut: new Set<never>() };
      const clientIds = clients(book).map(({ id }) => id);
      const reportOf = async (format: ExportFormat, name: string) => {
        const file = valueOf(await makeExportFile(book, createSha256, { ...order, clientIds, format }, () => true));
        return (await readBack(Buffer.concat(file.chunks), name)).report.changed.map(({ why }) => why);
      };
      const why = 'several clients bear one name, and nothing says which is meant: 2 jobs go to the first';
      expect(await reportOf('csv-outlook', 'a.csv')).toContain(why);
      expect(await reportOf('vcard4', 'a.vcf')).not.toContain(why);
      // A newer file that cannot say it takes nobody away from where they are.
      const silent = (await outAndIn(book, 'vcard4')).map((contact) => ({
        ...contact,
        organisations: contact.organisations.map(({ clientUid: _uid, ...job }) => job),
      }));
      expect(await compare(book, silent)).toMatchObject({ changed: 0, fresh: 0, same: 3 });
      expect(areAtTheirs(book)).toBe(true);
    });
  });
});

describe('a card that stands for a company', () => {
  const read = async (text: string, name = 'a.vcf') => (await readBack(text, name)).contacts;
  const card = (...lines: readonly string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');

  it.each([
    ['Apple’s', card('N:;;;;', 'FN:Kestrel', 'ORG:Kestrel;', 'X-ABShowAs:COMPANY', 'TEL:1234567')],
    ['one without a person', card('N:;;;;', 'FN:Kestrel', 'ORG:Kestrel', 'TEL:1234567')],
    ['one whose name stands for a family’s', card('N:Kestrel;;;;', 'FN:Kestrel', 'ORG:Kestrel', 'TEL:1234567')],
    ['RFC 6350’s', card('KIND:org', 'FN:Kestrel', 'TEL:1234567')],
  ])('%s is a client', async (_name, text) => {
    const [contact] = await read(text);
    expect(contact).toMatchObject({ kind: 'org', name: { display: 'Kestrel' } });
    const book = createTestBook();
    await bring(book, contact ? [contact] : []);
    expect(clients(book)).toMatchObject([{ name: 'Kestrel', facts: [{ kind: 'phone', value: '1234567' }] }]);
    expect(book.store.all('people')).toEqual([]);
  });

  it.each([
    ['somebody is named', card('N:Bell;Ada;;;', 'FN:Kestrel', 'ORG:Kestrel', 'X-ABShowAs:COMPANY')],
    ['it has a title', card('N:;;;;', 'FN:Kestrel', 'ORG:Kestrel', 'TITLE:Counsel')],
    ['it says that it is a person', card('KIND:individual', 'N:;;;;', 'FN:Kestrel', 'ORG:Kestrel')],
  ])('is a person where %s', async (_name, text) => {
    expect(await read(text)).toMatchObject([{ kind: 'individual' }]);
  });

  it('is told from a person of that name when it comes back', async () => {
    const person = contactNamed('Kestrel', { organisations: [{ name: 'Kestrel' }] });
    const book = createTestBook();
    await bring(book, [person, company('Kestrel')]);
    for (const format of LOSSLESS) {
      const kinds = (await outAndIn(book, format)).map(({ kind }) => kind);
      expect(kinds.toSorted(), format).toEqual(['individual', 'org']);
    }
  });

  it('stands in the tables of Outlook and Google, and is an entry of LDIF', async () => {
    const outlook = 'First Name,Last Name,Company,E-mail Address,E-mail 2 Address,Business Phone\r\n';
    const [row] = await read(`${outlook},,Kestrel,info@kestrel.example,,1234567\r\n`, 'contacts.csv');
    expect(row).toMatchObject({ kind: 'org', name: { display: 'Kestrel' } });
    const google = 'First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value\r\n';
    const [other] = await read(`${google},,Kestrel,* myContacts,Work,info@kestrel.example\r\n`, 'google.csv');
    expect(other).toMatchObject({ kind: 'org', facts: [{ kind: 'email' }] });
    const ldif = 'dn: o=Kestrel,c=GB\nobjectclass: top\nobjectclass: organization\no: Kestrel\n\n';
    expect(await read(ldif, 'a.ldif')).toMatchObject([{ kind: 'org', name: { display: 'Kestrel' } }]);
  });

  it('loses nothing that a client has no field for', async () => {
    const text = card('KIND:org', 'FN:ABC Marketing', 'NICKNAME:ABC', 'ORG:ABC\\, Inc.;Marketing', 'TITLE:Agency');
    const book = createTestBook();
    await bring(book, await read(text));
    const [client] = clients(book);
    expect(client?.aliases).toEqual(['ABC']);
    expect(client?.facts.map(({ label, value }) => [label, value])).toEqual([
      ['Organisation', 'ABC, Inc.'],
      ['Department', 'Marketing'],
      ['Title', 'Agency'],
    ]);
  });
});

describe('a client’s card beside the book', () => {
  const kestrel = (...phones: readonly string[]) =>
    company('Kestrel', { uid: 'k1', facts: phones.map((value) => ({ kind: 'phone' as const, value })) });
  const ruth = contactNamed('Ruth', { organisations: [{ name: 'KESTREL' }] });

  it('means the client that people name, whichever comes first', async () => {
    for (const file of [
      [ruth, kestrel('1')],
      [kestrel('1'), ruth],
    ]) {
      const book = createTestBook();
      expect(await bring(book, file)).toMatchObject({ people: 1, clientsMade: 1 });
      const [client] = clients(book);
      expect(client).toMatchObject({ name: 'Kestrel', sourceUids: ['k1'], facts: [{ value: '1' }] });
      expect(book.store.all('people')[0]?.roles).toMatchObject([{ clientId: client?.id }]);
    }
  });

  it('tells what is new of a client that was made for its name', async () => {
    const book = createTestBook();
    await bring(book, [ruth]);
    expect(await compare(book, [kestrel('1')])).toMatchObject({
      clients: { fresh: 0, changed: 1 },
      people: [{ isClient: true, display: 'KESTREL', lines: [{ what: 'fact' }] }],
    });
    expect(await bring(book, [kestrel('1')])).toMatchObject({ changeId: null, clientsUnchanged: 1 });
    expect(await bring(book, [kestrel('1')], AS_IT_COMES)).toMatchObject({ clientsUpdated: 1, clientsMade: 0 });
    expect(clients(book)).toMatchObject([{ name: 'KESTREL', facts: [{ value: '1' }], sourceUids: ['k1'] }]);
  });

  it('brings nothing back that the partner took out, and takes nothing away that the file no longer tells', async () => {
    const book = createTestBook();
    await bring(book, [kestrel('1', '2')]);
    const [before] = clients(book);
    if (!before) throw new Error('no client came');
    const { id, version, facts, createdAt: _c, updatedAt: _u, sourceUids: _s, ...body } = before;
    valueOf(await saveClient(book, { ...body, facts: facts.slice(1), base: { id, version } }));
    await bring(book, [kestrel('1', '2', '3')], AS_IT_COMES);
    await bring(book, [kestrel('3')], AS_IT_COMES);
    expect(clients(book)[0]?.facts.map(({ value }) => value)).toEqual(['2', '3']);
  });

  it('is taken back with its import, to what was there before', async () => {
    const book = createTestBook();
    await bring(book, [ruth]);
    const before = structuredClone(clients(book));
    const osprey = company('Osprey');
    const { changeId } = await bring(book, [kestrel('1'), osprey], AS_IT_COMES);
    if (changeId === null) throw new Error('nothing came');
    expect(clients(book)).toHaveLength(2);
    const plan = valueOf(await takeBackImport(book, changeId));
    expect(plan).toMatchObject({ clientsGoing: 1, clientsReverting: 1, going: 0 });
    expect(clients(book).map(essence)).toEqual(before.map(essence));
    expect(clients(book)[0]?.sourceUids).toBeUndefined();
  });

  it('takes the basis that is said for the whole import', async () => {
    const book = createTestBook();
    const { changeId } = await bring(book, [kestrel('1')]);
    if (changeId === null) throw new Error('nothing came');
    valueOf(await setBasisOfImport(book, changeId, 'brought'));
    expect(clients(book)[0]?.origins).toMatchObject([{ basis: 'brought' }]);
    expect(valueOf(await setBasisOfImport(book, changeId, 'brought')).changeId).toBeNull();
  });

  it('is left out where the partner deleted the client, until the file is brought again', async () => {
    const book = createTestBook();
    await bring(book, [kestrel('1'), company('Osprey')]);
    valueOf(
      await deleteClients(
        book,
        clients(book).map(({ id }) => id),
      ),
    );
    const again = [kestrel('1'), company('Osprey')];
    expect(await compare(book, again)).toMatchObject({ deletedBefore: 2, clients: { fresh: 0 } });
    expect(await bring(book, again)).toMatchObject({ deletedBefore: 2, clientsMade: 0 });
    expect(await bring(book, again)).toMatchObject({ deletedBefore: 0, clientsMade: 2 });
  });

  it('goes by its new name where the file renames it, and is still found by the old one', async () => {
    const book = createTestBook();
    await bring(book, [kestrel('1'), ruth]);
    await bring(book, [company('Kestrel Group', { uid: 'k1' })], AS_IT_COMES);
    expect(clients(book)).toMatchObject([{ name: 'Kestrel Group', aliases: ['Kestrel'] }]);
    await bring(book, [contactNamed('Nils', { organisations: [{ name: 'Kestrel' }] })]);
    expect(clients(book)).toHaveLength(1);
  });
});
