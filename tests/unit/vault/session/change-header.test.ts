import { expect, test } from 'vitest';

import { createHeader } from '../../../../src-renderer/vault/crypto/change-header';
import { systemRandom } from '../../../../src-renderer/vault/crypto/keys';
import { openHeader } from '../../../../src-renderer/vault/crypto/open-header';
import { changeHeader } from '../../../../src-renderer/vault/session/change-header';
import { createKeyring } from '../../../../src-renderer/vault/session/keyring';
import { ok } from '../../../../src-shared/result';
import { FLOOR, quickKdf, sodium, valueOf } from '../crypto/support';

const tools = { sodium, runKdf: quickKdf, fillRandom: systemRandom };

test('a recovery code made while a re-key ends stays in the header, and the earlier keys do not', async () => {
  const made = valueOf(
    await createHeader(tools, { createdAt: '2026-11-21T12:00:00.000Z', passphrase: 'old', cost: FLOOR }),
  );
  const keyring = createKeyring(tools, made.keys);
  let written = made.bytes;
  const shell = {
    writeHeader: async ({ header }: { readonly header: Uint8Array }) => {
      // As long as a disk takes, and more.
      await new Promise((resolve) => setTimeout(resolve, 5));
      written = header;
      return ok(null);
    },
  };
  const change = (wanted: Parameters<typeof keyring.changePassphrase>[0]) =>
    changeHeader(shell, () => keyring.changePassphrase(wanted));
  valueOf(await change({ present: 'old', next: 'new', isRekeying: true }));

  const { groups, seal } = keyring.newRecoveryCode();
  const both = [changeHeader(shell, seal), changeHeader(shell, async () => ok(keyring.forgetEarlierKeys()))];
  for (const result of await Promise.all(both)) valueOf(result);

  const copies = [{ name: 'header.a', bytes: written }];
  const byCode = valueOf(await openHeader(tools, copies, { kind: 'recovery', code: groups.join('-') }));
  expect(byCode.header).toMatchObject({ revision: 4, keyEpoch: 2, earlierKeys: [] });
  expect((await openHeader(tools, copies, { kind: 'passphrase', passphrase: 'new' })).ok).toBe(true);
});
