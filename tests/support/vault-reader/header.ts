import * as v from 'valibot';

import {
  ascii,
  check,
  createCursor,
  decrypt,
  deriveSubkey,
  fromBase64Url,
  isSame,
  join,
  keyedHash,
  sha256,
  stretch,
  toBase64Url,
  u32,
} from './primitives.ts';

export type Credential = { readonly passphrase: string } | { readonly recoveryCode: string };

/** What the header gives up to who knows the passphrase or the recovery code. */
export interface Unlocked {
  readonly vaultId: Uint8Array;
  readonly keyEpoch: number;
  readonly revision: number;
  readonly vaultKeys: ReadonlyMap<number, Uint8Array>;
  readonly wrappingKey: Uint8Array;
}

const base64Url = (length: number) =>
  v.pipe(
    v.string(),
    v.check((text) => toBase64Url(fromBase64Url(text)) === text && fromBase64Url(text).length === length),
    v.transform(fromBase64Url),
  );
const wrapped = { nonce: base64Url(24), wrapped: base64Url(48) };
const payloadSchema = v.strictObject({
  vaultId: base64Url(16),
  createdAt: v.string(),
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  keyEpoch: v.pipe(v.number(), v.integer(), v.minValue(1)),
  slots: v.pipe(
    v.array(
      v.strictObject({
        kind: v.picklist(['passphrase', 'recovery']),
        kdf: v.strictObject({
          alg: v.literal('argon2id13'),
          opsLimit: v.number(),
          memLimitBytes: v.number(),
          salt: base64Url(16),
        }),
        ...wrapped,
      }),
    ),
    v.check((slots) => slots[0]?.kind === 'passphrase' && new Set(slots.map(({ kind }) => kind)).size === slots.length),
  ),
  earlierKeys: v.array(v.strictObject({ epoch: v.number(), ...wrapped })),
});

/** Takes the file apart; the MAC is not checked yet. */
export function parseHeader(file: Uint8Array) {
  const cursor = createCursor(file);
  check(isSame(cursor.take(4), ascii('BWVH')), 'magic number');
  const version = cursor.u8();
  const length = cursor.u32();
  const payload = cursor.take(length);
  const macInput = file.slice(0, cursor.offset());
  const mac = cursor.take(32);
  const checked = file.slice(0, cursor.offset());
  check(isSame(cursor.take(32), sha256(checked)), 'checksum');
  check(version === 1, 'version');
  check(cursor.isAtEnd(), 'bytes after the end');
  const json = Buffer.from(payload).toString('utf8');
  check(JSON.stringify(JSON.parse(json)) === json, 'spelling of the payload');
  return { header: v.parse(payloadSchema, JSON.parse(json)), mac, macInput };
}

/** Opens one copy of the header. Throws where the credential does not fit, or the header was altered. */
export function unlockHeader(file: Uint8Array, credential: Credential): Unlocked {
  const { header, mac, macInput } = parseHeader(file);
  const { vaultId, keyEpoch, revision } = header;
  const isPassphrase = 'passphrase' in credential;
  const slot = header.slots.find(({ kind }) => kind === (isPassphrase ? 'passphrase' : 'recovery'));
  check(slot !== undefined, 'no such slot');
  const secret = isPassphrase ? passphraseBytes(credential.passphrase) : ascii(readCode(credential.recoveryCode));
  const { opsLimit, memLimitBytes, salt } = slot.kdf;
  const wrappingKey = stretch(secret, opsLimit, memLimitBytes, salt);
  const slotNumber = Uint8Array.of(isPassphrase ? 1 : 2);
  const costs = join(u32(keyEpoch), slotNumber, u32(opsLimit), u32(memLimitBytes / 1024), salt);
  const ad = join(ascii('bailiwick key slot'), Uint8Array.of(1), vaultId, costs);
  const vaultKey = decrypt(wrappingKey, slot.nonce, ad, slot.wrapped);
  check(isSame(mac, keyedHash(macInput, deriveSubkey(vaultKey, 'BWheader'))), 'MAC');
  const vaultKeys = new Map([[keyEpoch, vaultKey]]);
  for (const earlier of header.earlierKeys) {
    const earlierAd = join(
      ascii('bailiwick earlier key'),
      Uint8Array.of(1),
      vaultId,
      u32(keyEpoch),
      u32(earlier.epoch),
    );
    const key = decrypt(deriveSubkey(vaultKey, 'BWrekeys'), earlier.nonce, earlierAd, earlier.wrapped);
    vaultKeys.set(earlier.epoch, key);
  }
  return { vaultId, keyEpoch, revision, vaultKeys, wrappingKey };
}

const passphraseBytes = (passphrase: string): Uint8Array =>
  Uint8Array.from(Buffer.from(passphrase.replaceAll(/\p{Zs}/gu, ' ').normalize('NFC'), 'utf8'));

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The 30 characters of a recovery code, however it was typed. */
export function readCode(typed: string): string {
  const characters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '');
  const code = characters.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  check(code.length === 30 && Array.from(code).every((character) => CROCKFORD.includes(character)), 'form of the code');
  const random = code.slice(0, 26);
  const hash = sha256(ascii(`bailiwick recovery${random}`));
  const bits = [...hash.subarray(0, 3)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const expected = [0, 5, 10, 15].map((from) => CROCKFORD[Number.parseInt(bits.slice(from, from + 5), 2)]).join('');
  check(code.slice(26) === expected, 'check characters of the code');
  return code;
}
