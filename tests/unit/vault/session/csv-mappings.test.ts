import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { mappingFor, rememberMapping } from '../../../../src-renderer/vault/session/csv-mappings.ts';
import type { OpenVault } from '../../../../src-renderer/vault/session/open-vault.ts';
import { ok } from '../../../../src-shared/result.ts';

function freshVault(): Pick<OpenVault, 'store' | 'createSha256'> {
  const kept = new Map<string, unknown>();
  const store = {
    getValue: (key: string) => kept.get(key),
    setValue: async (key: string, value: unknown) => {
      kept.set(key, structuredClone(value));
      return ok(null);
    },
  };
  return {
    // Of the store, only values are asked for here.
    store: store as unknown as OpenVault['store'],
    createSha256: () => {
      const hash = createHash('sha256');
      return { update: (bytes) => void hash.update(bytes), digest: () => new Uint8Array(hash.digest()) };
    },
  };
}

describe('what columns were read as by hand', () => {
  it('is told again for a table with the same header, and for no other', async () => {
    const vault = freshVault();
    await rememberMapping(vault, ['Who', 'Where'], ['fullName', 'locality']);
    expect(mappingFor(vault, ['Who', 'Where'])).toEqual(['fullName', 'locality']);
    expect(mappingFor(vault, ['Who'])).toBeNull();
    expect(mappingFor(vault, ['Where', 'Who'])).toBeNull();
  });

  it('is what was said last', async () => {
    const vault = freshVault();
    await rememberMapping(vault, ['Who'], ['given']);
    await rememberMapping(vault, ['Who'], ['fullName']);
    expect(mappingFor(vault, ['Who'])).toEqual(['fullName']);
  });

  it('goes for a new one once there are many', async () => {
    const vault = freshVault();
    for (let number = 0; number < 50; number++) await rememberMapping(vault, [`Column ${number}`], ['note']);
    expect(mappingFor(vault, ['Column 0'])).toBeNull();
    expect(mappingFor(vault, ['Column 49'])).toEqual(['note']);
  });
});
