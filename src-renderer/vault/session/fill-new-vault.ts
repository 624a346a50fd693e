import type { InputOf, OutputOf } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import { CONTACTS_AT_ONCE } from '../../../src-shared/exchange-contract';
import { err, ok, type Result } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import { importContacts } from '../book/importing/import-contacts';
import type { Deliveries } from '../book/importing/read-through';
import type { OpenVault } from './open-vault';

type Create = VaultContract['createVault'];

/** Puts into a new vault what it is made for: nothing, the file that was previewed, or a made-up book. */
export async function fillNewVault(
  { room, book }: OpenVault,
  fill: InputOf<Create>['fill'],
): Promise<Result<OutputOf<Create>, AppError>> {
  if (fill.kind === 'empty') return ok({ imported: null });
  const deliveries = await (fill.kind === 'sample' ? sampleDeliveries() : room.exchange());
  if (!deliveries) return err({ kind: 'reader-stopped' });
  const whose = fill.kind === 'exchange' ? fill.whose : 'mine';
  const imported = await room.jobs.run('import', (onProgress) => importContacts(book, deliveries, whose, onProgress));
  return imported.ok ? ok({ imported: imported.value }) : imported;
}

/** The sample book, handed over as a file's contacts are. Loaded only where it is asked for. */
async function sampleDeliveries(): Promise<Deliveries> {
  const { sampleBook } = await import('../../../src-shared/sample/sample-book');
  const now = new Date();
  const localDate = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const contacts = sampleBook(crypto.randomUUID(), localDate);
  let next = 0;
  return {
    describe: async () => ok({ fileName: 'Sample book', total: contacts.length }),
    next: async () => {
      const batch = contacts.slice(next, next + CONTACTS_AT_ONCE);
      next += batch.length;
      return ok({ contacts: batch, skipped: [], isLast: next >= contacts.length });
    },
  };
}
