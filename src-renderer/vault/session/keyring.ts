import { bytesToBase64Url } from '../../../src-shared/bytes';
import type { VaultError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { finishRekey, rekeyHeader, replaceSlot, type ChangedHeader } from '../crypto/change-header';
import { encodeHeader } from '../crypto/header';
import type { KdfCost } from '../crypto/kdf';
import type { KeyTools } from '../crypto/key-slot';
import { openHeader, type VaultKeys } from '../crypto/open-header';
import { createRecoveryCode, recoveryCodeGroups } from '../crypto/recovery-code';
import { createSealer, type Sealer } from '../crypto/sealer';

const MIB = 1024 * 1024;

/** The keys of an open vault, and what is made of them. The keys themselves stay inside. */
export interface Keyring {
  readonly vaultId: string;
  readonly createdAt: string;
  readonly epoch: () => number;
  readonly kdf: () => { readonly memoryMiB: number; readonly passes: number };
  readonly hasRecoveryCode: () => boolean;
  /** The header file as it stands. */
  readonly header: () => Uint8Array;
  /** Seals under the present key. */
  readonly sealer: () => Sealer;
  /** A slot for another passphrase or, where asked for, a new vault key as well: then the recovery code goes. */
  readonly changePassphrase: (wanted: PassphraseChange) => Promise<Result<HeaderChange, VaultError>>;
  /** While there are earlier keys: something is still sealed under them. */
  readonly isRekeyUnfinished: () => boolean;
  /** Forgets the earlier keys. Only after everything was sealed anew. */
  readonly forgetEarlierKeys: () => HeaderChange;
  /** For who came in by the recovery code. */
  readonly replacePassphrase: (passphrase: string) => Promise<Result<HeaderChange, VaultError>>;
  readonly newRecoveryCode: () => {
    readonly groups: readonly string[];
    readonly seal: () => Promise<Result<HeaderChange, VaultError>>;
  };
}

export interface PassphraseChange {
  readonly present: string;
  readonly next: string;
  readonly isRekeying: boolean;
}

/** A changed header. Whoever had the shell write it says so. */
export interface HeaderChange {
  readonly header: Uint8Array;
  readonly putInForce: () => void;
}

export function createKeyring(tools: KeyTools, opened: VaultKeys): Keyring {
  const { sodium } = tools;
  let keys = opened;
  const header = () => encodeHeader(sodium, keys.header, keys.vaultKey);
  const cost = (): KdfCost => costOf(keys);
  const changeTo = ({ bytes, keys: next }: ChangedHeader): HeaderChange => ({
    header: bytes,
    putInForce: () => {
      keys = next;
    },
  });
  const toChange = (changed: Result<ChangedHeader, VaultError>): Result<HeaderChange, VaultError> =>
    changed.ok ? ok(changeTo(changed.value)) : changed;
  const replacePassphrase = async (passphrase: string) =>
    toChange(await replaceSlot(tools, keys, { kind: 'passphrase', passphrase }, cost()));

  return {
    vaultId: bytesToBase64Url(opened.header.vaultId),
    createdAt: opened.header.createdAt,
    epoch: () => keys.header.keyEpoch,
    kdf: () => ({ memoryMiB: cost().memLimitBytes / MIB, passes: cost().opsLimit }),
    hasRecoveryCode: () => keys.header.slots.some(({ kind }) => kind === 'recovery'),
    header,
    sealer: () => {
      const { vaultId, keyEpoch: epoch } = keys.header;
      return createSealer({ sodium, vaultId, epoch, keysByEpoch: keys.keysByEpoch });
    },
    changePassphrase: async ({ present, next, isRekeying }) => {
      const copies = [{ name: 'header.a', bytes: header() }];
      const isPresent = await openHeader(tools, copies, { kind: 'passphrase', passphrase: present });
      if (!isPresent.ok) return isPresent;
      if (!isRekeying) return replacePassphrase(next);
      return toChange(await rekeyHeader(tools, keys, { passphrase: next, cost: cost() }));
    },
    isRekeyUnfinished: () => keys.header.earlierKeys.length > 0,
    forgetEarlierKeys: () => changeTo(finishRekey(sodium, keys)),
    replacePassphrase,
    newRecoveryCode: () => {
      const code = createRecoveryCode(sodium, tools.fillRandom);
      return {
        groups: recoveryCodeGroups(code),
        seal: async () => toChange(await replaceSlot(tools, keys, { kind: 'recovery', code }, cost())),
      };
    },
  };
}

/** A new slot costs as much as the passphrase's. */
function costOf({ header }: VaultKeys): KdfCost {
  const slot = header.slots.find(({ kind }) => kind === 'passphrase');
  if (!slot) throw new Error('a header without a passphrase');
  return { opsLimit: slot.kdf.opsLimit, memLimitBytes: slot.kdf.memLimitBytes };
}
