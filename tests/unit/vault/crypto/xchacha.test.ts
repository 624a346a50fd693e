import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { describe, expect, test } from 'vitest';

import { decrypt, encryptInto } from '../../../../src-renderer/vault/crypto/xchacha';
import { isSameBytes } from '../../../../src-shared/bytes';
import { flipped, random, sodium } from './support';

const PART_BYTES = 32 * 1024;
const LENGTHS = [
  0,
  1,
  PART_BYTES - 16,
  PART_BYTES - 15,
  PART_BYTES,
  PART_BYTES + 1,
  PART_BYTES + 15,
  PART_BYTES * 2,
  PART_BYTES * 3 + 77,
];

const textOf = (length: number) => Uint8Array.from({ length }, (_, index) => index * 31 + (index >> 8));
const aPlace = () => ({ ad: random(53), nonce: random(24), key: random(32) });

function encrypted(plaintext: Uint8Array, place: ReturnType<typeof aPlace>): Uint8Array {
  const out = new Uint8Array(plaintext.length + 16);
  encryptInto(sodium, { plaintext, ...place }, out);
  return out;
}

describe('what is encrypted, in parts or not', () => {
  test.each(LENGTHS)('is at %i bytes what libsodium and another library make in one call', (length) => {
    const plaintext = textOf(length);
    const { ad, nonce, key } = aPlace();
    const ciphertext = encrypted(plaintext, { ad, nonce, key });
    const others = [
      sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, ad, null, nonce, key),
      xchacha20poly1305(key, nonce, ad).encrypt(plaintext),
    ];
    // Compared byte by byte, toEqual takes seconds.
    expect(others.map((other) => isSameBytes(ciphertext, other))).toEqual([true, true]);
    const opened = decrypt(sodium, { ciphertext, ad, nonce, key });
    expect(opened && isSameBytes(opened, plaintext)).toBe(true);
  });

  test.each(LENGTHS)('is refused at %i bytes where a bit, the key, nonce or associated data is another', (length) => {
    const place = aPlace();
    const ciphertext = encrypted(textOf(length), place);
    const last = ciphertext.length * 8 - 1;
    for (const bit of [0, last >> 1, last - 128, last - 127, last].filter((at) => at >= 0)) {
      expect(decrypt(sodium, { ciphertext: flipped(ciphertext, bit), ...place })).toBeUndefined();
    }
    for (const part of ['ad', 'nonce', 'key'] as const) {
      const other = { ...place, [part]: flipped(place[part], 5) };
      expect(decrypt(sodium, { ciphertext, ...other })).toBeUndefined();
    }
    expect(decrypt(sodium, { ciphertext, ...place, ad: Uint8Array.of(...place.ad, 0) })).toBeUndefined();
    expect(decrypt(sodium, { ciphertext: ciphertext.subarray(1), ...place })).toBeUndefined();
  });

  test('takes room for a part of WebAssembly’s memory, however long it is', () => {
    const { HEAPU8 } = (sodium as unknown as { libsodium: { HEAPU8: Uint8Array } }).libsodium;
    const place = aPlace();
    const plaintext = new Uint8Array(HEAPU8.length * 2);
    expect(decrypt(sodium, { ciphertext: encrypted(plaintext, place), ...place })?.length).toBe(plaintext.length);
    // A memory that has grown lies elsewhere, and this view of it has lost it.
    expect(HEAPU8.length).toBeGreaterThan(0);
  });

  test('is not written where there is no room for all of it', () => {
    const { ad, nonce, key } = aPlace();
    const plaintext = random(100);
    expect(() => encryptInto(sodium, { plaintext, ad, nonce, key }, new Uint8Array(115))).toThrow('room');
  });
});
