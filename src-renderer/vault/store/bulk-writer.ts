import type { Connection } from '../../../src-shared/port-rpc';
import type { ChangeId } from '../../../src-shared/ids';
import { bulkWriter, type BulkWriterContract } from './bulk-contract';
import type { StoreCore } from './core';
import { connectWorker } from './worker-port';

/**
 * Starts the worker that seals what an import brings. What it cannot do (no memory, no database) it answers to the call
 * that needs it; a worker that dies answers `closed`.
 */
export function startBulkWriter(
  { sealer, db }: Pick<StoreCore, 'sealer' | 'db'>,
  bulk: ChangeId,
): Connection<BulkWriterContract> {
  const worker = new Worker(new URL('./bulk-worker.ts', import.meta.url), { type: 'module' });
  const connection = connectWorker(worker, bulkWriter);
  void connection.call.start({ keys: sealer.workerKeys(), database: db.name, bulk });
  return connection;
}
