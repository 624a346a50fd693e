import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../../src-shared/book/contact';
import { clientKey } from '../../../../src-renderer/vault/book/importing/client-names';
import { nameOfClient } from '../../../../src-renderer/vault/book/details';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { tidyTags } from '../../../../src-renderer/vault/book/tidy';
import { toContact } from '../../../../src-renderer/vault/book/to-contact';
import { createTestBook, deliveriesOf, valueOf, type TestBook } from '../../../support/book';
import { arbitraryContact } from '../../../support/sample/arbitrary-contact';

/** What must come back, with each statement's origin in its place; `fallback` for those that came without one. */
function essence(contact: Contact, uid: string | undefined): unknown {
  const origins = contact.origins ?? [];
  const originOf = (at: number | undefined): unknown =>
    at === undefined || origins[at]?.file === 'round-trip.vcf' ? 'this file' : origins[at];
  return {
    kind: contact.kind,
    name: contact.name,
    uid,
    // It goes out again only where another client bears the same name.
    organisations: contact.organisations.map(({ name, clientUid: _uid, from, ...job }) => [
      name === undefined || name.trim() === '' ? null : clientKey(name),
      job,
      // A job that tells none shares the first.
      originOf(from ?? (origins.length > 0 ? 0 : undefined)),
    ]),
    facts: contact.facts.map(({ from, ...fact }) => [fact, originOf(from)]),
    tags: tidyTags(contact.tags),
    members: contact.members ?? null,
    related: contact.related ?? null,
    flags: contact.flags ?? {},
  };
}

async function roundTrip(book: TestBook, contact: Contact): Promise<Contact> {
  valueOf(await importContacts(book, deliveriesOf([contact], 'round-trip.vcf'), 'mine', () => true));
  const [person] = book.store.all('people');
  if (!person) throw new Error('nobody came');
  return toContact(person, (id) => nameOfClient(book, id));
}

describe('a contact', { timeout: 60_000 }, () => {
  it('goes out as it came in, with all that the book holds', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryContact, async (contact) => {
        const back = await roundTrip(createTestBook(), contact);
        expect(essence(back, contact.uid === undefined ? undefined : back.uid)).toEqual(essence(contact, contact.uid));
      }),
      { numRuns: 150 },
    );
  });

  it('is not imported twice', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryContact, async (contact) => {
        const book = createTestBook();
        const back = await roundTrip(book, contact);
        for (const again of [contact, back]) {
          const result = await importContacts(book, deliveriesOf([again]), 'mine', () => true);
          expect(valueOf(result)).toMatchObject({ people: 0, unchanged: 1 });
        }
      }),
      {
        numRuns: 75,
        examples: [[{ kind: 'individual', name: { display: '!' }, organisations: [], facts: [], tags: ["'"] }]],
      },
    );
  });
});
