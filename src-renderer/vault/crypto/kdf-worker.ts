import * as v from 'valibot';

import { err } from '../../../src-shared/result';
import { stretch } from './kdf';
import { wipe } from './keys';
import { loadSodium } from './sodium';

// One Argon2id, then this worker is ended: its memory, up to 1 GiB, goes at once and takes the secret along.

const requestSchema = v.strictObject({
  secret: v.instance(Uint8Array),
  params: v.strictObject({ opsLimit: v.number(), memLimitBytes: v.number(), salt: v.instance(Uint8Array) }),
});

async function answer(data: unknown) {
  const { secret, params } = v.parse(requestSchema, data);
  const sodium = await loadSodium();
  if (!sodium.ok) return err(sodium.error);
  const stretched = stretch(sodium.value, secret, params);
  wipe(secret);
  return stretched;
}

addEventListener('message', (event) => {
  void answer(event.data).then((result) => postMessage(result));
});
