import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../src-shared/book/contact';
import { contactToCsvRow, csvHead } from '../../../src-shared/contact-writers/csv';
import { contactToJCard } from '../../../src-shared/contact-writers/jcard';
import { contactToLdif, ldifHead } from '../../../src-shared/contact-writers/ldif';
import { contactToVCard } from '../../../src-shared/contact-writers/vcard';
import { openFile } from '../../../src-renderer/exchange/open-file';
import { readContacts } from '../../../src-renderer/exchange/read-contacts';
import { ReportBuilder } from '../../../src-renderer/exchange/report';
import { corpusBytes, expectedFiles, hasCorpus } from '../../support/corpus/corpus';
import { readBack } from '../../support/sample/read-back';

async function read(path: string): Promise<readonly Contact[]> {
  const bytes = corpusBytes(path);
  const opened = openFile({ fileName: path, chunks: [bytes], size: bytes.length });
  const isReadable = opened.ok && readContacts(opened.value, {}, new ReportBuilder(), { bytes: 0 }).ok;
  return isReadable ? (await readBack(bytes, path)).contacts : [];
}

const byKind = (contact: Contact): Contact => {
  const key = (fact: Contact['facts'][number]) => (fact.kind === 'preference' ? `preference ${fact.topic}` : fact.kind);
  return { ...contact, facts: contact.facts.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)) };
};

const FOLDERS = ['vcard', 'csv', 'jcard', 'xcard', 'ldif', 'ics', 'msg', 'pst'];

describe.skipIf(!hasCorpus)('what was read of the corpus', () => {
  for (const path of FOLDERS.flatMap((folder) => [...expectedFiles(folder).keys()])) {
    it(`goes out and comes back as it was: ${path}`, async () => {
      const contacts = await read(path);
      if (contacts.length === 0) return;
      for (const version of ['4.0', '3.0'] as const) {
        const file = contacts.map((contact) => contactToVCard(contact, version)).join('');
        expect((await readBack(file)).contacts, version).toEqual(contacts);
      }
      const json = `[${contacts.map(contactToJCard).join(',')}]`;
      expect((await readBack(json, 'book.json')).contacts, 'jCard').toEqual(contacts);
      const entries = ldifHead() + contacts.map(contactToLdif).join('');
      expect((await readBack(entries, 'book.ldif')).contacts, 'LDIF').toEqual(contacts);
      const table = csvHead() + contacts.map(contactToCsvRow).join('');
      expect((await readBack(table, 'book.csv')).contacts.map(byKind), 'csv').toEqual(contacts.map(byKind));
    }, 60_000);
  }
});
