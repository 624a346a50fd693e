import { bytesToBase64Url } from '../../../src-shared/bytes';
import { createSealer, type Sealer } from '../../../src-renderer/vault/crypto/sealer';
import { createVaultKey, systemRandom, type VaultKey } from '../../../src-renderer/vault/crypto/keys';
import { loadSodium, sha256StreamWith, sha256With, type Sodium } from '../../../src-renderer/vault/crypto/sodium';
import { openStore, type OpenedStore, type StoreOptions } from '../../../src-renderer/vault/store/open-store';
import type { CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import type { Notice } from '../../../src-shared/vault-contract';
import { createMemoryDisk, createMemoryShell, folderOf, type MemoryDisk } from './memory-shell';
import { plainSummarisers } from './plain-book';

/** Tests say themselves when to fold. */
const NEVER = { quietMs: 1e9, records: 1e9, journalBytes: 1e12, journalFrames: 1e9, snapshotAgeMs: 1e15 };

/** A vault for one test: its own id, key and folder, with the real sealer and the real database. */
export interface TestVault {
  readonly sodium: Sodium;
  readonly id: string;
  readonly disk: MemoryDisk;
  readonly key: VaultKey;
  sealer: Sealer;
  /** What the partner was told since the vault was opened last. */
  readonly notices: Notice[];
  readonly open: (options?: Partial<StoreOptions>) => Promise<OpenedStore>;
  readonly tryOpen: (options?: Partial<StoreOptions>) => Promise<Result<OpenedStore, AppError>>;
}

export async function createTestVault(): Promise<TestVault> {
  const sodium = must(await loadSodium());
  const sha256 = sha256With(sodium);
  const vaultId = crypto.getRandomValues(new Uint8Array(16));
  const key = createVaultKey(systemRandom);
  const disk = createMemoryDisk(vaultId, sha256);
  const vault: TestVault = {
    sodium,
    id: bytesToBase64Url(vaultId),
    disk,
    key,
    notices: [],
    sealer: createSealer({ sodium, vaultId, keysByEpoch: new Map([[1, key]]), epoch: 1 }),
    tryOpen: (options) => {
      vault.notices.length = 0;
      return openStore({
        shell: createMemoryShell(disk, sha256),
        folder: folderOf(disk, sha256),
        sealer: vault.sealer,
        sha256,
        createSha256: () => sha256StreamWith(sodium),
        summarisers: plainSummarisers,
        now: () => '2026-11-21T10:00:00.000Z',
        locale: 'en',
        header: () => new TextEncoder().encode('header'),
        onNotice: (notice) => vault.notices.push(notice),
        pace: NEVER,
        ...options,
      });
    },
    open: async (options) => must(await vault.tryOpen(options)),
  };
  return vault;
}

export function must<Value>(result: Result<Value, AppError>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The rows of a list as it would be shown. */
export const shown = ({ store }: OpenedStore, collection: CollectionName = 'people'): string[] => {
  const view = store.views[collection];
  return Array.from(view.order, (ordinal) => view.displayAt(ordinal).join('|'));
};
