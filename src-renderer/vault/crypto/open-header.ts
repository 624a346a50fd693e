import { isSameBytes } from '../../../src-shared/bytes';
import type { VaultError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { HeaderCopy } from '../../../src-shared/shell-contract';
import { unwrapEarlierKey } from './earlier-key';
import { isAuthentic, type Header } from './header';
import { sortCopies, type Candidate, type HeaderFault, type SortedCopies } from './header-copies';
import type { KdfParams } from './kdf';
import { deriveWrappingKey, unwrapKeySlot, type KeyTools } from './key-slot';
import { wipe, type VaultKey } from './keys';
import type { Credential } from './secrets';
import { sha256With, type Sodium } from './sodium';

/** The vault, unlocked: what a sealer and the next header are made from. */
export interface VaultKeys {
  readonly header: Header;
  readonly vaultKey: VaultKey;
  /** The present epoch's key, and those of earlier epochs while a re-key is unfinished. */
  readonly keysByEpoch: ReadonlyMap<number, VaultKey>;
}

export interface OpenedHeader extends VaultKeys {
  /** Copies that were damaged, tampered with, or of another vault. */
  readonly faults: readonly HeaderFault[];
  /** True where one of the two header files is missing or not the one that was opened: write both again. */
  readonly needsRewrite: boolean;
}

const HEADER_FILES = ['header.a', 'header.b'];

/** Different headers that are tried: each may cost a key derivation. */
const MAX_TRIED = 4;

/**
 * Opens the vault from whatever copies of its header are there. A wrong passphrase (no slot opens), damage (no copy is
 * sound) and tampering (a slot opens, but the header is not as its writer left it) are different errors: `wrong-passphrase`
 * or `wrong-recovery-code`, `vault-damaged`, `vault-damaged` at "MAC"; besides `newer-format`, `kdf-out-of-range`,
 * `not-enough-memory`.
 */
export async function openHeader(
  tools: Pick<KeyTools, 'sodium' | 'runKdf'>,
  copies: readonly HeaderCopy[],
  credential: Credential,
): Promise<Result<OpenedHeader, VaultError>> {
  const sorted = sortCopies(sha256With(tools.sodium), copies);
  if (!sorted.ok) return sorted;
  const unwrapper = createUnwrapper(tools, credential);
  const opened = await openSorted(tools.sodium, sorted.value, copies, unwrapper.unwrap);
  unwrapper.forget();
  return opened === 'wrong' ? err(wrong(credential, sorted.value)) : opened;
}

async function openSorted(
  sodium: Sodium,
  { candidates, faults }: SortedCopies,
  copies: readonly HeaderCopy[],
  unwrap: Unwrapper['unwrap'],
): Promise<Result<OpenedHeader, VaultError> | 'wrong'> {
  const unopened: Candidate[] = [];
  let isTampered = false;
  for (const candidate of candidates.slice(0, MAX_TRIED)) {
    const unwrapped = await unwrap(candidate.header);
    if (!unwrapped.ok) return unwrapped;
    const vaultKey = unwrapped.value;
    if (vaultKey === undefined) unopened.push(candidate);
    else if (!isAuthentic(sodium, candidate, vaultKey)) isTampered = true;
    else if (unopened.some((other) => supersedes(sodium, other, candidate, vaultKey))) break;
    else return finish(sodium, candidate, vaultKey, { candidates, faults, copies });
  }
  return isTampered ? err(TAMPERED) : 'wrong';
}

const TAMPERED: VaultError = { kind: 'vault-damaged', part: 'header', where: 'MAC' };

function wrong({ kind }: Credential, { candidates }: SortedCopies): VaultError {
  const isAnyFileSound = candidates.some(({ names }) => names.some((name) => HEADER_FILES.includes(name)));
  return {
    kind: kind === 'passphrase' ? 'wrong-passphrase' : 'wrong-recovery-code',
    ...(isAnyFileSound ? {} : { onlyOldHeader: true }),
  };
}

interface Unwrapper {
  /** Unwraps the slot of the credential's kind; slots of the same salt and cost share one key derivation. */
  readonly unwrap: (header: Header) => Promise<Result<VaultKey | undefined, VaultError>>;
  readonly forget: () => void;
}

function createUnwrapper(tools: Pick<KeyTools, 'sodium' | 'runKdf'>, credential: Credential): Unwrapper {
  const derived: { readonly kdf: KdfParams; readonly key: Uint8Array }[] = [];
  const unwrap: Unwrapper['unwrap'] = async ({ vaultId, keyEpoch, slots }) => {
    const slot = slots.find(({ kind }) => kind === credential.kind);
    if (slot === undefined) return ok(undefined);
    const known = derived.find(({ kdf }) => isSameKdf(kdf, slot.kdf));
    const key = known === undefined ? await deriveWrappingKey(tools, credential, slot.kdf) : ok(known.key);
    if (!key.ok) return key;
    derived.push({ kdf: slot.kdf, key: key.value });
    return ok(unwrapKeySlot(tools.sodium, { vaultId, epoch: keyEpoch }, slot, key.value));
  };
  return { unwrap, forget: () => wipe(...derived.map(({ key }) => key)) };
}

const isSameKdf = (one: KdfParams, other: KdfParams): boolean =>
  one.opsLimit === other.opsLimit && one.memLimitBytes === other.memLimitBytes && isSameBytes(one.salt, other.salt);

/**
 * An old passphrase still opens the old header in an old snapshot. It does not open the vault: a later header that is
 * the vault's own (its MAC says so, or it is of a later key epoch, which the old key cannot judge) goes before.
 */
function supersedes(sodium: Sodium, other: Candidate, opened: Candidate, vaultKey: VaultKey): boolean {
  const { header } = other;
  if (!isSameBytes(header.vaultId, opened.header.vaultId)) return false;
  if (header.revision <= opened.header.revision) return false;
  return header.keyEpoch > opened.header.keyEpoch || isAuthentic(sodium, other, vaultKey);
}

interface Surroundings {
  readonly candidates: readonly Candidate[];
  readonly faults: readonly HeaderFault[];
  readonly copies: readonly HeaderCopy[];
}

function finish(
  sodium: Sodium,
  opened: Candidate,
  vaultKey: VaultKey,
  { candidates, faults, copies }: Surroundings,
): Result<OpenedHeader, VaultError> {
  const { header } = opened;
  const keysByEpoch = new Map([[header.keyEpoch, vaultKey]]);
  for (const earlier of header.earlierKeys) {
    const place = { vaultId: header.vaultId, epoch: header.keyEpoch, vaultKey };
    const key = unwrapEarlierKey(sodium, place, earlier);
    if (key === undefined) return err({ kind: 'vault-damaged', part: 'header', where: 'earlierKeys' });
    keysByEpoch.set(earlier.epoch, key);
  }
  const more = candidates.flatMap((other) => {
    const why = other === opened ? undefined : faultOf(sodium, other, header, keysByEpoch);
    return why === undefined ? [] : other.names.map((name) => ({ name, why }));
  });
  const isCurrent = (file: string): boolean =>
    copies.some(({ name, bytes }) => name === file && isSameBytes(bytes, opened.bytes));
  const needsRewrite = !HEADER_FILES.every(isCurrent);
  return ok({ header, vaultKey, keysByEpoch, faults: [...faults, ...more], needsRewrite });
}

function faultOf(
  sodium: Sodium,
  other: Candidate,
  header: Header,
  keysByEpoch: ReadonlyMap<number, VaultKey>,
): HeaderFault['why'] | undefined {
  if (!isSameBytes(other.header.vaultId, header.vaultId)) return 'foreign';
  const key = keysByEpoch.get(other.header.keyEpoch);
  // Without the key of its epoch a header from before a finished re-key cannot be judged.
  if (key === undefined) return other.header.keyEpoch < header.keyEpoch ? undefined : 'tampered';
  return isAuthentic(sodium, other, key) ? undefined : 'tampered';
}
