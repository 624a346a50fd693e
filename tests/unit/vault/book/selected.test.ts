import { expect, it } from 'vitest';

import { countSpeltAlike, selectedOrdinals } from '../../../../src-renderer/vault/book/selected';
import { savePerson } from '../../../../src-renderer/vault/book/save-person';
import { createTestBook, personDraft, valueOf } from '../../../support/book';

it('leaves out those who are only spelt alike where it is told to', async () => {
  const book = createTestBook();
  for (const family of ['Bellamy', 'Bellany', 'Winterbourne'])
    valueOf(await savePerson(book, personDraft(`Ruth ${family}`, { name: { display: `Ruth ${family}`, family } })));
  const names = (selection: Parameters<typeof selectedOrdinals>[1]) =>
    Array.from(selectedOrdinals(book, selection), (ordinal) => book.store.views.people.displayAt(ordinal)[0]);
  const searched = { kind: 'filter', filter: { text: 'Bellamy' } } as const;
  expect(names(searched)).toEqual(['Ruth Bellamy', 'Ruth Bellany']);
  expect(countSpeltAlike(book, searched)).toBe(1);
  expect(names({ ...searched, exactOnly: true })).toEqual(['Ruth Bellamy']);
  expect(countSpeltAlike(book, { ...searched, exactOnly: true })).toBe(0);
  expect(names({ kind: 'all' })).toHaveLength(3);
});
