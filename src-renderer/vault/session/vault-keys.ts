import { sha256 } from '@noble/hashes/sha2.js';

import type { VaultError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { HeaderCopy, VaultFolder } from '../../../src-shared/shell-contract';
import { genesisHash } from '../../../src-shared/vault-format/frame';
import { calibrateKdf } from '../crypto/calibrate';
import { createHeader } from '../crypto/change-header';
import { inspectHeader } from '../crypto/header-copies';
import { stretchInWorker } from '../crypto/kdf-in-worker';
import type { KeyTools } from '../crypto/key-slot';
import { systemRandom } from '../crypto/keys';
import { openHeader } from '../crypto/open-header';
import type { Credential } from '../crypto/secrets';
import { canRunWebAssembly, loadSodium, sha256With } from '../crypto/sodium';
import { createKeyring, type Keyring } from './keyring';

export type PresentFolder = Extract<VaultFolder, { readonly kind: 'present' }>;

export interface OpenedKeys {
  readonly keyring: Keyring;
  readonly tools: KeyTools;
}

/** libsodium, Argon2id in a worker of its own, the system's randomness. Fails closed without WebAssembly. */
async function keyTools(): Promise<Result<KeyTools, VaultError>> {
  const sodium = await loadSodium();
  return sodium.ok ? ok({ sodium: sodium.value, runKdf: stretchInWorker, fillRandom: systemRandom }) : sodium;
}

/** Whether there is a header that a passphrase can be tried on. The sheet waits for it, so not for libsodium. */
export function inspectHeaders(copies: readonly HeaderCopy[]): Result<null, VaultError> {
  if (!canRunWebAssembly()) return err({ kind: 'no-webassembly' });
  const inspected = inspectHeader(sha256, copies);
  return inspected.ok ? ok(null) : inspected;
}

/** The vault that the copies are most likely of: good for reading ahead, not for believing. */
export function likelyVaultId(copies: readonly HeaderCopy[]): Uint8Array | undefined {
  const inspected = inspectHeader(sha256, copies);
  return inspected.ok ? inspected.value.header.vaultId : undefined;
}

/** Opens the vault's keys. `isDoubtful`: a copy of the header was missing, damaged or altered. */
export async function openKeys(
  copies: readonly HeaderCopy[],
  credential: Credential,
): Promise<Result<OpenedKeys & { readonly isDoubtful: boolean }, VaultError>> {
  const tools = await keyTools();
  if (!tools.ok) return tools;
  const opened = await openHeader(tools.value, copies, credential);
  if (!opened.ok) return opened;
  const { needsRewrite, ...keys } = opened.value;
  return ok({ keyring: createKeyring(tools.value, keys), tools: tools.value, isDoubtful: needsRewrite });
}

/** New keys under a passphrase, with the header and the hash that the journal starts from. */
export async function makeKeys(
  passphrase: string,
  tell: (text: string) => void,
): Promise<Result<OpenedKeys & { readonly header: Uint8Array; readonly genesis: Uint8Array }, VaultError>> {
  const tools = await keyTools();
  if (!tools.ok) return tools;
  tell('Measuring how strong a lock this computer can turn.');
  const cost = await calibrateKdf(tools.value.runKdf, () => performance.now());
  if (!cost.ok) return cost;
  tell('Making the key from your passphrase. This takes a moment on purpose.');
  const createdAt = new Date().toISOString();
  const made = await createHeader(tools.value, { passphrase, cost: cost.value, createdAt });
  if (!made.ok) return made;
  const { bytes, keys } = made.value;
  const genesis = genesisHash(keys.header.vaultId, sha256With(tools.value.sodium));
  return ok({ keyring: createKeyring(tools.value, keys), tools: tools.value, header: bytes, genesis });
}
