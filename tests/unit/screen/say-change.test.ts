import { expect, it } from 'vitest';

import { sayChange } from '../../../src-renderer/screen/frame/say-change';

const ada = { collection: 'people', count: 1, names: ['Ada Lovelace'] } as const;

const made = (people: number, updated: number, groups = 0, groupsUpdated = 0) => ({
  file: 'ada.vcf',
  people,
  groups,
  updated,
  groupsUpdated,
  clientsMade: 0,
  clientsUpdated: 0,
});

it('names those whom a change is about where they are few', () => {
  expect(sayChange({ ...ada, what: 'edit' })).toBe('Ada Lovelace changed');
  expect(sayChange({ ...ada, what: 'merge', count: 2, names: ['Ada', 'Ada L.'] })).toBe('Ada and Ada L. merged');
  expect(sayChange({ what: 'flag', collection: 'people', count: 3, names: ['A', 'B', 'C'] })).toBe(
    'Flag set on A, B and C',
  );
  expect(sayChange({ what: 'delete', collection: 'clients', count: 1, names: ['Acme'] })).toBe('Client Acme deleted');
});

it('counts them where they are many, or where their names are not known', () => {
  expect(sayChange({ what: 'tag', collection: 'people', count: 12, names: ['A', 'B', 'C'] })).toBe('12 people tagged');
  expect(sayChange({ what: 'delete', collection: 'matters', count: 1 })).toBe('1 matter deleted');
});

it('says of an import from which file it was, and never that somebody was brought in who was there', () => {
  expect(sayChange({ ...ada, what: 'import', import: made(1, 0) })).toBe('Ada Lovelace brought in from ada.vcf');
  expect(sayChange({ ...ada, what: 'import', import: made(0, 1) })).toBe(
    'Ada Lovelace brought up to date from ada.vcf',
  );
  const both = { what: 'import', collection: 'people', count: 9, names: ['A', 'B', 'C'] } as const;
  expect(sayChange({ ...both, import: made(5, 4) })).toBe('5 people brought in from ada.vcf, 4 brought up to date');
  expect(sayChange({ ...both, what: 'take-back', import: made(9, 0) })).toBe(
    'Import of 9 people from ada.vcf taken back',
  );
});

it('says of an import of clients alone that it was about them', () => {
  const none = { what: 'import', collection: 'people', count: 0, names: [] } as const;
  const clients = (clientsMade: number, clientsUpdated: number) => ({
    import: { ...made(0, 0), clientsMade, clientsUpdated },
  });
  expect(sayChange({ ...none, ...clients(0, 1) })).toBe('1 client brought up to date from ada.vcf');
  expect(sayChange({ ...none, ...clients(2, 3) })).toBe('2 clients made from ada.vcf, 3 clients brought up to date');
  expect(sayChange({ ...none, ...clients(2, 0), what: 'take-back' })).toBe('Import from ada.vcf taken back');
  expect(sayChange(none)).toBe('Clients brought in');
});

it('tells groups from people, though a change counts both', () => {
  const four = { what: 'import', collection: 'people', count: 4, names: ['A', 'B', 'C'] } as const;
  expect(sayChange({ ...four, import: made(3, 0, 1) })).toBe('3 people and 1 group brought in from ada.vcf');
  expect(sayChange({ ...four, import: made(0, 0, 4) })).toBe('4 groups brought in from ada.vcf');
  expect(sayChange({ ...four, import: made(1, 1, 1, 1) })).toBe(
    '1 person and 1 group brought in from ada.vcf, 1 person and 1 group brought up to date',
  );
  expect(sayChange({ ...four, what: 'take-back', import: made(3, 0, 1) })).toBe(
    'Import of 3 people and 1 group from ada.vcf taken back',
  );
  expect(sayChange({ ...four, count: 3, names: ['A'], what: 'take-back', import: made(3, 0, 1) })).toBe(
    'Import from ada.vcf taken back',
  );
});
