import { directoryIdOf, toHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import {
  toContentKey,
  toIdentitySeed,
  type ContentKey,
  type ContentKeys,
  type DirectoryCrypto,
  type Signer,
} from '../crypto/directory-keys';
import type { Joined } from './kept';

/** Who this vault is in a directory, with the keys for it. */
export interface Membership {
  readonly joined: Joined;
  readonly directoryId: Uint8Array;
  readonly memberId: Uint8Array;
  readonly memberHex: Hex32;
  readonly rootHex: Hex32;
  readonly identity: () => Signer;
  readonly contentKeys: ContentKeys;
  /** What new content is sealed under. */
  readonly newest: { readonly epoch: number; readonly key: ContentKey };
}

export function membershipOf(crypto: DirectoryCrypto, joined: Joined): Membership {
  const seed = toIdentitySeed(joined.identity);
  const memberId = crypto.signer(seed).publicKey;
  const contentKeys = new Map<number, ContentKey[]>();
  for (const { epoch, key } of joined.keys)
    contentKeys.set(epoch, [...(contentKeys.get(epoch) ?? []), toContentKey(key)]);
  const epoch = Math.max(...contentKeys.keys());
  const [key] = contentKeys.get(epoch) ?? [];
  if (key === undefined) throw new Error('a directory without a content key');
  return {
    joined,
    directoryId: directoryIdOf(joined.rootKey, crypto.sha256),
    memberId,
    memberHex: toHex32(memberId),
    rootHex: toHex32(joined.rootKey),
    identity: () => crypto.signer(seed),
    contentKeys,
    newest: { epoch, key },
  };
}
