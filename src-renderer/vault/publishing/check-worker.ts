import { createDirectoryCrypto } from '../crypto/directory-keys';
import { loadSodium } from '../crypto/sodium';
import { createQueue } from '../store/queue';
import { checkHere, packFound, runJob, type CheckJob, type CheckKeys, type FeedChecker } from './feed-checker';

/** What the vault's thread says; nobody else can. */
export type ToWorker =
  | { readonly kind: 'keys'; readonly keys: CheckKeys }
  | { readonly kind: 'job'; readonly id: number; readonly job: CheckJob };

/** `value` undefined: it could not be done here. */
export interface FromWorker {
  readonly id: number;
  readonly value?: unknown;
}

// One reading of the folder: then this worker is ended, and the firm's keys go with its memory.

const queue = createQueue();
let checker: FeedChecker | undefined;

async function start(keys: CheckKeys): Promise<void> {
  const sodium = await loadSodium();
  if (sodium.ok) checker = checkHere(createDirectoryCrypto(sodium.value), keys, async () => undefined);
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'keys') return void queue.run(() => start(data.keys));
  const { id, job } = data;
  const say = (answer: FromWorker, bytes: readonly Uint8Array[] = []): void =>
    postMessage(answer, { transfer: bytes.map(({ buffer }) => buffer) });
  const done = queue.run(async () => {
    if (checker === undefined) return say({ id });
    if (job.kind === 'verify') return say({ id, value: await runJob(checker, job) });
    const value = packFound(await checker.read(job.feed));
    return say({ id, value }, [...value.headers, ...value.contents]);
  });
  void done.catch(() => say({ id }));
});
