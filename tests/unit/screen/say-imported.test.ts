import { expect, it } from 'vitest';

import { sayImported } from '../../../src-renderer/screen/import/say-imported';

const nothing = {
  changeId: null,
  people: 0,
  groups: 0,
  updated: 0,
  groupsUpdated: 0,
  clientsMade: 0,
  clientsUpdated: 0,
  clientsUnchanged: 0,
  unchanged: 0,
  deletedBefore: 0,
  erasedBefore: 0,
  skipped: [],
};

it('says what came of a file, and nothing of what did not', () => {
  const all = { ...nothing, people: 12, updated: 3, clientsMade: 2, clientsUpdated: 1, unchanged: 1_040 };
  expect(sayImported(all, 'list.vcf')).toBe(
    '12 people brought in from list.vcf, 3 brought up to date, 2 clients made, 1 client brought up to date, 1,040 already there.',
  );
  expect(sayImported({ ...nothing, updated: 1 }, 'list.vcf')).toBe('1 person brought up to date from list.vcf.');
  expect(sayImported({ ...nothing, clientsMade: 2 }, 'list.vcf')).toBe('2 clients made from list.vcf.');
});

it('counts groups apart from people', () => {
  expect(sayImported({ ...nothing, people: 2, groups: 1 }, 'list.ldif')).toBe(
    '2 people and 1 group brought in from list.ldif.',
  );
  expect(sayImported({ ...nothing, people: 1, groupsUpdated: 1 }, 'list.ldif')).toBe(
    '1 person brought in from list.ldif, 1 group brought up to date.',
  );
  expect(sayImported({ ...nothing, groups: 2, updated: 3 }, 'list.ldif')).toBe(
    '2 groups brought in from list.ldif, 3 people brought up to date.',
  );
});

it('says plainly that nothing in a file was new, and who was left out', () => {
  expect(sayImported({ ...nothing, unchanged: 7 }, 'list.vcf')).toBe('Nothing new in list.vcf, 7 already there.');
  expect(sayImported({ ...nothing, deletedBefore: 2, erasedBefore: 1 }, 'list.vcf')).toBe(
    'Nothing new in list.vcf. 2 you deleted here left out; bring the file in again to take them back. 1 person erased for good left out.',
  );
});
