import { Dexie } from 'dexie';

import { bytesToBase64Url } from '../../../src-shared/bytes';
import { createDb, databaseName, type StoreDb } from './db';
import { readRows, type StoreRows } from './load';

/** What unlocking reads, read while the key is still being made: all of it is sealed, so that takes no key. */
export interface ReadAhead {
  /** Name of the vault's databases, without the generation. */
  readonly base: string;
  readonly generation: number;
  readonly db: StoreDb;
  readonly rows: StoreRows;
}

/** Undefined where there is no working store, or none that can be read: opening it finds out what is wrong. */
export async function readAhead(vaultId: Uint8Array): Promise<ReadAhead | undefined> {
  const base = databaseName(bytesToBase64Url(vaultId));
  let db: StoreDb | undefined;
  try {
    const generation = (await generationsOf(base)).at(-1);
    if (generation === undefined) return undefined;
    db = createDb(nameOf(base, generation));
    await db.open();
    return { base, generation, db, rows: await readRows(db) };
  } catch {
    db?.close();
    return undefined;
  }
}

export const nameOf = (base: string, generation: number): string => (generation === 0 ? base : `${base}.${generation}`);

/** Generations of the vault's database that exist, the newest last. */
export async function generationsOf(base: string): Promise<readonly number[]> {
  const names = await Dexie.getDatabaseNames();
  const generations = names.flatMap((name) => {
    const match = name.startsWith(base) ? /^(?:\.(\d+))?$/.exec(name.slice(base.length)) : null;
    return match === null ? [] : [Number(match[1] ?? 0)];
  });
  return generations.toSorted((a, b) => a - b);
}
