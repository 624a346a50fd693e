import { Dexie } from 'dexie';

import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { StoreCore } from './core';
import type { DeviceRow } from './db';
import { putRelaxed } from './put-relaxed';
import type { DeviceStore, DeviceTable } from './types';

/** Rows are replaced whole, and an older one that still opens says nothing false: it was read at some time. */
const VERSION = 1;

/** Resealing reads and puts a row in one transaction of its own. */
const isInTransaction = (): boolean => Boolean(Dexie.currentTransaction);

/** What of the working store is this profile's own. */
export function createDeviceStore({ db, sealer }: Pick<StoreCore, 'db' | 'sealer'>): DeviceStore {
  const idOf = (table: DeviceTable, key: string): string => `${table}/${key}`;
  const open = (table: DeviceTable, row: DeviceRow | undefined): Uint8Array | undefined => {
    if (!(row?.sealed instanceof Uint8Array)) return undefined;
    const opened = sealer.open('device', idOf(table, row.key), VERSION, row.sealed);
    return opened.ok ? opened.value : undefined;
  };
  return {
    get: async (table, key) => open(table, await db[table].get(key)),
    getMany: async (table, keys) => {
      const rows = await db[table].bulkGet([...keys]);
      return rows.map((row) => open(table, row));
    },
    put: async (table, rows): Promise<Result<null, AppError>> => {
      const sealed = rows.map(({ key, bytes }) => ({
        key,
        sealed: sealer.seal('device', idOf(table, key), VERSION, bytes),
      }));
      try {
        await (table === 'replica' && !isInTransaction()
          ? putRelaxed(db.backendDB(), table, sealed)
          : db[table].bulkPut(sealed));
        return ok(null);
      } catch {
        return err({ kind: 'failed', where: 'working store' });
      }
    },
    remove: (table, keys) => db[table].bulkDelete([...keys]),
    keys: (table) => db[table].toCollection().primaryKeys(),
  };
}
