import { describe, expect, test } from 'vitest';

import { systemRandom } from '../../../../src-renderer/vault/crypto/keys';
import {
  createRecoveryCode,
  readRecoveryCode,
  recoveryCodeGroups,
} from '../../../../src-renderer/vault/crypto/recovery-code';
import { sodium } from './support';

const aCode = () => createRecoveryCode(sodium, systemRandom);
const read = (typed: string) => readRecoveryCode(sodium, typed);

describe('a recovery code', () => {
  test('is six groups of five characters that cannot be mistaken for others', () => {
    for (let count = 0; count < 100; count += 1) {
      const groups = recoveryCodeGroups(aCode());
      expect(groups).toHaveLength(6);
      expect(groups.every((group) => /^[0-9A-HJKMNP-TV-Z]{5}$/.test(group))).toBe(true);
    }
  });

  test('uses all 32 characters', () => {
    const seen = new Set(Array.from({ length: 200 }, aCode).join(''));
    expect(seen.size).toBe(32);
  });

  test('is read with blanks, hyphens, small letters and look-alikes', () => {
    const code = aCode();
    const groups = recoveryCodeGroups(code);
    for (const typed of [
      code,
      groups.join('-'),
      groups.join(' '),
      groups.join(' – '),
      ` ${groups.join('\n')}\t`,
      code.toLowerCase(),
      code.replaceAll('0', 'O').replaceAll('1', 'I'),
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ]) {
      expect(read(typed)).toEqual({ ok: true, value: code });
    }
  });

  test('is refused with any one character changed, left out or added, and with two neighbours swapped', () => {
    const code = aCode();
    const refused = { ok: false, error: { kind: 'wrong-recovery-code' } };
    let missed = 0;
    for (let index = 0; index < code.length; index += 1) {
      const rest = code.slice(index + 1);
      expect(read(code.slice(0, index) + rest)).toEqual(refused);
      expect(read(`${code.slice(0, index)}7${code.slice(index)}`)).toEqual(refused);
      for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        const changed = code.slice(0, index) + other + rest;
        if (changed !== code && read(changed).ok) missed += 1;
      }
      const swapped = code.slice(0, index) + rest.slice(0, 1) + code.charAt(index) + rest.slice(1);
      if (swapped !== code && read(swapped).ok) missed += 1;
    }
    // 20 check bits: about one in a million changed codes passes them; two among these thousand do not.
    expect(missed).toBeLessThanOrEqual(1);
  });

  test('is refused when empty, foreign or endless', () => {
    for (const typed of ['', ' ', 'U'.repeat(30), 'ä'.repeat(30), '0'.repeat(1_000_000)])
      expect(read(typed).ok).toBe(false);
  });
});
