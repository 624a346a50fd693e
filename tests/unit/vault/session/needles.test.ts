import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { needlesFor } from '../../../../src-renderer/vault/session/needles.ts';

const contains = (bytes: Uint8Array, text: string) =>
  needlesFor(text).some((needle) => Buffer.from(bytes).includes(Buffer.from(needle.bytes)));

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

  it('does not find what is not there', () => {
    expect(contains(Buffer.from('Nordhavn'), 'Nordhaven')).toBe(false);
  });
});
