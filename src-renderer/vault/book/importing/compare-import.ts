import type { Contact } from '../../../../src-shared/book/contact';
import type { AppError } from '../../../../src-shared/errors';
import { err, ok, type Result } from '../../../../src-shared/result';
import { DIFFERENCES_HELD } from '../../../../src-shared/vault-methods/files';
import type { Comparison, Difference, ImportRecord, PersonDifferences } from '../../../../src-shared/vault-contract';
import { createBreathe } from '../../store/slices';
import type { OnProgress } from '../../store/types';
import type { Book } from '../book';
import { clientFromContact } from '../client-contact';
import { createClientNamesInSlices, type ClientNames } from './client-names';
import { createClientComparing } from './compare-client';
import { createComparing, type Comparing } from './comparing';
import { createDeletedPeople } from './deleted-people';
import { deletedClientKey } from './deleted-clients';
import { createErasedPeople, hasErasedPeople } from './erased-people';
import { listImports } from './import-records';
import { createKnownClients, meetNamedClients } from './known-clients';
import { createKnownPeople, type Recognise } from './known-people';
import { lookedUpAtOnce, readThrough, type Deliveries } from './read-through';
import { sourceKey } from './source-key';
import { wordingOf } from './wording';

/** What is shown one by one at first. */
const PEOPLE_TOLD = 300;

interface Standing {
  fresh: number;
  changed: number;
  same: number;
}

const none = (): Standing => ({ fresh: 0, changed: 0, same: 0 });

interface Counts extends Standing {
  deletedBefore: number;
  erasedBefore: number;
  readonly groups: Standing;
  readonly clients: Standing;
  readonly people: PersonDifferences[];
  /** How many differ, of whom some may be only counted. */
  differing: number;
}

/** What was found and not told yet, for whoever asks for the rest. */
export type HoldDifferences = (found: readonly PersonDifferences[]) => void;

/** Says what bringing in all that `deliveries` holds would do. `cancelled` where `onProgress` answers false. */
export async function compareImport(
  book: Book,
  deliveries: Deliveries,
  onProgress: OnProgress,
  hold: HoldDifferences = () => undefined,
): Promise<Result<Comparison, AppError>> {
  const file = await deliveries.describe({});
  if (!file.ok) return file;
  const { total, groups = 0, clients = 0, fileName, program } = file.value;
  const earlier = earlierFrom(book, { file: fileName, program });
  const counts: Counts = {
    ...none(),
    deletedBefore: 0,
    erasedBefore: 0,
    differing: 0,
    groups: none(),
    clients: none(),
    people: [],
  };
  // Beside an empty book all of a file is new: it need not be read once more for that.
  const { people, clients: kept } = book.store.views;
  if (people.size === 0 && kept.size === 0 && !hasErasedPeople(book.store))
    return ok({
      ...firstOf(counts),
      fresh: total - groups - clients,
      groups: { ...counts.groups, fresh: groups },
      clients: { ...counts.clients, fresh: clients },
      ...earlier,
    });
  const breathe = createBreathe();
  let done = 0;
  const tell = (): boolean => onProgress(done, Math.max(done, total));
  const known = createKnownPeople(book, breathe);
  const clientNames = await createClientNamesInSlices(kept, '', breathe);
  const meet = createMeeting(book, { file: fileName, program }, counts, clientNames);
  const meetClients = createClientMeeting(book, { file: fileName, program }, counts, clientNames);
  const { without } = createErasedPeople(book.store);
  const read = await readThrough(deliveries, lookedUpAtOnce(book), async (batches) => {
    const peopleOf = (all: readonly Contact[]) => all.filter(({ kind }) => kind !== 'org').map(without);
    const recognise = await known.among(peopleOf(batches.flatMap(({ contacts }) => contacts)), tell);
    if (!recognise.ok) return recognise;
    for (const { contacts } of batches) {
      const met = await meetClients(contacts.filter(({ kind }) => kind === 'org'));
      if (!met.ok) return met;
      const others = peopleOf(contacts);
      const named = await meetNamedClients(book, others, clientNames);
      if (!named.ok) return named;
      for (const contact of others) {
        meet(contact, recognise.value);
        const pause = breathe();
        if (pause) await pause;
      }
      done += contacts.length;
      if (!tell()) return err({ kind: 'cancelled' });
    }
    return ok(null);
  });
  if (!read.ok) return read;
  hold(counts.people);
  return ok({ ...firstOf(counts), ...earlier });
}

function firstOf({ differing, people, ...counts }: Counts): Omit<Comparison, 'earlier'> {
  const first = people.slice(0, PEOPLE_TOLD);
  return { ...counts, people: first, more: differing - first.length };
}

type File = { readonly file: string; readonly program?: string | undefined };

function createMeeting(book: Book, { file, program }: File, counts: Counts, clients: ClientNames) {
  const comparing = createComparing(book, { file, ...(program !== undefined && { program }) }, clients);
  const deletedKey = createDeletedPeople(book.store, wordingOf);
  const { isErased } = createErasedPeople(book.store);
  const met = new Set<string>();
  return (contact: Contact, { find }: Recognise): void => {
    const person = find(contact);
    const standing = contact.kind === 'group' ? counts.groups : counts;
    if (!person) {
      const deleted = deletedKey(contact);
      if (isErased(contact)) counts.erasedBefore++;
      else if (deleted !== undefined && !book.toldDeleted.has(deleted)) counts.deletedBefore++;
      else standing.fresh++;
      return;
    }
    const lines = met.has(person.id) ? [] : linesOf(comparing, person, contact);
    met.add(person.id);
    if (lines.some(({ isChosen }) => isChosen)) standing.changed++;
    else standing.same++;
    note(counts, { id: person.id, display: person.name.display, lines });
  };
}

function note(counts: Counts, differences: PersonDifferences): void {
  if (differences.lines.length === 0) return;
  counts.differing++;
  if (counts.people.length < DIFFERENCES_HELD) counts.people.push(differences);
}

function createClientMeeting(book: Book, { file, program }: File, counts: Counts, names: ClientNames) {
  const comparing = createClientComparing({ file, ...(program !== undefined && { program }) });
  const known = createKnownClients(book);
  const deletedKey = deletedClientKey(book.store);
  const met = new Set<string>();
  return async (contacts: readonly Contact[]): Promise<Result<null, AppError>> => {
    if (contacts.length === 0) return ok(null);
    const told = contacts.map(clientFromContact);
    const find = await known.among(told);
    if (!find.ok) return find;
    for (const one of told) {
      const client = find.value(one);
      if (!client) {
        const deleted = deletedKey(one);
        if (deleted !== undefined && !book.toldDeleted.has(deleted)) counts.deletedBefore++;
        else counts.clients.fresh++;
        continue;
      }
      if (one.uid !== undefined) names.meet(one.uid, client.id);
      const lines = met.has(client.id) ? [] : comparing.all(client, one).map(({ line }) => shown(line));
      met.add(client.id);
      if (lines.some(({ isChosen }) => isChosen)) counts.clients.changed++;
      else counts.clients.same++;
      note(counts, { id: client.id, isClient: true, display: client.name, lines });
    }
    return ok(null);
  };
}

const linesOf = (comparing: Comparing, ...[person, contact]: Parameters<Comparing['all']>): readonly Difference[] =>
  comparing.all(person, contact).map(({ line }) => shown(line));

const shown = (line: Difference): Difference => (line.what === 'fact' ? withoutPicture(line) : line);

type FactLine = Extract<Difference, { readonly what: 'fact' }>;

/** A picture is only named: a few hundred of them would fill the window that shows the rest. */
function withoutPicture(line: FactLine): FactLine {
  const { before, after } = line;
  return {
    ...line,
    ...(before?.kind === 'photo' && { before: { ...before, value: '' } }),
    ...(after?.kind === 'photo' && { after: { ...after, value: '' } }),
  };
}

function earlierFrom({ store }: Book, from: File): Pick<Comparison, 'earlier'> {
  const source = sourceKey(from);
  const record = listImports(store).find((one) => one.takenBackAt === undefined && sourceKey(one) === source);
  return record ? { earlier: earlierOf(record) } : {};
}

const earlierOf = ({ at, file, whose }: ImportRecord): NonNullable<Comparison['earlier']> => ({ at, file, whose });
