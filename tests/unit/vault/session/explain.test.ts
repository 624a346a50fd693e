import { expect, it } from 'vitest';

import { err, ok } from '../../../../src-shared/result';
import { explainWith } from '../../../../src-renderer/vault/session/explain';

const now = () => new Date('2026-11-21T15:00:00');
const damage = { kind: 'vault-damaged', part: 'journal', where: 'front' } as const;

it('says from when the last good copy is where the vault is damaged', async () => {
  const at = new Date('2026-11-21T09:41:00').toISOString();
  const sentence = await explainWith({ lastGoodCopy: async () => ok({ at }) }, now)(damage);
  expect(sentence).toMatch(
    /^This is not about your passphrase: .* Your last good copy is from today, 0?9:41.*\. \(journal: front\)$/,
  );
});

it('promises no copy where none is known', async () => {
  for (const answer of [ok({ at: null }), err({ kind: 'closed' } as const)]) {
    const sentence = await explainWith({ lastGoodCopy: async () => answer }, now)(damage);
    expect(sentence).toMatch(/Nothing has been changed yet\. \(journal: front\)$/);
  }
});

it('does not look for copies when it is about the passphrase', async () => {
  const lastGoodCopy = () => Promise.reject(new Error('asked'));
  expect(await explainWith({ lastGoodCopy }, now)({ kind: 'wrong-passphrase' })).toMatch(
    /The file itself is undamaged/,
  );
});
