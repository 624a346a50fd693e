import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';

import {
  createDirectoryCrypto,
  toContentKey,
  toIdentitySeed,
  toInvitationSecret,
} from '../../../../src-renderer/vault/crypto/directory-keys';
import { flipped, random, sodium } from './support';

const crypto = createDirectoryCrypto(sodium);
const place = { directoryId: random(32), feedKey: random(32), seq: 7 };
const key = toContentKey(random(32));
const keys = new Map([[3, [toContentKey(random(32)), key]]]);
const salted = { salt: crypto.newSalt(), content: random(300) };
const file = crypto.sealContent(place, 3, key, salted);

test('content opens with any of the keys of its epoch', () => {
  expect(crypto.openContent(place, keys, file)).toEqual(salted);
});

test('content opens nowhere but in its place, and not when altered', () => {
  expect(crypto.openContent({ ...place, seq: 8 }, keys, file)).toBeUndefined();
  expect(crypto.openContent({ ...place, feedKey: random(32) }, keys, file)).toBeUndefined();
  expect(crypto.openContent({ ...place, directoryId: random(32) }, keys, file)).toBeUndefined();
  expect(crypto.openContent(place, new Map([[4, [key]]]), file)).toBeUndefined();
  expect(crypto.openContent(place, new Map(), file)).toBeUndefined();
  for (let bit = 0; bit < file.length * 8; bit += 37) {
    expect(crypto.openContent(place, keys, flipped(file, bit))).toBeUndefined();
  }
});

test('contents of up to 216 bytes look alike', () => {
  const short = crypto.sealContent(place, 3, key, { salt: salted.salt, content: random(1) });
  const longer = crypto.sealContent(place, 3, key, { salt: salted.salt, content: random(216) });
  expect(short).toHaveLength(longer.length);
});

test('a signature by another key, of other bytes, or of another length is refused', () => {
  const signer = crypto.signer(toIdentitySeed(random(32)));
  const message = random(100);
  const signature = signer.sign(message);
  expect(crypto.verify(signature, message, signer.publicKey)).toBe(true);
  expect(crypto.verify(flipped(signature, 5), message, signer.publicKey)).toBe(false);
  expect(crypto.verify(signature, flipped(message, 5), signer.publicKey)).toBe(false);
  expect(crypto.verify(signature, message, random(32))).toBe(false);
  expect(crypto.verify(signature.subarray(1), message, signer.publicKey)).toBe(false);
  // A point of small order verifies anything where it is let through.
  expect(crypto.verify(new Uint8Array(64), message, new Uint8Array(32))).toBe(false);
});

test('the proof of an invitation is HMAC-SHA-256 over directory and member', () => {
  const secret = toInvitationSecret(random(32));
  const member = random(32);
  const proof = crypto.invitationProof(secret, place.directoryId, member);
  const expected = createHmac('sha256', secret).update(place.directoryId).update(member).digest();
  expect(proof).toEqual(new Uint8Array(expected));
  expect(crypto.isProof(proof, secret, place.directoryId, member)).toBe(true);
  expect(crypto.isProof(proof, secret, place.directoryId, random(32))).toBe(false);
  expect(crypto.isProof(proof.subarray(1), secret, place.directoryId, member)).toBe(false);
});

test('a content key sealed for a member opens for that member alone', () => {
  const identity = toIdentitySeed(random(32));
  const box = crypto.sealKeyFor(crypto.signer(identity).publicKey, key);
  if (box === undefined) throw new Error('not sealed');
  expect(box).toHaveLength(80);
  expect(crypto.openKey(identity, box)).toEqual(key);
  expect(crypto.openKey(toIdentitySeed(random(32)), box)).toBeUndefined();
  expect(crypto.openKey(identity, flipped(box, 300))).toBeUndefined();
  expect(crypto.sealKeyFor(new Uint8Array(32), key)).toBeUndefined();
});
