import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { VaultKey } from '../../../../src-renderer/vault/crypto/keys';
import { createSealer, createSealing } from '../../../../src-renderer/vault/crypto/sealer';
import { PADDING_FLOOR } from '../../../../src-shared/vault-format/padme';
import { SEALED_MIN_BYTES } from '../../../../src-shared/vault-format/sealed-blob';
import { aKey, bytesOf, flipped, isDamage, random, sodium } from './support';

function aSealer({ vaultId = random(16), epoch = 1, keysByEpoch = new Map<number, VaultKey>([[epoch, aKey()]]) } = {}) {
  return createSealer({ sodium, vaultId, keysByEpoch, epoch });
}

describe('a sealed blob', { timeout: 30_000 }, () => {
  test('opens to what was sealed, whatever its length', () => {
    const sealer = aSealer();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), fc.nat(), (plaintext, version) => {
        const sealed = sealer.seal('page', 'people/7', version, plaintext);
        expect(sealer.open('page', 'people/7', version, sealed)).toEqual({ ok: true, value: plaintext });
      }),
    );
  });

  test('opens where a worker sealed it, which has no key for rows of this profile alone', () => {
    const sealer = aSealer();
    const worker = createSealing(sodium, structuredClone(sealer.workerKeys()));
    const sealed = worker.seal('page', 'people/7', 3, bytesOf('Ada Byron'));
    expect(sealer.open('page', 'people/7', 3, sealed)).toEqual({ ok: true, value: bytesOf('Ada Byron') });
    const place = { seq: 9, opId: random(16), prevHash: random(32) };
    const frame = { ...place, sealed: worker.sealFrame(place, bytesOf('{}')) };
    expect(sealer.openFrame(frame)).toEqual({ ok: true, value: bytesOf('{}') });
    expect(() => worker.seal('device', 'local', 1, bytesOf('x'))).toThrow('no key');
  });

  test('is refused with any single bit altered', () => {
    const sealer = aSealer();
    const sealed = sealer.seal('page', 'people/7', 3, bytesOf('Ada Byron'));
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      expect(sealer.open('page', 'people/7', 3, flipped(sealed, bit)).ok).toBe(false);
    }
  });

  test('is refused wherever it is cut, and with a byte more', () => {
    const sealer = aSealer();
    const sealed = sealer.seal('page', 'people/7', 3, bytesOf('Ada Byron'));
    for (let length = 0; length < sealed.length; length += 1) {
      expect(sealer.open('page', 'people/7', 3, sealed.subarray(0, length)).ok).toBe(false);
    }
    expect(sealer.open('page', 'people/7', 3, Uint8Array.of(...sealed, 0))).toMatchObject(isDamage);
  });

  test('is refused under another kind, id, version or vault', () => {
    const keysByEpoch = new Map([[1, aKey()]]);
    const sealer = aSealer({ keysByEpoch });
    const sealed = sealer.seal('page', 'people/7', 3, bytesOf('Ada Byron'));
    expect(sealer.open('order', 'people/7', 3, sealed)).toMatchObject(isDamage);
    expect(sealer.open('page', 'people/8', 3, sealed)).toMatchObject(isDamage);
    expect(sealer.open('page', 'people/7', 2, sealed)).toMatchObject(isDamage);
    expect(aSealer({ keysByEpoch }).open('page', 'people/7', 3, sealed)).toMatchObject(isDamage);
  });

  test('of an earlier key epoch opens while its key is kept, and not as of another epoch', () => {
    const vaultId = random(16);
    const key = aKey();
    const sealed = aSealer({ vaultId, keysByEpoch: new Map([[1, key]]) }).seal('page', 'p', 1, bytesOf('x'));
    const after = aSealer({ vaultId, epoch: 2, keysByEpoch: new Map([[1, key], [2, aKey()]]) }); // prettier-ignore
    expect(after.open('page', 'p', 1, sealed).ok).toBe(true);
    expect(after.seal('page', 'p', 1, bytesOf('x'))[1]).toBe(2);
    const sameKeyTwice = aSealer({ vaultId, epoch: 2, keysByEpoch: new Map([[1, key], [2, key]]) }); // prettier-ignore
    const relabelled = sealed.slice();
    relabelled[1] = 2;
    expect(sameKeyTwice.open('page', 'p', 1, relabelled)).toMatchObject(isDamage);
  });

  test('of a newer format is named as such', () => {
    const sealer = aSealer();
    const sealed = sealer.seal('values', 'values', 1, bytesOf('x'));
    sealed[0] = 2;
    expect(sealer.open('values', 'values', 1, sealed)).toEqual({
      ok: false,
      error: { kind: 'newer-format', part: 'record', found: 2, supported: 1 },
    });
  });

  test('hides its length, at no more than 12 % above the floor', () => {
    const sealer = aSealer();
    const lengthOf = (length: number) => sealer.seal('page', 'p', 1, new Uint8Array(length)).length;
    expect(new Set([0, 1, 100, PADDING_FLOOR - 4].map(lengthOf))).toEqual(new Set([SEALED_MIN_BYTES]));
    expect(lengthOf(4000)).toBe(lengthOf(4050));
    fc.assert(
      fc.property(fc.integer({ min: PADDING_FLOOR, max: 300_000 }), (length) => {
        const overhead = lengthOf(length) - 4 - length - 45;
        expect(overhead).toBeGreaterThanOrEqual(0);
        expect(overhead).toBeLessThanOrEqual(0.12 * (length + 4));
      }),
      { numRuns: 50 },
    );
  });

  test('never has the same nonce twice', () => {
    const sealer = aSealer();
    const nonces = new Set<string>();
    for (let count = 0; count < 3000; count += 1) {
      nonces.add(sealer.seal('page', 'p', 1, new Uint8Array(0)).slice(5, 29).toString());
    }
    expect(nonces.size).toBe(3000);
  });
});

describe('a sealed frame', () => {
  const place = () => ({ opId: random(16), seq: 4, prevHash: random(32) });

  test('opens in its place of the chain and nowhere else', () => {
    const sealer = aSealer();
    const at = place();
    const sealed = sealer.sealFrame(at, bytesOf('a change'));
    expect(sealer.openFrame({ ...at, sealed })).toEqual({ ok: true, value: bytesOf('a change') });
    expect(sealer.openFrame({ ...at, seq: 5, sealed })).toMatchObject(isDamage);
    expect(sealer.openFrame({ ...at, opId: random(16), sealed })).toMatchObject(isDamage);
    expect(sealer.openFrame({ ...at, prevHash: random(32), sealed })).toMatchObject(isDamage);
  });
});
