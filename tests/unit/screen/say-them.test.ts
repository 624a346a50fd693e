import { expect, it } from 'vitest';

import { sayThem } from '../../../src-renderer/screen/frame/say-them';

it('counts people, groups and clients of a file apart, and names none that are not there', () => {
  expect(sayThem({ people: 1_284, groups: 2, clients: 12 })).toBe('1,284 people, 2 groups and 12 clients');
  expect(sayThem({ people: 1, groups: 1, clients: 0 })).toBe('1 person and 1 group');
  expect(sayThem({ people: 2, groups: 0, clients: 2 })).toBe('2 people and 2 clients');
  expect(sayThem({ people: 0, groups: 1, clients: 0 })).toBe('1 group');
  expect(sayThem({ people: 0, groups: 0, clients: 1 })).toBe('1 client');
  expect(sayThem({ people: 0, groups: 0, clients: 0 })).toBe('');
});
