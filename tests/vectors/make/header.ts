import { createHeader, rekeyHeader, type ChangedHeader } from '../../../src-renderer/vault/crypto/change-header.ts';
import { KDF_LIMITS } from '../../../src-renderer/vault/crypto/kdf.ts';
import { deriveSubkey, type Purpose } from '../../../src-renderer/vault/crypto/keys.ts';
import { createRecoveryCode } from '../../../src-renderer/vault/crypto/recovery-code.ts';
import { decodeHeaderFile, encodeHeaderFile } from '../../../src-shared/vault-format/header-file.ts';
import { seededBytes } from '../../support/seeded-bytes.ts';
import { alteredAt, base64Url, resummed, sha256, sodium, toolsFor, utf8, valueOf, withByte } from './tools.ts';

const cost = { opsLimit: KDF_LIMITS.opsLimit.least, memLimitBytes: KDF_LIMITS.memLimitBytes.least };
const createdAt = '2026-11-21T20:00:00.000Z';
const PASSPHRASE = 'stapler Ünlikely\u00a0canoe velvet 7';
const NEW_PASSPHRASE = 'another one altogether';
const PURPOSES: readonly Purpose[] = ['header', 'records', 'frames', 'earlierKeys'];

export async function headerVectors() {
  const tools = toolsFor('header');
  const recoveryCode = createRecoveryCode(sodium, seededBytes('header code'));
  const plain = valueOf(await createHeader(tools, { createdAt, passphrase: PASSPHRASE, cost }));
  const both = valueOf(await createHeader(tools, { createdAt, passphrase: PASSPHRASE, recoveryCode, cost }));
  const rekeyed = valueOf(await rekeyHeader(tools, both.keys, { passphrase: NEW_PASSPHRASE, cost }));
  return {
    accepted: [
      { name: 'passphrase only', passphrase: PASSPHRASE, ...described(plain) },
      { name: 'passphrase and recovery code', passphrase: PASSPHRASE, recoveryCode, ...described(both) },
      { name: 're-key unfinished', passphrase: NEW_PASSPHRASE, ...described(rekeyed) },
    ],
    refused: refused(both),
    refusedByMac: refusedByMac(both),
  };
}

const described = ({ bytes, keys }: ChangedHeader) => ({
  file: base64Url(bytes),
  vaultId: base64Url(keys.header.vaultId),
  revision: keys.header.revision,
  keyEpoch: keys.header.keyEpoch,
  vaultKeys: Object.fromEntries([...keys.keysByEpoch].map(([epoch, key]) => [epoch, base64Url(key)])),
  subkeys: Object.fromEntries(
    PURPOSES.map((purpose) => [purpose, base64Url(deriveSubkey(sodium, keys.vaultKey, purpose))]),
  ),
});

/** Whose form is wrong, whatever the key. */
function refused({ bytes }: ChangedHeader) {
  const damaged = { kind: 'vault-damaged', part: 'header' };
  const alterations: readonly (readonly [string, number])[] = [
    ['magic number', 0],
    ['version', 4],
    ['payload length', 5],
    ['payload', 30],
    ['MAC', -64],
    ['checksum', -1],
  ];
  const spelt = spellings(payloadOf(bytes));
  return [
    ...alterations.map(([field, offset]) => ({
      name: `altered: ${field}`,
      file: base64Url(alteredAt(bytes, offset)),
      error: damaged,
    })),
    { name: 'cut short by a byte', file: base64Url(bytes.slice(0, -1)), error: damaged },
    { name: 'a byte more', file: base64Url(Uint8Array.of(...bytes, 0)), error: damaged },
    {
      name: 'of format version 2',
      file: base64Url(resummed(bytes, (body) => withByte(body, 4, 2))),
      error: { kind: 'newer-format', part: 'header', found: 2, supported: 1 },
    },
    { name: 'of format version 0', file: base64Url(resummed(bytes, (body) => withByte(body, 4, 0))), error: damaged },
    ...spelt.map(([name, payload]) => ({ name, file: base64Url(fileAround(payload)), error: damaged })),
    ...absurdDerivations(payloadOf(bytes)),
  ];
}

const payloadOf = (file: Uint8Array): string =>
  new TextDecoder().decode(valueOf(decodeHeaderFile(file, sha256)).payload);

/** A file whose checksum fits and whose MAC cannot. */
const fileAround = (payload: string): Uint8Array => encodeHeaderFile(utf8(payload), () => new Uint8Array(32), sha256);

function spellings(payload: string): readonly (readonly [string, string])[] {
  const slot = /\{"kind":"passphrase".*?\}(?=,\{"kind":"recovery")/.exec(payload)?.[0] ?? '';
  return [
    ['duplicate slots', payload.replace(slot, `${slot},${slot}`)],
    ['no slots', payload.replace(/"slots":.*,"earlierKeys"/, '"slots":[],"earlierKeys"')],
    ['base64 that is not canonical', payload.replace(/("vaultId":".{21})./, '$1B')],
    ['base64 with padding', payload.replace(/("vaultId":"[^"]*)"/, '$1=="')],
    ['a member twice', payload.replace('"revision":1', '"revision":1,"revision":1')],
    ['an unknown member', payload.replace('{', '{"x":1,')],
    ['blanks', payload.replace('{', '{ ')],
    ['key epoch 0', payload.replace('"keyEpoch":1', '"keyEpoch":0')],
    ['an unknown derivation', payload.replace('argon2id13', 'argon2i13')],
  ];
}

function absurdDerivations(payload: string) {
  const memory = KDF_LIMITS.memLimitBytes;
  const memories = [0, memory.least - 1024, memory.least + 1, memory.most + 1, memory.most + 1024];
  const passes = [0, 2, 17, 2 ** 31];
  return [
    ...memories.map((found) => ({
      name: `memory of ${found} bytes`,
      file: base64Url(fileAround(payload.replace(/"memLimitBytes":\d+/, `"memLimitBytes":${found}`))),
      error: { kind: 'kdf-out-of-range', which: 'memory', found },
    })),
    ...passes.map((found) => ({
      name: `${found} passes`,
      file: base64Url(fileAround(payload.replace(/"opsLimit":\d+/, `"opsLimit":${found}`))),
      error: { kind: 'kdf-out-of-range', which: 'passes', found },
    })),
  ];
}

/** Sound in form, and its passphrase slot opens; but not as its writer left it. */
function refusedByMac({ bytes }: ChangedHeader) {
  const payload = payloadOf(bytes);
  return [
    ['another time of creation', payload.replace('2026-11-21', '2020-11-21')],
    ['a higher revision', payload.replace('"revision":1', '"revision":2')],
    ['without its recovery slot', payload.replace(/,\{"kind":"recovery".*\}\]/, ']')],
  ].map(([name, changed = '']) => ({ name, passphrase: PASSPHRASE, file: base64Url(fileAround(changed)) }));
}
