import { describe, expect, it } from 'vitest';

import { createHeader } from '../../../../src-renderer/vault/crypto/change-header.ts';
import { openHeader } from '../../../../src-renderer/vault/crypto/open-header.ts';
import { systemRandom } from '../../../../src-renderer/vault/crypto/keys.ts';
import type { Credential } from '../../../../src-renderer/vault/crypto/secrets.ts';
import { changeHeader } from '../../../../src-renderer/vault/session/change-header.ts';
import { createKeyring, type Keyring } from '../../../../src-renderer/vault/session/keyring.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok } from '../../../../src-shared/result.ts';
import { FLOOR, quickKdf, sodium, valueOf } from '../crypto/support.ts';

const tools = { sodium, runKdf: quickKdf, fillRandom: systemRandom };
const createdAt = '2026-11-21T12:00:00.000Z';
const diskFull: AppError = { kind: 'disk-full', path: '/vault' };

const newKeyring = async (): Promise<Keyring> =>
  createKeyring(tools, valueOf(await createHeader(tools, { createdAt, passphrase: 'first', cost: FLOOR })).keys);

const opens = async (header: Uint8Array, credential: Credential): Promise<boolean> =>
  (await openHeader(tools, [{ name: 'header.a', bytes: header }], credential)).ok;

const written = { writeHeader: async () => ok(null) };
const first: Credential = { kind: 'passphrase', passphrase: 'first' };
const second: Credential = { kind: 'passphrase', passphrase: 'second' };

describe('the keyring', () => {
  it('asks for the present passphrase before it changes it', async () => {
    const keyring = await newKeyring();
    const wanted = { present: 'not this one', next: 'second', isRekeying: false };
    expect(await keyring.changePassphrase(wanted)).toEqual(err({ kind: 'wrong-passphrase' }));
  });

  it('keeps the old header in force when the new one could not be written', async () => {
    const keyring = await newKeyring();
    const change = await keyring.changePassphrase({ present: 'first', next: 'second', isRekeying: false });
    expect(await changeHeader({ writeHeader: async () => err(diskFull) }, async () => change)).toEqual(err(diskFull));
    expect(await opens(keyring.header(), first)).toBe(true);
    expect(await changeHeader(written, async () => change)).toEqual(ok(null));
    expect(await opens(keyring.header(), first)).toBe(false);
    expect(await opens(keyring.header(), second)).toBe(true);
  });

  it('puts a recovery code in force only when its header is written', async () => {
    const keyring = await newKeyring();
    const { groups, seal } = keyring.newRecoveryCode();
    const code: Credential = { kind: 'recovery', code: groups.join('-') };
    const change = await seal();
    expect(keyring.hasRecoveryCode()).toBe(false);
    expect(await opens(keyring.header(), code)).toBe(false);
    await changeHeader(written, async () => change);
    expect(keyring.hasRecoveryCode()).toBe(true);
    expect(await opens(keyring.header(), code)).toBe(true);
  });

  it('gives a new key its own epoch, drops the recovery code, and opens what the old key sealed until told to forget', async () => {
    const keyring = await newKeyring();
    await changeHeader(written, () => keyring.newRecoveryCode().seal());
    const before = keyring.sealer().seal('values', 'values', 1, new Uint8Array([1, 2, 3]));
    const change = await keyring.changePassphrase({ present: 'first', next: 'second', isRekeying: true });
    await changeHeader(written, async () => change);
    expect(keyring.epoch()).toBe(2);
    expect(keyring.hasRecoveryCode()).toBe(false);
    expect(keyring.isRekeyUnfinished()).toBe(true);
    expect(keyring.sealer().open('values', 'values', 1, before)).toEqual(ok(new Uint8Array([1, 2, 3])));
    await changeHeader(written, async () => ok(keyring.forgetEarlierKeys()));
    expect(keyring.isRekeyUnfinished()).toBe(false);
    expect(keyring.sealer().open('values', 'values', 1, before)).toMatchObject({ ok: false });
    expect(await opens(keyring.header(), second)).toBe(true);
  });
});
