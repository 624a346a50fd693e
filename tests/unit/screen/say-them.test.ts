import { expect, it } from 'vitest';

import { sayFound } from '../../../src-renderer/screen/import/say-found';

it('counts people, groups and clients of a file apart, and names none that are not there', () => {
  expect(sayFound({ people: 1_284, groups: 2, clients: 12 })).toBe('1,284 people, 2 groups and 12 clients');
  expect(sayFound({ people: 1, groups: 1, clients: 0 })).toBe('1 person and 1 group');
  expect(sayFound({ people: 2, groups: 0, clients: 2 })).toBe('2 people and 2 clients');
  expect(sayFound({ people: 0, groups: 1, clients: 0 })).toBe('1 group');
  expect(sayFound({ people: 0, groups: 0, clients: 1 })).toBe('1 client');
  expect(sayFound({ people: 0, groups: 0, clients: 0 })).toBe('Nobody');
});
