import * as v from 'valibot';

import { err, ok } from '../../../src-shared/result';
import type { KdfRunner } from './kdf';
import { KEY_BYTES } from './keys';

const MIB = 1024 * 1024;

const answerSchema = v.variant('ok', [
  v.strictObject({
    ok: v.literal(true),
    value: v.pipe(
      v.instance(Uint8Array),
      v.check((key) => key.length === KEY_BYTES),
    ),
  }),
  v.strictObject({
    ok: v.literal(false),
    error: v.variant('kind', [
      v.strictObject({ kind: v.literal('not-enough-memory'), neededMiB: v.number() }),
      v.strictObject({ kind: v.literal('no-webassembly') }),
    ]),
  }),
]);

/** Runs Argon2id in a worker of its own, which ends with it. */
export const stretchInWorker: KdfRunner = (secret, params) =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./kdf-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', (event: MessageEvent<unknown>) => {
      worker.terminate();
      const answer = v.parse(answerSchema, event.data);
      resolve(answer.ok ? ok(answer.value) : err(answer.error));
    });
    // A worker that dies of its memory says nothing else.
    worker.addEventListener('error', () => {
      worker.terminate();
      resolve(err({ kind: 'not-enough-memory', neededMiB: Math.ceil(params.memLimitBytes / MIB) }));
    });
    worker.postMessage({ secret, params }, []);
  });
