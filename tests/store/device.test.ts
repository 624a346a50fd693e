import { expect, test } from 'vitest';

import { createVaultKey, systemRandom } from '../../src-renderer/vault/crypto/keys';
import { createSealer } from '../../src-renderer/vault/crypto/sealer';
import { createTestVault, must } from './support/open';

const bytes = (text: string) => new TextEncoder().encode(text);

test('what a profile alone keeps is there again when the vault is opened again, and is gone when removed', async () => {
  const vault = await createTestVault();
  const { device } = await vault.open();
  must(await device.put('replica', [{ key: 'feed-1/rows', bytes: bytes('one') }]));
  must(await device.put('local', [{ key: 'marker', bytes: bytes('mark') }]));
  const again = (await vault.open()).device;
  expect(await again.keys('replica')).toEqual(['feed-1/rows']);
  expect(await again.getMany('replica', ['feed-1/rows', 'feed-2/rows'])).toEqual([bytes('one'), undefined]);
  await again.remove('replica', ['feed-1/rows']);
  expect(await again.get('replica', 'feed-1/rows')).toBeUndefined();
  expect(await again.get('local', 'marker')).toEqual(bytes('mark'));
});

test('it is neither journalled nor part of a snapshot', async () => {
  const vault = await createTestVault();
  const { device, care } = await vault.open();
  const before = vault.disk.calls.appended;
  must(await device.put('local', [{ key: 'marker', bytes: bytes('mark') }]));
  expect(vault.disk.calls.appended).toBe(before);
  const chunks: Uint8Array[] = [];
  const write = async (chunk: Uint8Array) => {
    chunks.push(chunk);
    return { ok: true, value: null } as const;
  };
  must(await care.writeSnapshot(bytes('header'), write));
  const names = new TextDecoder('latin1').decode(new Uint8Array(chunks.flatMap((chunk) => [...chunk])));
  expect(names).toContain('values');
  expect(names).not.toContain('marker');
});

test('a row that was moved to another key or table does not open', async () => {
  const vault = await createTestVault();
  const { device } = await vault.open();
  must(await device.put('replica', [{ key: 'a', bytes: bytes('one') }]));
  const { Dexie } = await import('dexie');
  const db = await new Dexie(`bailiwick-${vault.id}`).open();
  const row: unknown = await db.table('replica').get('a');
  await db.table('replica').put({ ...(row as object), key: 'b' });
  await db.table('local').put(row);
  db.close();
  expect(await device.get('replica', 'a')).toEqual(bytes('one'));
  expect(await device.get('replica', 'b')).toBeUndefined();
  expect(await device.get('local', 'a')).toBeUndefined();
});

test('a re-key seals it anew, so that the earlier key can be forgotten', async () => {
  const vault = await createTestVault();
  const { device, care } = await vault.open();
  must(await device.put('local', [{ key: 'marker', bytes: bytes('mark') }]));
  must(await device.put('replica', [{ key: 'feed-1/rows', bytes: bytes('one') }]));
  const next = createVaultKey(systemRandom);
  const { sodium, key } = vault;
  const { vaultId } = vault.sealer;
  const both = new Map([
    [1, key],
    [2, next],
  ]);
  must(await care.reseal(createSealer({ sodium, vaultId, keysByEpoch: both, epoch: 2 })));
  vault.sealer = createSealer({ sodium, vaultId, keysByEpoch: new Map([[2, next]]), epoch: 2 });
  const again = (await vault.open()).device;
  expect(await again.get('local', 'marker')).toEqual(bytes('mark'));
  expect(await again.get('replica', 'feed-1/rows')).toEqual(bytes('one'));
});
