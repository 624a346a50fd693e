import { bytesToHex } from '../../../src-shared/bytes';
import type { DisclosureFormat, ExportFormat } from '../../../src-shared/book/contact';
import type { Person } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { CreateSha256 } from '../../../src-shared/vault-format/binary';
import type { Book } from '../book/book';
import { nameOfClient } from '../book/details';
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
  readonly classes: readonly string[];
  readonly barred: readonly { readonly id: PersonId; readonly display: string }[];
}

export interface ExportOrder {
  readonly ids: readonly PersonId[];
  /** People whom the partner left out: not even their names go along, as relations of others. */
  readonly leftOut: ReadonlySet<PersonId>;
  readonly format: ExportFormat;
}

const BATCH = 512;

/** Makes the file's bytes. `cancelled` where `onProgress` says so. */
export async function makeExportFile(
  book: Book,
  createSha256: CreateSha256,
  { ids, leftOut, format }: ExportOrder,
  onProgress: OnProgress,
): Promise<Result<ExportFile, AppError>> {
  const going = ids.filter((id) => !leftOut.has(id));
  const writer = createWriter(format, new Date().toISOString());
  const chunks = createChunks(createSha256());
  const tally = createTally();
  const barred: { readonly id: PersonId; readonly display: string }[] = [];
  const along = new Set(going);
  let people = 0;
  chunks.add(writer.head);
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
      );
      const held = writer.holds(contact);
      if (held === undefined) continue;
      tally.add(held);
      if (person.flags.informationBarrier) barred.push({ id: person.id, display: person.name.display });
      chunks.add(writer.one(contact, people === 0));
      people++;
    }
    if (!onProgress(from + batch.value.length, going.length)) return err({ kind: 'cancelled' });
  }
  chunks.add(writer.tail);
  const { parts, bytes, hash } = chunks.end();
  return ok({ format, chunks: parts, bytes, sha256: bytesToHex(hash), people, classes: tally.classes(), barred });
}

/** How related people are named: by UID where they go along, by name where they stay behind. */
async function namesOfRelated(
  { store }: Book,
  people: readonly Person[],
  along: ReadonlySet<PersonId>,
  leftOut: ReadonlySet<PersonId>,
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
