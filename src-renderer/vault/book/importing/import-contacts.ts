import type { Contact } from '../../../../src-shared/book/contact';
import type { Origin, Whose } from '../../../../src-shared/book/fact';
import type { Person } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import { CONTACTS_AT_ONCE, type ReportLine } from '../../../../src-shared/exchange-contract';
import { err, ok, type Result } from '../../../../src-shared/result';
import type { ImportOutcome, ImportRecord, UpdateChoice } from '../../../../src-shared/vault-contract';
import { createBreathe } from '../../store/slices';
import type { OnProgress } from '../../store/types';
import type { Book } from '../book';
import { leavesAll } from './comparing';
import { keptImport } from './import-records';
import { createBulkSink, createPlainSink, type ImportSink } from './import-sink';
import { createIntake, type Intake } from './intake';
import { lookedUpAtOnce, readThrough, type Batch, type Deliveries } from './read-through';

/** Lines of a report, as the exchange bounds its own. */
const SKIPPED_MAX = 1_000;

/**
 * Imports all that `deliveries` holds as one change. Cancelled (`onProgress` answers false) or failed, nothing of it
 * stays. People who are there already stay as they are, unless `updates` says what is taken over of them. `heldBack`:
 * characters of contacts that are held until all were read; `deliveries` are asked for them all once more where they are more.
 */
export async function importContacts(
  book: Book,
  deliveries: Deliveries,
  whose: Whose,
  onProgress: OnProgress,
  updates?: UpdateChoice,
  heldBack?: number,
): Promise<Result<ImportOutcome, AppError>> {
  const file = await deliveries.describe({});
  if (!file.ok) return file;
  const { fileName, format, version, program, total, skipped = 0, belongTogether = true } = file.value;
  const from = { file: fileName, ...(program !== undefined && { program }), whose };
  const at = book.now();
  const intake = await createIntake(
    book,
    { source: 'file', ...from, at, basis: 'undecided' } satisfies Origin,
    belongTogether,
    updates,
    heldBack,
  );
  const sink = updates && !leavesAll(updates) ? createPlainSink(book) : createBulkSink(book, total);
  const run: Run = { intake, sink, read: 0, people: 0, groups: 0, clientsMade: 0, skipped: [] };
  const tell = (): boolean => {
    // Reading is half of the work, writing the other.
    const written = run.people + run.groups;
    const done = Math.floor(
      (run.read + written + intake.unchanged() + intake.leftOut().length + intake.erased() + intake.cards()) / 2,
    );
    return onProgress(done, Math.max(done, total));
  };
  const taken = await takeAll(run, deliveries, lookedUpAtOnce(book), tell);
  if (!taken.ok) {
    await sink.abort();
    return taken;
  }
  for (const key of intake.leftOut()) book.toldDeleted.add(key);
  return finish(run, (counts) => ({
    at,
    ...from,
    ...(format !== undefined && { format }),
    ...(version !== undefined && { version }),
    ...counts,
    skipped: skipped + run.skipped.length,
  }));
}

interface Run {
  readonly intake: Intake;
  readonly sink: ImportSink;
  read: number;
  people: number;
  groups: number;
  clientsMade: number;
  readonly skipped: ReportLine[];
}

async function takeAll(
  run: Run,
  deliveries: Deliveries,
  contacts: number,
  tell: () => boolean,
): Promise<Result<null, AppError>> {
  const { intake } = run;
  const taken = await readThrough(deliveries, contacts, async (batches) => takeThose(run, batches, tell));
  if (!taken.ok) return taken;
  await intake.settle();
  if (!intake.isToBeReadAgain()) return write(run, intake.release(), tell);
  const again = await deliveries.describe({});
  if (!again.ok) return again;
  return readThrough(deliveries, 1, async (batches) => write(run, intake.releaseAmong(contactsIn(batches)), tell));
}

const contactsIn = (batches: readonly Batch[]): readonly Contact[] => batches.flatMap(({ contacts }) => contacts);

async function takeThose(run: Run, batches: readonly Batch[], tell: () => boolean): Promise<Result<null, AppError>> {
  const { intake } = run;
  const recognise = await intake.lookUp(contactsIn(batches), tell);
  if (!recognise.ok) return recognise;
  for (const { contacts, skipped } of batches) {
    run.skipped.push(...skipped.slice(0, SKIPPED_MAX - run.skipped.length));
    const sorted = await intake.take(contacts, recognise.value);
    if (!sorted.ok) return sorted;
    run.read += contacts.length;
    if (!tell()) return err({ kind: 'cancelled' });
    const written = await write(run, intake.release(), tell);
    if (!written.ok) return written;
  }
  return ok(null);
}

async function write(run: Run, people: Iterable<Person>, tell: () => boolean): Promise<Result<null, AppError>> {
  const breathe = createBreathe();
  for (const part of partsOf(people)) {
    const clients = run.intake.takeMadeClients();
    run.clientsMade += clients.length;
    if (part.length + clients.length === 0) continue;
    // Clients first: the people's summaries need their names.
    const added = await run.sink.add([
      ...clients.map((record) => ({ collection: 'clients' as const, record })),
      ...part.map((record) => ({ collection: 'people' as const, record })),
    ]);
    if (!added.ok) return added;
    const groups = part.filter(({ kind }) => kind === 'group').length;
    run.groups += groups;
    run.people += part.length - groups;
    if (!tell()) return err({ kind: 'cancelled' });
    const pause = breathe();
    if (pause) await pause;
  }
  return ok(null);
}

/** The last one may be empty. */
function* partsOf(people: Iterable<Person>): Generator<readonly Person[]> {
  let part: Person[] = [];
  for (const person of people) {
    part.push(person);
    if (part.length < CONTACTS_AT_ONCE) continue;
    yield part;
    part = [];
  }
  yield part;
}

type Counts = Pick<
  ImportRecord,
  | 'people'
  | 'groups'
  | 'updated'
  | 'groupsUpdated'
  | 'clientsMade'
  | 'clientsUpdated'
  | 'unchanged'
  | 'deletedBefore'
  | 'erasedBefore'
>;

async function finish(
  { intake, sink, people, groups, clientsMade, skipped }: Run,
  recordOf: (counts: Counts) => Omit<ImportRecord, 'changeId'>,
): Promise<Result<ImportOutcome, AppError>> {
  const updates = { people: intake.updated(), clients: intake.clients.updated() };
  const unchanged = intake.unchanged();
  const groupsUpdated = updates.people.filter(({ kind }) => kind === 'group').length;
  const updated = updates.people.length - groupsUpdated;
  const clientsUpdated = updates.clients.length;
  const clientsUnchanged = intake.clients.unchanged();
  const counts = {
    people,
    groups,
    updated,
    groupsUpdated,
    clientsMade,
    clientsUpdated,
    unchanged,
    deletedBefore: intake.leftOut().length,
    erasedBefore: intake.erased(),
  };
  if (people + groups + clientsMade + updates.people.length + clientsUpdated === 0) {
    await sink.abort();
    return ok({ changeId: null, ...counts, clientsUnchanged, skipped });
  }
  const committed = await sink.commit(updates, (changeId) => [keptImport({ changeId, ...recordOf(counts) })]);
  return committed.ok ? ok({ changeId: committed.value.changeId, ...counts, clientsUnchanged, skipped }) : committed;
}
