import { expect, it } from 'vitest';

import { sayProperty } from '../../../src-renderer/screen/import/property-words';

it('names a property in a partner’s words, beside its name where the file writes it so', () => {
  expect(sayProperty('TEL', { format: 'vcard' })).toEqual({ words: 'Phone', name: 'TEL' });
  expect(sayProperty('TEL', { format: 'ldif' })).toEqual({ words: 'Phone' });
  expect(sayProperty('X-SHOE-SIZE', { format: 'vcard' })).toEqual({ words: 'X-SHOE-SIZE' });
});

it('calls a column what its header says, but for tables of our own, which are read as cards', () => {
  expect(sayProperty('TITLE', { format: 'csv', program: 'Outlook' })).toEqual({ words: 'TITLE' });
  expect(sayProperty('TITLE', { format: 'csv', program: 'Bailiwick' })).toEqual({ words: 'Job title' });
});
