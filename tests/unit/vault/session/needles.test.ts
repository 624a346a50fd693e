import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canBeShown } from '../../../../src-shared/vault-contract.ts';
import { needlesFor } from '../../../../src-renderer/vault/session/needles.ts';

const contains = (bytes: Uint8Array, text: string) =>
  needlesFor(text).needles.some((needle) => Buffer.from(bytes).includes(Buffer.from(needle.bytes)));

const encodings: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  base64: (bytes) => Buffer.from(bytes.toString('base64')),
  base64url: (bytes) => Buffer.from(bytes.toString('base64url')),
  hex: (bytes) => Buffer.from(bytes.toString('hex')),
  HEX: (bytes) => Buffer.from(bytes.toString('hex').toUpperCase()),
};

describe('the spellings that Show me looks for', () => {
  it.each(Object.keys(encodings))('finds a name inside %s, whatever stands before and after it', (name) => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 5, maxLength: 30, unit: 'grapheme' }),
        fc.uint8Array({ maxLength: 7 }),
        fc.uint8Array({ maxLength: 7 }),
        (text, before, after) => {
          const whole = Buffer.concat([before, Buffer.from(text.normalize('NFC')), after]);
          expect(contains(encodings[name]?.(whole) ?? Buffer.alloc(0), text)).toBe(true);
        },
      ),
    );
  });

  it('finds UTF-16 of both byte orders', () => {
    const little = Buffer.from('x Ødegård y', 'utf16le');
    expect(contains(little, 'Ødegård')).toBe(true);
    expect(contains(Buffer.from(little).swap16(), 'Ødegård')).toBe(true);
  });

  it('finds the decomposed spelling and the one in lower case', () => {
    expect(contains(Buffer.from('Côté-Lindqvist'.normalize('NFD')), 'Côté-Lindqvist')).toBe(true);
    expect(contains(Buffer.from('nordhavn shipping'), 'Nordhavn Shipping')).toBe(true);
  });

  it('looks for a Chinese name of two characters, and says in what it is too short to be told from chance', () => {
    for (const encode of Object.values(encodings)) {
      for (const before of ['', 'x', 'xy']) expect(contains(encode(Buffer.from(`${before}王伟，`)), '王伟')).toBe(true);
    }
    expect(contains(Buffer.from('王伟'), '王伟')).toBe(true);
    expect(contains(Buffer.from('王伟', 'utf16le'), '王伟')).toBe(false);
    expect(needlesFor('王伟').tooShortIn).toEqual(['UTF-16LE', 'UTF-16BE', 'base64 of UTF-16LE']);
    expect(needlesFor('王小明').tooShortIn).toEqual([]);
    expect(needlesFor('Abram').tooShortIn).toEqual([]);
  });

  it('counts bytes, not letters', () => {
    expect(['Ruth', 'Rut\u0301', '王', 'abcde', '王伟', 'Rüth', '김철'].filter(canBeShown)).toEqual([
      'Rut\u0301',
      'abcde',
      '王伟',
      'Rüth',
      '김철',
    ]);
  });

  it('does not find what is not there', () => {
    expect(contains(Buffer.from('Nordhavn'), 'Nordhaven')).toBe(false);
  });
});
