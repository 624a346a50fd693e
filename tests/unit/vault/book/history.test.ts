import { expect, it } from 'vitest';

import { deletePeople } from '../../../../src-renderer/vault/book/delete-people';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { savePerson } from '../../../../src-renderer/vault/book/save-person';
import { undoHandlers } from '../../../../src-renderer/vault/handlers/undo';
import {
  contactNamed,
  createTestBook,
  deliveriesOf,
  personDraft,
  takeBackImport,
  valueOf,
} from '../../../support/book';

it('tells of whom a change was, from which file an import, and whether there is something to bring back', async () => {
  const book = createTestBook();
  const { changes, undo } = undoHandlers(book);
  const { id } = valueOf(await savePerson(book, personDraft('Ada Lovelace')));
  const file = deliveriesOf([contactNamed('Mary'), contactNamed('Caroline')], 'stars.vcf');
  const { changeId } = valueOf(await importContacts(book, file, 'mine', () => true));
  if (changeId === null) throw new Error('nothing was brought in');
  valueOf(await takeBackImport(book, changeId));
  valueOf(await deletePeople(book, [id]));
  const made = { file: 'stars.vcf', people: 2, updated: 0 };
  expect(valueOf(await changes({}))).toMatchObject({
    changes: [
      { what: 'delete', count: 1, names: ['Ada Lovelace'] },
      { what: 'take-back', count: 2, import: made },
      { what: 'import', count: 2, names: ['Mary', 'Caroline'], import: made },
      { what: 'create', names: ['Ada Lovelace'] },
    ],
    canRedo: false,
  });
  await undo({});
  expect(valueOf(await changes({}))).toMatchObject({ changes: [{}, {}, {}], canRedo: true });
});
