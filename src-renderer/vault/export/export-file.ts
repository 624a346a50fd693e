import { bytesToHex } from '../../../src-shared/bytes';
import type { Contact, DisclosureFormat, ExportFormat } from '../../../src-shared/book/contact';
import type { ClientRecord, Person } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { ClientId, PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { CreateSha256 } from '../../../src-shared/vault-format/binary';
import type { Book } from '../book/book';
import { clientToContact } from '../book/client-contact';
import { nameOfClient } from '../book/details';
import { uidsOfNamesakes } from '../book/shared-names';
import { toContact, uidOf } from '../book/to-contact';
import type { OnProgress } from '../store/types';
import { createChunks } from './chunks';
import { createTally } from './classes-of-data';
import { createWriter } from './writer';

/** A finished file, in memory: these very bytes are hashed, shown and saved. */
export interface ExportFile {
  readonly format: ExportFormat | DisclosureFormat;
  /** Each at most 1 MiB. */
  readonly chunks: readonly Uint8Array[];
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly people: number;
  readonly clients: number;
  readonly classes: readonly string[];
  readonly barred: readonly Barred[];
}

/** Behind an information barrier. */
export interface Barred {
  readonly id: PersonId | ClientId;
  readonly display: string;
  readonly isClient: boolean;
}

export interface ExportOrder {
  readonly ids: readonly PersonId[];
  readonly clientIds: readonly ClientId[];
  /** Whom the partner left out. Of people not even their names go along, as relations of others. */
  readonly leftOut: ReadonlySet<PersonId | ClientId>;
  readonly format: ExportFormat;
}

const BATCH = 512;

/** Makes the file's bytes. `cancelled` where `onProgress` says so. */
export async function makeExportFile(
  book: Book,
  createSha256: CreateSha256,
  { ids, clientIds, leftOut, format }: ExportOrder,
  onProgress: OnProgress,
): Promise<Result<ExportFile, AppError>> {
  const going = ids.filter((id) => !leftOut.has(id));
  const clientsGoing = clientIds.filter((id) => !leftOut.has(id));
  const all = going.length + clientsGoing.length;
  const writer = createWriter(format, new Date().toISOString());
  const chunks = createChunks(createSha256());
  const tally = createTally();
  const barred: Barred[] = [];
  const along = new Set(going);
  const counts = { individual: 0, group: 0, org: 0 };
  const write = (contact: Contact, record: Person | ClientRecord): void => {
    const held = writer.holds(contact);
    if (held === undefined) return;
    tally.add(held);
    if (record.flags.informationBarrier)
      barred.push({ id: record.id, display: contact.name.display, isClient: contact.kind === 'org' });
    chunks.add(
      writer.one(
        contact,
        Object.values(counts).every((count) => count === 0),
      ),
    );
    counts[contact.kind]++;
  };
  chunks.add(writer.head);
  // Clients first: whoever reads the file in one go knows them when people name them.
  for (let from = 0; from < clientsGoing.length; from += BATCH) {
    const batch = await book.store.getMany('clients', clientsGoing.slice(from, from + BATCH));
    if (!batch.ok) return batch;
    for (const client of batch.value) write(clientToContact(client), client);
    if (!onProgress(from + batch.value.length, all)) return err({ kind: 'cancelled' });
  }
  const clientUids = await uidsOfNamesakes(book);
  if (!clientUids.ok) return clientUids;
  const read = (from: number) => book.store.getMany('people', going.slice(from, from + BATCH));
  let coming = read(0);
  for (let from = 0; from < going.length; from += BATCH) {
    const batch = await coming;
    if (!batch.ok) return batch;
    // The database reads on while these are written.
    coming = read(from + BATCH);
    const who = await namesOfRelated(book, batch.value, along, leftOut);
    if (!who.ok) return who;
    for (const person of batch.value) {
      const contact = toContact(
        person,
        (id) => nameOfClient(book, id),
        (id) => who.value.get(id),
        (id) => clientUids.value.get(id),
      );
      write(contact, person);
    }
    if (!onProgress(clientsGoing.length + from + batch.value.length, all)) return err({ kind: 'cancelled' });
  }
  chunks.add(writer.tail);
  const { parts, bytes, hash } = chunks.end();
  const people = counts.individual + counts.group;
  const file = { format, chunks: parts, bytes, sha256: bytesToHex(hash), people, clients: counts.org };
  return ok({ ...file, classes: tally.classes(), barred });
}

/** How related people are named: by UID where they go along, by name where they stay behind. */
async function namesOfRelated(
  { store }: Book,
  people: readonly Person[],
  along: ReadonlySet<PersonId>,
  leftOut: ReadonlySet<PersonId | ClientId>,
): Promise<Result<ReadonlyMap<PersonId, string>, AppError>> {
  const related = new Set(people.flatMap(({ relations }) => relations.map(({ to }) => to)));
  const wanted = [...related].filter((id) => !leftOut.has(id));
  if (wanted.length === 0) return ok(new Map());
  const found = await store.getMany('people', wanted);
  if (!found.ok) return found;
  return ok(
    new Map(found.value.map((person) => [person.id, along.has(person.id) ? uidOf(person) : person.name.display])),
  );
}
