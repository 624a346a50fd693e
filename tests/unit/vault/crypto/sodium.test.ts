import { afterEach, describe, expect, test, vi } from 'vitest';

import { stretch } from '../../../../src-renderer/vault/crypto/kdf';
import { loadSodium } from '../../../../src-renderer/vault/crypto/sodium';
import { random, sodium } from './support';

describe('libsodium', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('is not used where WebAssembly is missing', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    expect(await loadSodium()).toEqual({ ok: false, error: { kind: 'no-webassembly' } });
  });

  test('is not used where a content security policy forbids WebAssembly', async () => {
    vi.spyOn(WebAssembly, 'Module').mockImplementation(function forbid(): never {
      throw new WebAssembly.CompileError('violates the Content Security Policy directive');
    });
    expect(await loadSodium()).toEqual({ ok: false, error: { kind: 'no-webassembly' } });
    vi.restoreAllMocks();
    expect((await loadSodium()).ok).toBe(true);
  });

  test('says so when there is not enough memory for the key derivation', () => {
    const params = { opsLimit: 3, memLimitBytes: 3 * 1024 ** 3, salt: random(16) };
    expect(stretch(sodium, random(8), params)).toEqual({
      ok: false,
      error: { kind: 'not-enough-memory', neededMiB: 3072 },
    });
  });
});
