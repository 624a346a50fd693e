import { describe, expect, it } from 'vitest';

import { clockWentBack } from '../../../../src-renderer/vault/session/clock.ts';
import { createJobs } from '../../../../src-renderer/vault/session/jobs.ts';
import { createNotices } from '../../../../src-renderer/vault/session/notices.ts';
import { err, ok } from '../../../../src-shared/result.ts';
import type { VaultEvent } from '../../../../src-shared/vault-contract.ts';

function freshValues() {
  const kept = new Map<string, unknown>();
  return {
    getValue: (key: string) => kept.get(key),
    setValue: async (key: string, value: unknown) => {
      kept.set(key, structuredClone(value));
      return ok(null);
    },
  };
}

describe('notices', () => {
  it('stay until dismissed, over a lock', async () => {
    const values = freshValues();
    createNotices(values, () => undefined).add({ kind: 'header-copy-repaired' });
    const later = createNotices(values, () => undefined);
    expect(later.all()).toEqual([{ kind: 'header-copy-repaired' }]);
    await later.dismiss('header-copy-repaired');
    expect(createNotices(values, () => undefined).all()).toEqual([]);
  });

  it('are told once, and add up the records in doubt', () => {
    const told: VaultEvent[] = [];
    const notices = createNotices(freshValues(), (event) => told.push(event));
    const one = { collection: 'people', display: 'Ruth Bellamy', how: 'altered' } as const;
    const other = { collection: 'people', display: 'Nils Ågren', how: 'deleted' } as const;
    notices.add({ kind: 'records-doubtful', records: [one] });
    notices.add({ kind: 'records-doubtful', records: [one, other] });
    notices.add({ kind: 'records-doubtful', records: [other] });
    expect(notices.all()).toEqual([{ kind: 'records-doubtful', records: [one, other] }]);
    expect(told).toHaveLength(2);
  });

  it('name an erased person no more, and go where they named nobody else', async () => {
    const values = freshValues();
    const notices = createNotices(values, () => undefined);
    const erased = { collection: 'people', display: 'Ruth Bellamy', how: 'altered' } as const;
    const other = { collection: 'people', display: 'Nils Ågren', how: 'altered' } as const;
    notices.add({ kind: 'records-doubtful', records: [erased, other] });
    await notices.forgetPerson('Ruth Bellamy');
    expect(createNotices(values, () => undefined).all()).toEqual([{ kind: 'records-doubtful', records: [other] }]);
    await notices.forgetPerson('Nils Ågren');
    expect(notices.all()).toEqual([]);
  });

  it('survive a value of a kind that this version does not know', () => {
    const values = freshValues();
    void values.setValue('session/notices', [{ kind: 'from-the-future' }]);
    expect(createNotices(values, () => undefined).all()).toEqual([]);
  });
});

describe('the clock', () => {
  it('is doubted only when it is minutes behind what the vault has seen', () => {
    const seen = ['2026-11-21T10:00:00.000Z', undefined];
    expect(clockWentBack('2026-11-21T09:59:00.000Z', seen)).toBe(false);
    expect(clockWentBack('2026-11-21T10:30:00.000Z', seen)).toBe(false);
    expect(clockWentBack('2026-11-20T10:00:00.000Z', seen)).toBe(true);
  });
});

describe('jobs', () => {
  it('run one at a time, tell their progress and stop when cancelled', async () => {
    const told: VaultEvent[] = [];
    const jobs = createJobs((event) => told.push(event));
    const scrub = jobs.run('scrub', async (onProgress) => {
      onProgress(0, 10);
      await new Promise((resolve) => setTimeout(resolve));
      return onProgress(10, 10) ? ok('to the end') : err({ kind: 'cancelled' });
    });
    expect(await jobs.run('export', async () => ok(null))).toEqual(err({ kind: 'busy', with: 'scrub' }));
    jobs.cancel();
    expect(await scrub).toEqual(err({ kind: 'cancelled' }));
    expect(told[0]).toEqual({ kind: 'progress', job: 'scrub', done: 0, total: 10 });
    expect(await jobs.run('export', async () => ok(null))).toEqual(ok(null));
  });
});
