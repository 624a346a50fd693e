import { expect, test } from 'vitest';

import { createId } from '../../src-shared/ids';
import { createBook, type Book } from '../../src-renderer/vault/book/book';
import { deleteClients } from '../../src-renderer/vault/book/delete-clients';
import { deletePeople } from '../../src-renderer/vault/book/delete-people';
import { importContacts } from '../../src-renderer/vault/book/importing/import-contacts';
import { createBulkSink } from '../../src-renderer/vault/book/importing/import-sink';
import { saveClient } from '../../src-renderer/vault/book/save-client';
import { savePerson } from '../../src-renderer/vault/book/save-person';
import { summarisers } from '../../src-renderer/vault/book/summaries/summarisers';
import { clientDraft, deliveriesOf, personDraft } from '../support/book';
import { manyContacts } from '../support/many-contacts';
import { createTestVault, must, type TestVault } from './support/open';

// The book's rules have their own tests over a store in memory; here they meet the real one.

const open = async (vault: TestVault): Promise<Book> => createBook((await vault.open({ summarisers })).store);

const found = (book: Book, text: string): readonly string[] =>
  Array.from(book.people.list({ text }).ordinals, (ordinal) => book.store.views.people.displayAt(ordinal)[0] ?? '');

test('finds what was imported, also after opening again, and takes the import back as one', async () => {
  const vault = await createTestVault();
  const { store, care } = await vault.open({ summarisers });
  const book = createBook(store);
  const contacts = manyContacts(2_500);
  must(await importContacts(book, deliveriesOf(contacts), 'mine', () => true));
  must(await care.fold());
  const { name, organisations, uid } = contacts[2_200] ?? { name: { display: '' }, organisations: [], uid: '' };
  const reopened = await open(vault);
  for (const one of [book, reopened]) {
    expect(one.people.list({}).ordinals).toHaveLength(2_500);
    expect(found(one, name.display)).toContain(name.display);
    expect(found(one, `${name.display} ${organisations[0]?.name ?? ''}`)).toContain(name.display);
    expect(one.people.withUids([uid ?? ''])).toHaveLength(1);
  }
  expect(reopened.people.facets({})).toEqual(book.people.facets({}));
  const again = await importContacts(reopened, deliveriesOf(contacts), 'mine', () => true);
  expect(must(again)).toMatchObject({ people: 0, unchanged: 2_500 });
  must(await reopened.store.undo());
  expect(reopened.people.list({}).ordinals).toHaveLength(0);
  expect(reopened.store.views.clients.order).toHaveLength(0);
});

test('whom an import brought goes by the name that a client was given while it ran', async () => {
  const vault = await createTestVault();
  const book = await open(vault);
  const client = must(await saveClient(book, clientDraft('Acme')));
  const boss = must(
    await savePerson(book, personDraft('Boss', { roles: [{ clientId: client.id, current: true, from: 0 }] })),
  );
  const record = must(await book.store.get('people', boss.id));
  if (!record) throw new Error('nobody');
  const sink = createBulkSink(book, 2);
  const guest = (display: string) =>
    ({ collection: 'people', record: { ...record, id: createId<'person'>(), name: { display } } }) as const;
  must(await sink.add([guest('Ada')]));
  must(await saveClient(book, clientDraft('Zenith', { base: { id: client.id, version: 1 } })));
  must(await sink.add([guest('Bob')]));
  must(await sink.commit({ people: [], clients: [] }, () => []));
  expect([found(book, 'zenith'), found(book, 'acme')]).toEqual([['Ada', 'Bob', 'Boss'], []]);
  must(await book.store.undo());
  expect(found(book, 'zenith')).toEqual(['Boss']);
});

test('keeps lists and search up with saves, renames, deletions and undo', async () => {
  const vault = await createTestVault();
  const book = await open(vault);
  const client = must(await saveClient(book, clientDraft('Acme')));
  const roles = [{ clientId: client.id, current: true, from: 0 }];
  const boss = must(await savePerson(book, personDraft('Boss', { roles })));
  const helper = must(await savePerson(book, personDraft('Helper', { relations: [{ to: boss.id, type: 'assists' }] })));
  must(await saveClient(book, clientDraft('Zenith', { base: { id: client.id, version: 1 } })));
  expect([found(book, 'zenith'), found(book, 'acme')]).toEqual([['Boss'], []]);
  must(await deleteClients(book, [client.id]));
  expect(found(book, 'zenith')).toEqual(['Boss']);
  must(await deletePeople(book, [boss.id]));
  expect(must(await book.store.get('people', helper.id))?.relations).toEqual([]);

  const reopened = await open(vault);
  expect(found(reopened, 'bosss')).toEqual([]);
  must(await reopened.store.undo());
  must(await reopened.store.undo());
  must(await reopened.store.undo());
  expect([found(reopened, 'acme'), found(reopened, 'zenith')]).toEqual([['Boss'], []]);
  expect((await reopened.people.countAtClient())(client.id)).toBe(1);
  expect(must(await reopened.store.get('people', helper.id))?.relations).toEqual([{ to: boss.id, type: 'assists' }]);
});
