import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

import type { AppError } from '../../src-shared/errors';
import { err, type Result } from '../../src-shared/result';
import { createMeter } from './gauges';
import { serveTask } from './serve-task';
import type { Gauges, TaskKind, Tasks } from './tasks';
import { watchFolder } from './watch-folder';

/** What a thread is started with: a hand does tasks, a watch looks after one shared folder. */
export type ThreadData =
  | { readonly role: 'hand'; readonly gauges: Gauges }
  | { readonly role: 'watch'; readonly root: string; readonly pollInMs: number };

export interface TaskMessage<K extends TaskKind = TaskKind> {
  readonly kind: K;
  readonly input: Tasks[K]['input'];
}

if (parentPort !== null) start(parentPort, workerData as ThreadData);

function start(port: MessagePort, data: ThreadData): void {
  if (data.role === 'hand') {
    const meter = createMeter(data.gauges);
    port.on('message', ({ kind, input }: TaskMessage) => {
      const answer = safely(kind, () => serveTask(kind, input, meter));
      port.postMessage(answer, buffersOf(answer));
    });
    return;
  }
  const watch = watchFolder(data.root, data.pollInMs, (news) => {
    port.postMessage(news);
  });
  // The one thing it is ever told: look now.
  port.on('message', watch.lookNow);
}

function safely(kind: TaskKind, job: () => Result<unknown, AppError>): Result<unknown, AppError> {
  try {
    return job();
  } catch {
    // Without its message, which may name a file.
    return err({ kind: 'failed', where: `directory: ${kind}` });
  }
}

/** The buffers of an answer's byte arrays: given away, not copied. */
function buffersOf(answer: Result<unknown, AppError>): ArrayBuffer[] {
  if (!answer.ok || typeof answer.value !== 'object' || answer.value === null) return [];
  return Object.values(answer.value).flatMap((value: unknown) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  );
}
