import type { VaultError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { VAULT_ID_BYTES } from '../../../src-shared/vault-format/binary';
import { wrapEarlierKey } from './earlier-key';
import { encodeHeader, type Header } from './header';
import type { KdfCost } from './kdf';
import { createKeySlot, type KeySlot, type KeyTools } from './key-slot';
import { createVaultKey, randomBytes } from './keys';
import type { VaultKeys } from './open-header';
import type { Credential } from './secrets';
import type { Sodium } from './sodium';

/** The keys after a change, and the header file that says so. Nothing is in force before it is written. */
export interface ChangedHeader {
  readonly keys: VaultKeys;
  readonly bytes: Uint8Array;
}

type Changing = Promise<Result<ChangedHeader, VaultError>>;

/** A new vault: random id, random key, epoch 1, one slot per credential (a passphrase, perhaps a recovery code). */
export function createHeader(
  tools: KeyTools,
  { createdAt, ...options }: NewSlots & { readonly createdAt: string },
): Changing {
  const vaultId = randomBytes(VAULT_ID_BYTES, tools.fillRandom);
  const vaultKey = createVaultKey(tools.fillRandom);
  const header: Header = { vaultId, createdAt, revision: 0, keyEpoch: 1, slots: [], earlierKeys: [] };
  return withNewSlots(tools, { header, vaultKey, keysByEpoch: new Map([[1, vaultKey]]) }, options);
}

export interface NewSlots {
  readonly passphrase: string;
  /** As shown to the partner; left out where there is none. */
  readonly recoveryCode?: string;
  readonly cost: KdfCost;
}

/**
 * Puts one credential in the place of the one of its kind (or adds it). The vault key stays: old headers, and backups
 * made with them, still open with the old credential. Say so, and offer {@link rekeyHeader}.
 */
export async function replaceSlot(tools: KeyTools, keys: VaultKeys, credential: Credential, cost: KdfCost): Changing {
  const { header, vaultKey } = keys;
  const place = { vaultId: header.vaultId, epoch: header.keyEpoch };
  const slot = await createKeySlot(tools, place, { credential, cost, vaultKey });
  if (!slot.ok) return slot;
  const slots = [...header.slots.filter(({ kind }) => kind !== slot.value.kind), slot.value];
  return ok(revise(tools.sodium, keys, { slots: inOrder(slots) }));
}

/**
 * A new vault key in the next epoch. What was sealed before still opens, by the earlier keys the header keeps until
 * {@link finishRekey}. All credentials must be given anew: a slot cannot be rewrapped without its secret.
 */
export function rekeyHeader(tools: KeyTools, keys: VaultKeys, options: NewSlots): Changing {
  const { header } = keys;
  const keyEpoch = header.keyEpoch + 1;
  const vaultKey = createVaultKey(tools.fillRandom);
  const present = { vaultId: header.vaultId, epoch: keyEpoch, vaultKey };
  const earlierKeys = [...keys.keysByEpoch]
    .toSorted(([one], [other]) => one - other)
    .map(([epoch, key]) => wrapEarlierKey(tools.sodium, present, { epoch, vaultKey: key }, tools.fillRandom));
  const keysByEpoch = new Map([...keys.keysByEpoch, [keyEpoch, vaultKey]]);
  return withNewSlots(tools, { header: { ...header, keyEpoch, earlierKeys }, vaultKey, keysByEpoch }, options);
}

/** Forgets the earlier keys. Only after everything was re-sealed: what is left of them does not open any more. */
export function finishRekey(sodium: Sodium, keys: VaultKeys): ChangedHeader {
  const keysByEpoch = new Map([[keys.header.keyEpoch, keys.vaultKey]]);
  return revise(sodium, { ...keys, keysByEpoch }, { earlierKeys: [] });
}

async function withNewSlots(tools: KeyTools, keys: VaultKeys, options: NewSlots): Changing {
  const { passphrase, recoveryCode, cost } = options;
  const place = { vaultId: keys.header.vaultId, epoch: keys.header.keyEpoch };
  const credentials: Credential[] = [{ kind: 'passphrase', passphrase }];
  if (recoveryCode !== undefined) credentials.push({ kind: 'recovery', code: recoveryCode });
  const slots: KeySlot[] = [];
  for (const credential of credentials) {
    const slot = await createKeySlot(tools, place, { credential, cost, vaultKey: keys.vaultKey });
    if (!slot.ok) return slot;
    slots.push(slot.value);
  }
  return ok(revise(tools.sodium, keys, { slots }));
}

function revise(sodium: Sodium, keys: VaultKeys, change: Partial<Header>): ChangedHeader {
  const header: Header = { ...keys.header, ...change, revision: keys.header.revision + 1 };
  return { keys: { ...keys, header }, bytes: encodeHeader(sodium, header, keys.vaultKey) };
}

const inOrder = (slots: readonly KeySlot[]): readonly KeySlot[] =>
  slots.toSorted((one, other) => Number(one.kind === 'recovery') - Number(other.kind === 'recovery'));
