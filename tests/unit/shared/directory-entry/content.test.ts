import { expect, test } from 'vitest';

import { decodeContent, encodeContent, type ContentOf } from '../../../../src-shared/directory-entry/content.ts';
import { summarySentences } from '../../../../src-shared/directory-entry/sentence.ts';
import { foldName, isPublicText, toPublicText } from '../../../../src-shared/directory-entry/text.ts';

const claim: ContentOf<'claim'> = { client: 'Nordhavn Shipping', expires: '2027-11-22' };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test('content reads as it was written', () => {
  const full: ContentOf<'claim'> = {
    ...claim,
    aliases: ['Nordhavn', '北港'],
    person: { name: 'Ruth Bellamy', title: 'General Counsel' },
    strength: 4,
    openToIntroductions: true,
    speakToMeFirst: true,
  };
  expect(decodeContent('claim', encodeContent('claim', full))).toEqual({ ok: true, value: full });
  const profile: ContentOf<'profile'> = { name: 'Jane Doe', office: 'Oslo' };
  expect(decodeContent('profile', encodeContent('profile', profile))).toEqual({ ok: true, value: profile });
});

test.each([
  ['blanks', '{"client": "A","expires":"2027-11-22"}', 'spelling'],
  ['a name twice', '{"client":"A","client":"B","expires":"2027-11-22"}', 'spelling'],
  ['needless escapes', '{"client":"\\u0041","expires":"2027-11-22"}', 'spelling'],
  ['a byte order mark', '\uFEFF{"client":"A","expires":"2027-11-22"}', 'JSON'],
  ['no JSON', '{', 'JSON'],
  ['a field too many', '{"client":"A","expires":"2027-11-22","owner":"me"}', 'owner'],
  ['no client', '{"expires":"2027-11-22"}', 'client'],
  ['a client of another type', '{"client":1,"expires":"2027-11-22"}', 'client'],
  ['no such day', '{"client":"A","expires":"2027-02-30"}', 'expires'],
  ['a strength out of range', '{"client":"A","strength":5,"expires":"2027-11-22"}', 'strength'],
  ['a wish that is not one', '{"client":"A","speakToMeFirst":false,"expires":"2027-11-22"}', 'speakToMeFirst'],
  ['turned text', '{"client":"A\u202Eb","expires":"2027-11-22"}', 'client'],
  ['a line break', '{"client":"A\\nB","expires":"2027-11-22"}', 'client'],
  ['an array', '[]', 'client'],
])('refuses content with %s', (_what, json, where) => {
  expect(decodeContent('claim', utf8(json))).toEqual({ ok: false, error: { kind: 'malformed', where } });
});

test('refuses content that is not UTF-8, or too long', () => {
  expect(decodeContent('claim', Uint8Array.of(0xff)).ok).toBe(false);
  expect(decodeContent('claim', new Uint8Array(8193))).toEqual({
    ok: false,
    error: { kind: 'oversized', where: 'claim' },
  });
});

test('writes no content that a reader would refuse', () => {
  expect(() => encodeContent('claim', { ...claim, client: ' Nordhavn' })).toThrow(RangeError);
  expect(() => encodeContent('profile', { name: '' })).toThrow(RangeError);
});

test('text of the book is made fit to be published, or is not published', () => {
  expect(toPublicText('  Nordhavn\n Shipping\u202E ')).toBe('Nordhavn Shipping');
  expect(toPublicText('Ange\u0301lique')).toBe('Ang\u00e9lique');
  expect(toPublicText('\u0000')).toBeUndefined();
  expect(toPublicText('x'.repeat(201))).toBeUndefined();
  expect(isPublicText('Ange\u0301lique')).toBe(false);
  expect(isPublicText('\ud800')).toBe(false);
  expect(isPublicText('日本郵船')).toBe(true);
});

test('names that differ only in what nobody sees are the same name', () => {
  expect(foldName('Jane\u200b  DOE')).toBe(foldName('jane doe'));
  expect(foldName('Jané Doe')).toBe(foldName('Jane Doe'));
  expect(foldName('Jane Doe')).not.toBe(foldName('Jane Roe'));
});

test('a summary says what its author chose, and no more', () => {
  expect(summarySentences(claim)).toEqual({ sentence: 'I know Nordhavn Shipping.', more: [] });
  const person = { name: 'Ruth Bellamy', title: 'General Counsel' };
  const all = summarySentences({ ...claim, person, strength: 4, openToIntroductions: true, speakToMeFirst: true });
  expect(all.sentence).toBe('I know Ruth Bellamy, General Counsel, at Nordhavn Shipping.');
  expect(all.more).toHaveLength(3);
  expect(summarySentences({ ...claim, client: 'Acme Inc.' }).sentence).toBe('I know Acme Inc.');
});
