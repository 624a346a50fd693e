import fc from 'fast-check';
import { expect, test } from 'vitest';

import { base64UrlToBytes, bytesToBase64Url } from '../../../src-shared/bytes';

test('spells bytes in base64url as others do, and reads them back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const text = bytesToBase64Url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(base64UrlToBytes(text)).toEqual(bytes);
    }),
  );
  const long = new Uint8Array(100_000).map((_, index) => index * 7);
  expect(bytesToBase64Url(long)).toBe(Buffer.from(long).toString('base64url'));
});

test('reads nothing out of what is not base64url', () => {
  for (const text of ['A', 'AAAAA', 'AA==', 'A+/A', 'AA A', 'AAé', 'AA\u{1F600}']) {
    expect(base64UrlToBytes(text)).toBeUndefined();
  }
  expect(base64UrlToBytes('')).toEqual(new Uint8Array(0));
});
