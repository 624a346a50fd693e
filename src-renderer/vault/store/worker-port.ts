import { connectPort, type Connection, type PortLike } from '../../../src-shared/port-rpc';
import type { Contract } from '../../../src-shared/contract';

/** In a worker: its own side of the way to the thread that started it. */
export const workerPort: PortLike = {
  postMessage: (message, transfer) => postMessage(message, { transfer }),
  addEventListener: (type, listener) => addEventListener(type, listener),
  start: () => undefined,
  close: () => undefined,
};

/** Calls a worker that was just started. `close` ends it; one that dies answers `closed`. */
export function connectWorker<C extends Contract>(worker: Worker, contract: C): Connection<C> {
  const connection = connectPort(
    {
      postMessage: (message, transfer) => worker.postMessage(message, transfer),
      addEventListener: (type, listener) => worker.addEventListener(type, listener),
      start: () => undefined,
      close: () => worker.terminate(),
    },
    contract,
  );
  worker.addEventListener('error', connection.close);
  return connection;
}
