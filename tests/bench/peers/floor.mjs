// The physical floor of opening: read the same number of bytes from disk and open them with the same cipher, no more.
// Usage: node floor.mjs BYTES WORK-FOLDER → one line of JSON.
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { median, timed } from '../stats.mjs';

const sodium = createRequire(new URL('../../../package.json', import.meta.url))('libsodium-wrappers-sumo');
await sodium.ready;
const [size, folder] = process.argv.slice(2);
const key = randomBytes(32);
const nonce = randomBytes(24);
const file = join(folder, 'floor.bin');
const SLICE = 512 * 1024;
const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(randomBytes(SLICE), null, null, nonce, key);
const slices = Math.max(1, Math.ceil(Number(size) / SLICE));
writeFileSync(file, Buffer.concat(Array.from({ length: slices }, () => sealed)));
const runs = [];
for (let run = 0; run < 5; run++) {
  const { ms } = await timed(() => {
    const bytes = readFileSync(file);
    for (let at = 0; at < bytes.length; at += sealed.length) {
      sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, bytes.subarray(at, at + sealed.length), null, nonce, key);
    }
  });
  runs.push(ms);
}
console.log(JSON.stringify({ bytes: slices * SLICE, readAndOpenMs: median(runs) }));
