import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { saveMatter } from '../../../../src-renderer/vault/book/matters.ts';
import { savePerson } from '../../../../src-renderer/vault/book/save-person.ts';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts.ts';
import { makeDisclosureFile } from '../../../../src-renderer/vault/export/disclosure-file.ts';
import type { PersonId } from '../../../../src-shared/ids.ts';
import {
  contactNamed,
  createTestBook,
  deliveriesOf,
  matterDraft,
  personDraft,
  valueOf,
  type TestBook,
} from '../../../support/book.ts';

const createSha256 = () => {
  const hash = createHash('sha256');
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => new Uint8Array(hash.digest()) };
};

async function bookWithAda(): Promise<{ readonly book: TestBook; readonly id: PersonId }> {
  const book = createTestBook();
  const ada = contactNamed('Ada <b>Lovelace</b>', {
    uid: 'uid-of-ada',
    organisations: [{ name: 'Kestrel', title: 'Counsel', since: '2014' }],
    facts: [
      { kind: 'email', value: 'ada@x.example', types: ['work'] },
      { kind: 'birthday', value: '--12-10' },
      { kind: 'note', value: '<script>alert("1")</script> & more' },
      { kind: 'preference', topic: 'restaurant', value: 'quiet tables' },
      { kind: 'address', value: { street: 'St James’s Square', locality: 'London', country: 'UK' } },
      { kind: 'verbatim', format: 'vcard', name: 'X-SKYPE', value: 'X-SKYPE:ada' },
      { kind: 'photo', mediaType: 'image/png', value: 'aGVsbG8=' },
    ],
    tags: ['golf'],
  });
  valueOf(await importContacts(book, deliveriesOf([ada], 'outlook.vcf', 'Outlook'), 'mine', () => true));
  const [person] = book.store.all('people');
  if (!person) throw new Error('nobody was imported');
  valueOf(
    await savePerson(book, personDraft('Bob', { relations: [{ to: person.id, type: 'manager', note: 'since 2020' }] })),
  );
  valueOf(await saveMatter(book, matterDraft('Fleet renewal', { personIds: [person.id], ledBy: 'a lunch' })));
  return { book, id: person.id };
}

const HELD = [
  'Kestrel',
  'Counsel',
  'since 2014',
  'ada@x.example',
  'quiet tables',
  'London',
  'X-SKYPE:ada',
  'golf',
  'Bob',
  'since 2020',
  'Fleet renewal',
  'a lunch',
  'I know Kestrel.',
  'from outlook.vcf (Outlook)',
  'uid-of-ada',
];

describe('all that is held about one person', () => {
  it('holds every fact, tie, matter and summary, and where each came from', async () => {
    const { book, id } = await bookWithAda();
    for (const format of ['disclosure-html', 'disclosure-json'] as const) {
      const order = { id, format, published: ['I know Kestrel.'] };
      const file = valueOf(await makeDisclosureFile(book, createSha256, order));
      const bytes = Buffer.concat(file.chunks);
      expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      for (const words of HELD) expect(bytes.toString('utf8')).toContain(words);
      expect(file.classes).toContain('matters (1)');
      expect(file.classes).toContain('what the firm was told (1)');
    }
  });

  it('writes a day without a year in words on the page, and in the standard spelling for other software', async () => {
    const { book, id } = await bookWithAda();
    const textIn = async (format: 'disclosure-html' | 'disclosure-json') =>
      Buffer.concat(
        valueOf(await makeDisclosureFile(book, createSha256, { id, format, published: [] })).chunks,
      ).toString('utf8');
    const page = await textIn('disclosure-html');
    expect(page).toContain('<dt>Birthday</dt><dd>10 December</dd>');
    expect(page).not.toMatch(/--12-10|\d{4}-\d\d-\d\d/);
    expect(await textIn('disclosure-json')).toContain('"text": "--12-10"');
  });

  it('is a page that runs and fetches nothing, whatever stands in a note', async () => {
    const { book, id } = await bookWithAda();
    const order = { id, format: 'disclosure-html' as const, published: [] };
    const page = Buffer.concat(valueOf(await makeDisclosureFile(book, createSha256, order)).chunks).toString('utf8');
    expect(page).not.toMatch(/<script|<b>|<link|<iframe|https?:/i);
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more');
    expect(page).toContain('src="data:image/png;base64,aGVsbG8="');
    expect(page).toContain("default-src 'none'");
  });

  it('says that somebody who is not there is not there', async () => {
    const { book } = await bookWithAda();
    const order = { id: 'AAAAAAAAAAAAAAAAAAAAAA' as PersonId, format: 'disclosure-json' as const, published: [] };
    expect(await makeDisclosureFile(book, createSha256, order)).toMatchObject({ error: { kind: 'not-found' } });
  });
});
