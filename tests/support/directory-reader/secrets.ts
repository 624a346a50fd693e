import { createHash, createHmac, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';

import { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { blake2b } from '@noble/hashes/blake2.js';

import { padme } from '../vault-reader/seal.ts';
import {
  ascii,
  check,
  createCursor,
  decrypt,
  fromBase64Url,
  isSame,
  join,
  sha256,
  toBase64Url,
  toHex,
  u32,
  u64,
} from '../vault-reader/primitives.ts';
import type { Entry } from './entry.ts';

export interface Invitation {
  readonly directoryId: Uint8Array;
  readonly rootKey: Uint8Array;
  readonly keys: readonly { readonly epoch: number; readonly key: Uint8Array }[];
  readonly secret: Uint8Array;
}

/** Reads the text of an invitation. */
export function readInvitation(text: string): Invitation {
  const [name, version, body = '', digits] = text.replaceAll(/\s/g, '').split(':');
  check(name === 'bailiwick-invitation' && version === '1', 'no invitation');
  const json = fromBase64Url(body);
  check(toHex(sha256(json)).slice(0, 8) === digits, 'check digits');
  const value = JSON.parse(Buffer.from(json).toString('utf8')) as {
    readonly directoryId: string;
    readonly rootKey: string;
    readonly keys: readonly { readonly epoch: number; readonly key: string }[];
    readonly secret: string;
  };
  const rootKey = fromBase64Url(value.rootKey);
  const directoryId = fromBase64Url(value.directoryId);
  check(isSame(sha256(join(ascii('bailiwick directory v1\0'), rootKey)), directoryId), 'directory id');
  const keys = value.keys.map(({ epoch, key }) => ({ epoch, key: fromBase64Url(key) }));
  return { directoryId, rootKey, keys, secret: fromBase64Url(value.secret) };
}

/** Opens a content file and checks it against the header: the content's bytes. */
export function openContent({ keys }: Pick<Invitation, 'keys'>, entry: Entry, file: Uint8Array): Uint8Array {
  const { directoryId, feedKey, seq, contentHash } = entry;
  const cursor = createCursor(file);
  check(cursor.u8() === 1, 'version of a content file');
  const epoch = cursor.u32();
  const nonce = cursor.take(24);
  const domain = ascii('bailiwick directory content');
  const ad = join(Uint8Array.of(domain.length), domain, directoryId, feedKey, u64(seq), u32(epoch));
  const key = keys.find((one) => one.epoch === epoch)?.key;
  check(key !== undefined, 'key epoch');
  const padded = createCursor(decrypt(key, nonce, ad, file.slice(cursor.offset())));
  const salt = padded.take(32);
  const length = padded.u32();
  const content = padded.take(length);
  const rest = padded.take(padme(36 + length) - 36 - length);
  check(padded.isAtEnd() && rest.every((byte) => byte === 0), 'padding');
  const hash = sha256(join(ascii('bailiwick content v1\0'), salt, content));
  check(contentHash !== undefined && isSame(hash, contentHash), 'hash of the content');
  return content;
}

/** The proof that a new member was invited. */
export const invitationProof = ({ secret, directoryId }: Invitation, memberId: Uint8Array): Uint8Array =>
  Uint8Array.from(createHmac('sha256', secret).update(directoryId).update(memberId).digest());

/** `crypto_box_seal_open` of libsodium, for an Ed25519 seed: X25519, HSalsa20, XSalsa20-Poly1305, BLAKE2b nonce. */
export function openSealedKey(identitySeed: Uint8Array, box: Uint8Array): Uint8Array {
  const scalar = createHash('sha512').update(identitySeed).digest().subarray(0, 32);
  // PKCS #8 of an X25519 key, RFC 8410 §7; Node clamps the scalar.
  const privateKey = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), scalar]),
    format: 'der',
    type: 'pkcs8',
  });
  const own = fromBase64Url(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '');
  const from = box.slice(0, 32);
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: toBase64Url(from) }, format: 'jwk' });
  const shared = Uint8Array.from(diffieHellman({ privateKey, publicKey }));
  const nonce = blake2b(join(from, own), { dkLen: 24 });
  return xsalsa20poly1305(boxKey(shared), nonce).decrypt(box.slice(32));
}

/** HSalsa20 of the shared secret and sixteen zeros. */
function boxKey(shared: Uint8Array): Uint8Array {
  const words = (bytes: Uint8Array): Uint32Array => new Uint32Array(Uint8Array.from(bytes).buffer);
  const out = new Uint32Array(8);
  hsalsa(words(ascii('expand 32-byte k')), words(shared), new Uint32Array(4), out);
  return Uint8Array.from(new Uint8Array(out.buffer));
}
