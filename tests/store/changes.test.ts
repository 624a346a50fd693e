import { expect, test } from 'vitest';

import { changeOf, dropPerson, makeClient, makePerson, putClient, putPerson } from './support/plain-book';
import { deleteDatabase } from './support/damage';
import { createTestVault, must, shown } from './support/open';

test('shows, finds and reads what was committed, and still after opening again', async () => {
  const vault = await createTestVault();
  const first = await vault.open();
  const ada = makePerson('Ada', { note: 'likes figs' });
  must(await first.store.commit(changeOf([putPerson(ada), putPerson(makePerson('Björn'))])));
  expect(shown(first)).toEqual(['Ada||', 'Björn||']);

  const second = await vault.open();
  expect(shown(second)).toEqual(['Ada||', 'Björn||']);
  expect(must(await second.store.get('people', ada.id))).toEqual(ada);
  expect(vault.notices).toEqual([]);
});

test('takes a change back and brings it back again, across restarts', async () => {
  const vault = await createTestVault();
  const ada = makePerson('Ada');
  const { store } = await vault.open();
  must(await store.commit(changeOf([putPerson(ada)])));
  must(await store.commit(changeOf([putPerson({ ...ada, version: 2, name: { display: 'Ada L' } })])));
  must(await store.commit(changeOf([dropPerson(ada.id)])));

  const again = await vault.open();
  expect(shown(again)).toEqual([]);
  expect(again.store.tombstoned('people', ada.id)).toBe(true);
  must(await again.store.undo());
  expect(shown(again)).toEqual(['Ada L||']);
  must(await again.store.undo());
  expect(must(await again.store.get('people', ada.id))).toEqual(ada);
  must(await again.store.undo());
  expect(shown(again)).toEqual([]);
  expect(again.store.tombstoned('people', ada.id)).toBe(false);

  const third = await vault.open();
  must(await third.store.redo());
  must(await third.store.redo());
  expect(shown(third)).toEqual(['Ada L||']);
  expect(third.store.changes().map(({ what }) => what)).toEqual(['edit', 'edit']);
});

test('says of a change what those it was about are called now, or were last', async () => {
  const vault = await createTestVault();
  const { store, care } = await vault.open();
  const [ada, bob, acme] = [makePerson('Ada'), makePerson('Bob'), makeClient('Acme')];
  // Bob stands first in the book, and the second change is about Ada first.
  must(await store.commit(changeOf([putPerson(bob), putPerson(ada), putClient(acme)])));
  must(await store.commit(changeOf([putPerson({ ...ada, version: 2 }), putPerson({ ...bob, version: 2 })])));
  must(await store.commit(changeOf([putPerson({ ...bob, version: 3, name: { display: 'Robert' } })])));
  must(await store.commit(changeOf([dropPerson(ada.id)])));
  const names = async (from: typeof store) =>
    Promise.all(from.changes().map(async ({ changeId }) => must(await from.namesIn(changeId, 1))));
  const said = [['Ada'], ['Robert'], ['Ada'], ['Robert']];
  expect(await names(store)).toEqual(said);
  must(await care.fold());
  expect(await names(store)).toEqual(said);
  const again = await vault.open();
  expect(await names(again.store)).toEqual(said);

  expect(again.store.canRedo()).toBe(false);
  must(await again.store.undo());
  expect((await vault.open()).store.canRedo()).toBe(true);
  must(await again.store.commit(changeOf([putPerson(makePerson('Cleo'))])));
  expect(again.store.canRedo()).toBe(false);
});

test('names the first of an import', async () => {
  const { store } = await (await createTestVault()).open();
  const bulk = store.beginBulk({ what: 'import', collection: 'people' });
  const people = Array.from({ length: 40 }, (_, index) => makePerson(`Person ${index}`));
  must(await bulk.add(people.map((record) => ({ collection: 'people', record }))));
  const { changeId } = must(await bulk.commit());
  expect(must(await store.namesIn(changeId, 3))).toEqual(['Person 0', 'Person 1', 'Person 2']);
});

test('makes the summaries of a renamed client’s people anew, and again when that is undone', async () => {
  const vault = await createTestVault();
  const opened = await vault.open();
  const acme = makeClient('Acme');
  const ada = makePerson('Ada', { clientId: acme.id });
  must(await opened.store.commit(changeOf([putClient(acme), putPerson(ada)])));
  const rename = changeOf([putClient({ ...acme, name: 'Apex' })], [{ collection: 'people', id: ada.id }]);
  must(await opened.store.commit(rename));
  expect(shown(opened)).toEqual(['Ada|Apex|']);
  must(await opened.store.undo());
  expect(shown(opened)).toEqual(['Ada|Acme|']);
  expect(shown(await vault.open())).toEqual(['Ada|Acme|']);
});

test('sets the values of an import in the change itself, and turns them with it', async () => {
  const vault = await createTestVault();
  const opened = await vault.open();
  const begin = () => opened.store.beginBulk({ what: 'import', collection: 'people' });
  const kept = begin();
  must(await kept.add([{ collection: 'people', record: makePerson('Ada') }]));
  const key = `import/${kept.changeId}`;
  expect(opened.store.getValue(key)).toBeUndefined();
  const { changeId } = must(await kept.commit([{ key, value: { people: 1 } }]));
  expect(changeId).toBe(kept.changeId);
  const dropped = begin();
  must(await dropped.add([{ collection: 'people', record: makePerson('Bob') }]));
  await dropped.abort();
  expect(opened.store.valueKeys()).toEqual([key]);

  // From the working store, and from the journal alone.
  must(await opened.care.fold());
  expect((await vault.open()).store.getValue(key)).toEqual({ people: 1 });
  await deleteDatabase(vault);
  const again = await vault.open();
  expect(again.store.getValue(key)).toEqual({ people: 1 });

  must(await again.store.undo((turned) => [{ key: `import/${turned.changeId}`, value: { takenBack: true } }]));
  expect(again.store.getValue(key)).toEqual({ takenBack: true });
  await deleteDatabase(vault);
  const third = await vault.open();
  expect(third.store.getValue(key)).toEqual({ takenBack: true });
  must(await third.store.redo(() => [{ key, value: null }]));
  expect((await vault.open()).store.valueKeys()).toEqual([]);
});

test('sets the values of any other change in its own frame as well', async () => {
  const vault = await createTestVault();
  const opened = await vault.open();
  const keep = (changeId: string) => [{ key: 'taken-back', value: changeId }];
  const { changeId } = must(await opened.store.commit({ ...changeOf([putPerson(makePerson('Ada'))]), keep }));
  expect((await vault.open()).store.getValue('taken-back')).toBe(changeId);
  await deleteDatabase(vault);
  expect((await vault.open()).store.getValue('taken-back')).toBe(changeId);
});

test.each([
  { size: 'a small', expected: 301 },
  { size: 'a large', expected: undefined },
])('$size import is one change: invisible before, one undo after', async ({ expected }) => {
  const vault = await createTestVault();
  const opened = await vault.open();
  must(await opened.store.commit(changeOf([putPerson(makePerson('Zoe'))])));
  const bulk = opened.store.beginBulk({ what: 'import', collection: 'people' }, expected);
  const acme = makeClient('Acme');
  must(await bulk.add([{ collection: 'clients', record: acme }]));
  const people = Array.from({ length: 300 }, (_, index) => makePerson(`Person ${index}`, { clientId: acme.id }));
  must(await bulk.add(people.map((record) => ({ collection: 'people', record }))));
  must(await opened.store.commit(changeOf([putPerson(makePerson('Yan'))])));
  expect(shown(opened)).toEqual(['Yan||', 'Zoe||']);
  must(await bulk.commit());
  expect(shown(opened)).toHaveLength(302);
  expect(shown(opened)[2]).toBe('Person 2|Acme|');
  must(await opened.care.fold());

  const again = await vault.open();
  expect(shown(again)).toEqual(shown(opened));
  expect(must(await again.store.get('people', people[200]?.id ?? acme.id))).toEqual(people[200]);
  must(await again.store.undo());
  expect(shown(again)).toEqual(['Yan||', 'Zoe||']);
  must(await again.store.redo());
  expect(shown(again)).toEqual(shown(opened));
});

test('people of an import go by the names of clients that are there, that came along and that change meanwhile', async () => {
  const opened = await (await createTestVault()).open();
  const [there, renamed, along] = [makeClient('There'), makeClient('Before'), makeClient('Along')];
  must(await opened.store.commit(changeOf([putClient(there), putClient(renamed)])));
  const bulk = opened.store.beginBulk({ what: 'import', collection: 'people' });
  must(await bulk.add([{ collection: 'clients', record: along }]));
  const people = [there, renamed, along].map(({ id }, index) => makePerson(`Person ${index}`, { clientId: id }));
  must(await bulk.add(people.map((record) => ({ collection: 'people', record }))));
  must(await opened.store.commit(changeOf([putClient({ ...renamed, name: 'After', version: 2 })])));
  must(await bulk.commit());
  expect(shown(opened)).toEqual(['Person 0|There|', 'Person 1|After|', 'Person 2|Along|']);
  expect(shown(opened, 'clients')).toEqual(['After', 'Along', 'There']);
});

test('shows a change of thousands as one of a few: those who were there, those who are new, those who go', async () => {
  const vault = await createTestVault();
  const first = await vault.open();
  const { store, care } = first;
  const names = (from: number, to: number, prefix: string): string[] =>
    Array.from({ length: to - from }, (_, index) => `${prefix} ${String(from + index).padStart(5, '0')}`);
  const people = names(0, 5_000, 'Person').map((name) => makePerson(name));
  must(await store.commit(changeOf(people.map(putPerson))));
  must(await care.fold());
  const renamed = names(0, 5_000, 'Other').map((display, index) => ({
    ...(people[index] ?? makePerson(display)),
    version: 2,
    name: { display },
  }));
  const added = names(0, 300, 'New').map((name) => makePerson(name));
  const gone = new Set(renamed.slice(100, 120).map(({ id }) => id));
  const puts = renamed.map((person) => (gone.has(person.id) ? dropPerson(person.id) : putPerson(person)));
  must(await store.commit(changeOf([...puts, ...added.map(putPerson)])));
  const lines = [...names(0, 300, 'New'), ...names(0, 100, 'Other'), ...names(120, 5_000, 'Other')];
  const expected = lines.map((name) => `${name}||`);
  expect(shown(first)).toEqual(expected);
  for (const { id } of [...added, ...renamed.slice(4_990)]) expect(must(await store.get('people', id))?.id).toBe(id);
  must(await store.undo());
  expect(shown(first)).toEqual(names(0, 5_000, 'Person').map((name) => `${name}||`));
  must(await care.fold());
  must(await store.redo());
  must(await care.fold());
  expect(shown(first)).toEqual(expected);
  expect(shown(await vault.open())).toEqual(expected);
});
