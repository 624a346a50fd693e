import { describe, expect, test } from 'vitest';

import {
  createHeader,
  finishRekey,
  rekeyHeader,
  replaceSlot,
  type ChangedHeader,
} from '../../../../src-renderer/vault/crypto/change-header';
import { isAuthentic, readHeader } from '../../../../src-renderer/vault/crypto/header';
import { inspectHeader } from '../../../../src-renderer/vault/crypto/header-copies';
import type { KeyTools } from '../../../../src-renderer/vault/crypto/key-slot';
import { systemRandom } from '../../../../src-renderer/vault/crypto/keys';
import { openHeader } from '../../../../src-renderer/vault/crypto/open-header';
import { createRecoveryCode } from '../../../../src-renderer/vault/crypto/recovery-code';
import { createSealer } from '../../../../src-renderer/vault/crypto/sealer';
import { sha256With } from '../../../../src-renderer/vault/crypto/sodium';
import { decodeHeaderFile, encodeHeaderFile } from '../../../../src-shared/vault-format/header-file';
import { aKey, bytesOf, flipped, FLOOR, isDamage, quickKdf, random, realKdf, sodium, valueOf } from './support';

const tools: KeyTools = { sodium, runKdf: quickKdf, fillRandom: systemRandom };
const sha256 = sha256With(sodium);
const createdAt = '2026-11-21T12:00:00.000Z';
const withPassphrase = (passphrase: string) => ({ kind: 'passphrase', passphrase }) as const;

async function aHeader({ passphrase = 'correct horse', recoveryCode = undefined as string | undefined } = {}) {
  const code = recoveryCode === undefined ? {} : { recoveryCode };
  return valueOf(await createHeader(tools, { createdAt, passphrase, ...code, cost: FLOOR }));
}

const bothFiles = ({ bytes }: Pick<ChangedHeader, 'bytes'>) => [
  { name: 'header.a', bytes },
  { name: 'header.b', bytes },
];

/** A header file around any payload, its checksum right; the MAC is right only where a key is given. */
const fileAround = (payload: string, key?: ReturnType<typeof aKey>) =>
  encodeHeaderFile(
    bytesOf(payload),
    (input) => (key === undefined ? random(32) : sodium.crypto_generichash(32, input, key)),
    sha256,
  );

const payloadOf = ({ bytes }: ChangedHeader): string =>
  new TextDecoder().decode(valueOf(decodeHeaderFile(bytes, sha256)).payload);

describe('opening the vault', { timeout: 30_000 }, () => {
  test('with the real key derivation gives the same key as was made', async () => {
    const real: KeyTools = { ...tools, runKdf: realKdf };
    const made = valueOf(await createHeader(real, { createdAt, passphrase: 'correct horse', cost: FLOOR }));
    const opened = valueOf(await openHeader(real, bothFiles(made), withPassphrase('correct horse')));
    expect(opened.vaultKey).toEqual(made.keys.vaultKey);
    expect(opened).toMatchObject({ faults: [], needsRewrite: false, header: { createdAt, revision: 1, keyEpoch: 1 } });
  });

  test('by recovery code, typed carelessly', async () => {
    const code = createRecoveryCode(sodium, systemRandom);
    const made = await aHeader({ recoveryCode: code });
    const typed = ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').slice(0, 7)}-${code.slice(7)} `;
    const opened = valueOf(await openHeader(tools, bothFiles(made), { kind: 'recovery', code: typed }));
    expect(opened.vaultKey).toEqual(made.keys.vaultKey);
  });

  test('takes a passphrase typed in another Unicode form and with another blank for the same', async () => {
    const made = await aHeader({ passphrase: 'caf\u00e9 noir' });
    expect((await openHeader(tools, bothFiles(made), withPassphrase('cafe\u0301\u00a0noir'))).ok).toBe(true);
  });

  test('tells a wrong passphrase, a wrong code, damage and tampering apart', async () => {
    const code = createRecoveryCode(sodium, systemRandom);
    const made = await aHeader({ recoveryCode: code });
    const copies = bothFiles(made);
    const errorOf = async (...args: [typeof copies, Parameters<typeof openHeader>[2]]) => {
      const opened = await openHeader(tools, ...args);
      return opened.ok ? undefined : opened.error;
    };
    expect(await errorOf(copies, withPassphrase('wrong'))).toEqual({ kind: 'wrong-passphrase' });
    const otherCode = createRecoveryCode(sodium, systemRandom);
    expect(await errorOf(copies, { kind: 'recovery', code: otherCode })).toEqual({ kind: 'wrong-recovery-code' });
    const damaged = bothFiles({ bytes: flipped(made.bytes, 999) });
    expect(await errorOf(damaged, withPassphrase('correct horse'))).toMatchObject({
      kind: 'vault-damaged',
      part: 'header',
    });
    const tampered = bothFiles({ bytes: fileAround(payloadOf(made).replace('2026-11-21', '2020-11-21')) });
    expect(await errorOf(tampered, withPassphrase('correct horse'))).toEqual({
      kind: 'vault-damaged',
      part: 'header',
      where: 'MAC',
    });
    expect(await errorOf([], withPassphrase('correct horse'))).toMatchObject({ kind: 'vault-damaged' });
  });

  test('uses the sound copy and names the bad one', async () => {
    const made = await aHeader();
    const forged = fileAround(payloadOf(made).replace('"revision":1', '"revision":9'));
    const copies = [
      { name: 'header.a', bytes: flipped(made.bytes, 70) },
      { name: 'header.b', bytes: forged },
      { name: 'snapshot-5.bws', bytes: made.bytes },
    ];
    const opened = valueOf(await openHeader(tools, copies, withPassphrase('correct horse')));
    expect(opened.header.revision).toBe(1);
    expect(opened.needsRewrite).toBe(true);
    expect(opened.faults).toEqual([
      { name: 'header.a', why: 'damaged' },
      { name: 'header.b', why: 'tampered' },
    ]);
  });

  test('does not call the vault undamaged where only an old copy of the header is left to try', async () => {
    const first = await aHeader({ passphrase: 'old one' });
    const second = valueOf(await replaceSlot(tools, first.keys, withPassphrase('new one'), FLOOR));
    const old = { name: 'snapshot-5.bws', bytes: first.bytes };
    const copies = [...bothFiles({ bytes: flipped(second.bytes, 800) }), old];
    expect(await openHeader(tools, copies, withPassphrase('new one'))).toEqual({
      ok: false,
      error: { kind: 'wrong-passphrase', onlyOldHeader: true },
    });
    expect((await openHeader(tools, copies, withPassphrase('old one'))).ok).toBe(true);
  });

  test('uses the highest revision, and wants a copy behind it written again', async () => {
    const first = await aHeader();
    const second = valueOf(await replaceSlot(tools, first.keys, withPassphrase('new one'), FLOOR));
    const copies = [
      { name: 'header.a', bytes: second.bytes },
      { name: 'header.b', bytes: first.bytes },
    ];
    const opened = valueOf(await openHeader(tools, copies, withPassphrase('new one')));
    expect(opened).toMatchObject({ header: { revision: 2 }, faults: [], needsRewrite: true });
  });

  test('is not fooled by the header of another vault in the place of a copy', async () => {
    const made = await aHeader();
    const other = await aHeader();
    const copies = [
      { name: 'header.a', bytes: other.bytes },
      { name: 'header.b', bytes: made.bytes },
      { name: 'snapshot-5.bws', bytes: made.bytes },
    ];
    const opened = valueOf(await openHeader(tools, copies, withPassphrase('correct horse')));
    expect(opened.header.vaultId).toEqual(made.keys.header.vaultId);
    expect(opened.faults).toEqual([{ name: 'header.a', why: 'foreign' }]);
  });

  test('refuses a slot moved here from another vault', async () => {
    const made = await aHeader();
    const other = await aHeader();
    const moved = payloadOf(made).replace(
      /"slots":.*,"earlierKeys"/,
      /"slots":.*,"earlierKeys"/.exec(payloadOf(other))?.[0] ?? '',
    );
    const opened = await openHeader(tools, bothFiles({ bytes: fileAround(moved) }), withPassphrase('correct horse'));
    expect(opened).toEqual({ ok: false, error: { kind: 'wrong-passphrase' } });
  });

  test('answers a newer format kindly, even where an older copy is left', async () => {
    const made = await aHeader();
    const newer = made.bytes.slice(0, -32);
    newer[4] = 2;
    const copies = [
      { name: 'header.a', bytes: Uint8Array.of(...newer, ...sha256(newer)) },
      { name: 'snapshot-5.bws', bytes: made.bytes },
    ];
    expect(await openHeader(tools, copies, withPassphrase('correct horse'))).toEqual({
      ok: false,
      error: { kind: 'newer-format', part: 'header', found: 2, supported: 1 },
    });
  });
});

describe('a changed passphrase', () => {
  test('opens; the old one does not, though an old snapshot still holds its slot', async () => {
    const first = await aHeader({ passphrase: 'old one' });
    const second = valueOf(await replaceSlot(tools, first.keys, withPassphrase('new one'), FLOOR));
    const copies = [...bothFiles(second), { name: 'snapshot-5.bws', bytes: first.bytes }];
    expect((await openHeader(tools, copies, withPassphrase('new one'))).ok).toBe(true);
    expect(await openHeader(tools, copies, withPassphrase('old one'))).toEqual({
      ok: false,
      error: { kind: 'wrong-passphrase' },
    });
    const onlyOld = copies.slice(2);
    expect((await openHeader(tools, onlyOld, withPassphrase('old one'))).ok).toBe(true);
  });

  test('leaves the recovery code as it was', async () => {
    const code = createRecoveryCode(sodium, systemRandom);
    const first = await aHeader({ recoveryCode: code });
    const second = valueOf(await replaceSlot(tools, first.keys, withPassphrase('new one'), FLOOR));
    expect((await openHeader(tools, bothFiles(second), { kind: 'recovery', code })).ok).toBe(true);
  });
});

describe('a re-keyed vault', () => {
  const seal = (keys: ChangedHeader['keys']) =>
    createSealer({ sodium, vaultId: keys.header.vaultId, keysByEpoch: keys.keysByEpoch, epoch: keys.header.keyEpoch });

  test('opens what was sealed before until the re-key is finished, and not afterwards', async () => {
    const first = await aHeader({ passphrase: 'old one' });
    const sealed = seal(first.keys).seal('page', 'people/0', 1, bytesOf('before'));
    const second = valueOf(await rekeyHeader(tools, first.keys, { passphrase: 'new one', cost: FLOOR }));
    const opened = valueOf(await openHeader(tools, bothFiles(second), withPassphrase('new one')));
    expect(opened.header.keyEpoch).toBe(2);
    expect(opened.vaultKey).not.toEqual(first.keys.vaultKey);
    expect(seal(opened).open('page', 'people/0', 1, sealed).ok).toBe(true);
    const finished = finishRekey(sodium, opened);
    const reopened = valueOf(await openHeader(tools, bothFiles(finished), withPassphrase('new one')));
    expect(reopened.header).toMatchObject({ revision: 3, earlierKeys: [] });
    expect(seal(reopened).open('page', 'people/0', 1, sealed)).toMatchObject(isDamage);
  });

  test('does not open with the old passphrase beside an old snapshot', async () => {
    const first = await aHeader({ passphrase: 'old one' });
    const second = valueOf(await rekeyHeader(tools, first.keys, { passphrase: 'new one', cost: FLOOR }));
    const copies = [...bothFiles(second), { name: 'snapshot-5.bws', bytes: first.bytes }];
    expect(await openHeader(tools, copies, withPassphrase('old one'))).toMatchObject({
      error: { kind: 'wrong-passphrase' },
    });
  });
});

describe('the header, as foreign input', () => {
  const readPayload = (payload: string) => {
    const read = readHeader(sha256With(sodium), fileAround(payload));
    return read.ok ? undefined : read.error;
  };

  test('is refused before any key derivation where it asks for an absurd one', async () => {
    const payload = payloadOf(await aHeader());
    const ask = (memory: number, passes: number) =>
      payload
        .replace(/"memLimitBytes":\d+/, `"memLimitBytes":${memory}`)
        .replace(/"opsLimit":\d+/, `"opsLimit":${passes}`);
    const gib = 1024 ** 3;
    for (const memory of [0, 64 * 1024 * 1024 - 1024, gib + 1, gib + 1024, 2 ** 41, FLOOR.memLimitBytes + 1]) {
      expect(readPayload(ask(memory, 3))).toEqual({ kind: 'kdf-out-of-range', which: 'memory', found: memory });
    }
    for (const passes of [0, 2, 17, 2 ** 31, 2 ** 32]) {
      expect(readPayload(ask(FLOOR.memLimitBytes, passes))).toEqual({
        kind: 'kdf-out-of-range',
        which: 'passes',
        found: passes,
      });
    }
    const never = () => Promise.reject(new Error('the key derivation ran'));
    const copies = bothFiles({ bytes: fileAround(ask(gib + 1024, 3)) });
    expect(await openHeader({ sodium, runKdf: never }, copies, withPassphrase('x'))).toMatchObject({ ok: false });
  });

  test('is refused in any other spelling', async () => {
    const payload = payloadOf(await aHeader({ recoveryCode: createRecoveryCode(sodium, systemRandom) }));
    const slot = /\{"kind":"passphrase".*?\}(?=,\{"kind":"recovery")/.exec(payload)?.[0] ?? '';
    const others = {
      'a blank': payload.replace('{', '{ '),
      'another member': payload.replace('{', '{"x":1,'),
      'a member twice': payload.replace('"revision":1', '"revision":1,"revision":1'),
      'another order': payload.replace('"revision":1,"keyEpoch":1', '"keyEpoch":1,"revision":1'),
      'base64 that is not canonical': payload.replace(/("vaultId":".{21})A?[QgwA]"/, '$1B"'),
      'base64 padding': payload.replace(/("vaultId":"[^"]*)"/, '$1=="'),
      'two passphrase slots': payload.replace(slot, `${slot},${slot}`),
      'no slot': payload.replace(/"slots":.*,"earlierKeys"/, '"slots":[],"earlierKeys"'),
      'a number as text': payload.replace('"keyEpoch":1', '"keyEpoch":"1"'),
      'another form of number': payload.replace('"keyEpoch":1', '"keyEpoch":1.0'),
      'epoch zero': payload.replace('"keyEpoch":1', '"keyEpoch":0'),
      'an unknown derivation': payload.replace('argon2id13', 'argon2i13'),
      'no JSON': payload.slice(0, -1),
      'no object': '[]',
      nothing: '',
    };
    for (const [what, other] of Object.entries(others)) {
      expect(other, what).not.toBe(payload);
      expect(readPayload(other), what).toMatchObject({ kind: 'vault-damaged', part: 'header' });
    }
    expect(readPayload(payload)).toBeUndefined();
  });

  test('is told of a MAC by another key', async () => {
    const made = await aHeader();
    const read = valueOf(readHeader(sha256With(sodium), made.bytes));
    expect(isAuthentic(sodium, read, made.keys.vaultKey)).toBe(true);
    expect(isAuthentic(sodium, read, aKey())).toBe(false);
  });

  test('shows before it is opened which slots there are', async () => {
    const made = await aHeader();
    const seen = valueOf(
      inspectHeader(sha256With(sodium), [{ name: 'header.a', bytes: random(50) }, ...bothFiles(made).slice(1)]),
    );
    expect(seen.header.slots.map(({ kind }) => kind)).toEqual(['passphrase']);
    expect(seen.faults).toEqual([{ name: 'header.a', why: 'damaged' }]);
  });
});
