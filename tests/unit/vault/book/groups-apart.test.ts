import { expect, it } from 'vitest';

import type { Contact } from '../../../../src-shared/book/contact';
import { createId } from '../../../../src-shared/ids';
import { compareImport } from '../../../../src-renderer/vault/book/importing/compare-import';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { importRecord, listImports } from '../../../../src-renderer/vault/book/importing/import-records';
import { AS_IT_COMES } from '../../../../src-renderer/vault/book/importing/comparing';
import { undoHandlers } from '../../../../src-renderer/vault/handlers/undo';
import {
  contactNamed,
  createTestBook,
  deliveriesOf,
  planTakeBack,
  type TestBook,
  valueOf,
} from '../../../support/book';

const bring = async (book: TestBook, contacts: readonly Contact[]) =>
  valueOf(await importContacts(book, deliveriesOf(contacts), 'mine', () => true, AS_IT_COMES));
const compare = async (book: TestBook, contacts: readonly Contact[]) =>
  valueOf(await compareImport(book, deliveriesOf(contacts), () => true));

const ada = contactNamed('Ada', { uid: 'a' });
const bob = contactNamed('Bob', { uid: 'b' });
const list = (...members: string[]) => contactNamed('Briefing', { uid: 'g', kind: 'group', members });
const FIRST = [ada, bob, list('urn:uuid:a')];
const NEWER = [
  ada,
  { ...bob, tags: ['golf'] },
  list('urn:uuid:a', 'urn:uuid:b'),
  contactNamed('Walks', { kind: 'group' }),
];

it('counts the groups of a file apart from its people, in what came of it and for good', async () => {
  const book = createTestBook();
  const first = await bring(book, FIRST);
  expect(first).toMatchObject({ people: 2, groups: 1, updated: 0, groupsUpdated: 0 });
  const newer = await bring(book, NEWER);
  expect(newer).toMatchObject({ people: 0, groups: 1, updated: 1, groupsUpdated: 1, unchanged: 1 });
  expect(listImports(book.store)).toMatchObject([
    { people: 0, groups: 1, updated: 1, groupsUpdated: 1 },
    { people: 2, groups: 1, updated: 0, groupsUpdated: 0 },
  ]);
  const { changes } = valueOf(await undoHandlers(book).changes({}));
  expect(changes[0]?.import).toMatchObject({ people: 0, groups: 1, updated: 1, groupsUpdated: 1 });
});

it('counts them apart in what bringing a file in would do, beside an empty book as well', async () => {
  const book = createTestBook();
  expect(await compare(book, FIRST)).toMatchObject({ fresh: 2, groups: { fresh: 1, changed: 0, same: 0 } });
  await bring(book, FIRST);
  expect(await compare(book, NEWER)).toMatchObject({
    fresh: 0,
    changed: 1,
    same: 1,
    groups: { fresh: 1, changed: 1, same: 0 },
  });
});

it('counts them apart in what taking an import back would do', async () => {
  const book = createTestBook();
  await bring(book, FIRST);
  const { changeId } = await bring(book, NEWER);
  if (changeId === null) throw new Error('something was new');
  expect(valueOf(await planTakeBack(book, changeId))).toMatchObject({
    going: 0,
    groupsGoing: 1,
    reverting: 1,
    groupsReverting: 1,
  });
});

it('reads a record of before they were told apart', async () => {
  const book = createTestBook();
  const changeId = createId<'change'>();
  const kept = {
    at: '2026-03-01T09:00:00.000Z',
    file: 'old.vcf',
    whose: 'mine',
    people: 3,
    updated: 1,
    clientsMade: 0,
  };
  const record = { changeId, ...kept, unchanged: 0, deletedBefore: 0, skipped: 0 };
  valueOf(await book.store.setValue(`import/${changeId}`, record));
  expect(importRecord(book.store, changeId)).toEqual(record);
});
