import { createSealer } from '../../../src-renderer/vault/crypto/sealer';
import { toVaultKey } from '../../../src-renderer/vault/crypto/keys';
import { loadSodium, sha256StreamWith, sha256With } from '../../../src-renderer/vault/crypto/sodium';
import { openStore } from '../../../src-renderer/vault/store/open-store';
import type { PresentFolder, StoreShell } from '../../../src-renderer/vault/store/store-shell';
import { must } from './open';
import { changeOf, makePerson, plainSummarisers, putPerson } from './plain-book';

/*
 * A vault process that never rests: saves, folds, snapshots and imports until it is ended. Its shell is the page that
 * started it, which learns of every acknowledged change.
 */

export interface BusyStart {
  readonly vaultId: Uint8Array;
  readonly key: Uint8Array;
  readonly folder: PresentFolder;
}

export type BusyMessage =
  | { readonly kind: 'call'; readonly id: number; readonly method: keyof StoreShell; readonly input: unknown }
  | { readonly kind: 'saved'; readonly people: readonly string[] }
  | { readonly kind: 'failed'; readonly why: string };

export type BusyAnswer =
  ({ readonly kind: 'start' } & BusyStart) | { readonly kind: 'answer'; readonly id: number; readonly result: unknown };

const pending = new Map<number, (result: unknown) => void>();
let nextCall = 1;
// Out of a worker there is one place to go.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const tell = (message: BusyMessage): void => self.postMessage(message);

const shell = new Proxy({} as StoreShell, {
  get: (_, method) => (input: unknown) =>
    new Promise((resolve) => {
      pending.set(nextCall, resolve);
      tell({ kind: 'call', id: nextCall++, method: method as keyof StoreShell, input });
    }),
});

async function work({ vaultId, key, folder }: BusyStart): Promise<never> {
  const sodium = must(await loadSodium());
  const { store, care } = must(
    await openStore({
      shell,
      folder,
      sealer: createSealer({ sodium, vaultId, keysByEpoch: new Map([[1, toVaultKey(key)]]), epoch: 1 }),
      header: () => new Uint8Array(8),
      sha256: sha256With(sodium),
      createSha256: () => sha256StreamWith(sodium),
      summarisers: plainSummarisers,
      now: () => '2026-11-21T10:00:00.000Z',
      locale: 'en',
      onNotice: () => undefined,
      pace: { quietMs: 1, records: 5, journalBytes: 20_000, journalFrames: 20, snapshotAgeMs: 1e15 },
    }),
  );
  for (let round = 0; ; round += 1) {
    const made = [makePerson(`Saved ${round}`), makePerson(`Saved too ${round}`)];
    must(await store.commit(changeOf(made.map(putPerson))));
    tell({ kind: 'saved', people: made.map(({ id }) => id) });
    if (round % 7 === 3) void care.fold();
    if (round % 10 !== 5) continue;
    const imported = Array.from({ length: 100 }, (_, index) => makePerson(`Imported ${round} ${index}`));
    const bulk = store.beginBulk({ what: 'import', collection: 'people' });
    must(await bulk.add(imported.map((record) => ({ collection: 'people', record }))));
    must(await bulk.commit());
    tell({ kind: 'saved', people: imported.map(({ id }) => id) });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<BusyAnswer>) => {
  if (data.kind === 'start') {
    work(data).catch((error: unknown) => tell({ kind: 'failed', why: String(error) }));
    return;
  }
  pending.get(data.id)?.(data.result);
  pending.delete(data.id);
});
