/**
 * Puts rows that can be had again from elsewhere (the journal, the firm's folder), without waiting for the disk: should a
 * power cut take one, it is made again like any damaged row.
 */
export async function putRelaxed(
  db: IDBDatabase,
  table: 'pages' | 'replica',
  rows: readonly { readonly key: IDBValidKey }[],
): Promise<void> {
  const transaction = db.transaction(table, 'readwrite', { durability: 'relaxed' });
  const store = transaction.objectStore(table);
  for (const row of rows) store.put(row);
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });
}
