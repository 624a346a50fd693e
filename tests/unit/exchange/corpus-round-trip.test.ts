import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../src-shared/book/contact';
import { contactToCsvRow, csvHead } from '../../../src-shared/contact-writers/csv';
import { contactToVCard } from '../../../src-shared/contact-writers/vcard';
import { openFile } from '../../../src-renderer/exchange/open-file';
import { corpusBytes, expectedFiles, hasCorpus } from '../../support/corpus/corpus';
import { readBack } from '../../support/sample/read-back';

async function read(path: string): Promise<readonly Contact[]> {
  const bytes = corpusBytes(path);
  const isReadable = openFile({ fileName: path, chunks: [bytes], size: bytes.length }).ok;
  return isReadable ? (await readBack(bytes, path)).contacts : [];
}

const byKind = (contact: Contact): Contact => {
  const key = (fact: Contact['facts'][number]) => (fact.kind === 'preference' ? `preference ${fact.topic}` : fact.kind);
  return { ...contact, facts: contact.facts.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)) };
};

describe.skipIf(!hasCorpus)('what was read of the corpus', () => {
  for (const path of [...expectedFiles('vcard').keys(), ...expectedFiles('csv').keys()]) {
    it(`goes out and comes back as it was: ${path}`, async () => {
      const contacts = await read(path);
      if (contacts.length === 0) return;
      for (const version of ['4.0', '3.0'] as const) {
        const file = contacts.map((contact) => contactToVCard(contact, version)).join('');
        expect((await readBack(file)).contacts, version).toEqual(contacts);
      }
      const table = csvHead() + contacts.map(contactToCsvRow).join('');
      expect((await readBack(table, 'book.csv')).contacts.map(byKind), 'csv').toEqual(contacts.map(byKind));
    }, 60_000);
  }
});
