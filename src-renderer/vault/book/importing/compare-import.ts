import type { Contact } from '../../../../src-shared/book/contact';
import type { AppError } from '../../../../src-shared/errors';
import { err, ok, type Result } from '../../../../src-shared/result';
import type { Comparison, Difference, ImportRecord, PersonDifferences } from '../../../../src-shared/vault-contract';
import type { OnProgress } from '../../store/types';
import type { Book } from '../book';
import { createClientNames } from './client-names';
import { createComparing, type Comparing } from './comparing';
import { createDeletedPeople } from './deleted-people';
import { createErasedPeople, hasErasedPeople } from './erased-people';
import type { Deliveries } from './import-contacts';
import { listImports } from './import-records';
import { createKnownPeople, type Recognise } from './known-people';
import { sourceKey } from './source-key';
import { wordingOf } from './wording';

const BATCH = 1_024;
/** What is shown one by one. */
const PEOPLE_TOLD = 300;

interface Counts {
  fresh: number;
  changed: number;
  same: number;
  deletedBefore: number;
  erasedBefore: number;
  more: number;
  readonly people: PersonDifferences[];
}

/** Says what bringing in all that `deliveries` holds would do. `cancelled` where `onProgress` answers false. */
export async function compareImport(
  book: Book,
  deliveries: Deliveries,
  onProgress: OnProgress,
): Promise<Result<Comparison, AppError>> {
  const file = await deliveries.describe({});
  if (!file.ok) return file;
  const { total, fileName, program } = file.value;
  const earlier = earlierFrom(book, { file: fileName, program });
  const counts: Counts = { fresh: 0, changed: 0, same: 0, deletedBefore: 0, erasedBefore: 0, more: 0, people: [] };
  // Beside an empty book all of a file is new: it need not be read once more for that.
  if (book.store.views.people.size === 0 && !hasErasedPeople(book.store))
    return ok({ ...counts, fresh: total, ...earlier });
  const known = createKnownPeople(book);
  const meet = createMeeting(book, { file: fileName, program }, counts);
  for (let done = 0; ;) {
    const batch = await deliveries.next({ max: BATCH });
    if (!batch.ok) return batch;
    const { contacts, isLast } = batch.value;
    const recognise = await known.among(contacts);
    if (!recognise.ok) return recognise;
    for (const contact of contacts) meet(contact, recognise.value);
    done += contacts.length;
    if (!onProgress(done, Math.max(done, total))) return err({ kind: 'cancelled' });
    if (isLast) return ok({ ...counts, ...earlier });
  }
}

type File = { readonly file: string; readonly program?: string | undefined };

function createMeeting(book: Book, { file, program }: File, counts: Counts) {
  const clients = createClientNames(book.store.views.clients, '');
  const comparing = createComparing(book, { file, ...(program !== undefined && { program }) }, clients);
  const deletedKey = createDeletedPeople(book.store, wordingOf);
  const isErased = createErasedPeople(book.store);
  const met = new Set<string>();
  return (contact: Contact, { find }: Recognise): void => {
    const person = find(contact);
    if (!person) {
      const deleted = deletedKey(contact);
      if (isErased(contact)) counts.erasedBefore++;
      else if (deleted !== undefined && !book.toldDeleted.has(deleted)) counts.deletedBefore++;
      else counts.fresh++;
      return;
    }
    const lines = met.has(person.id) ? [] : linesOf(comparing, person, contact);
    met.add(person.id);
    if (lines.some(({ isChosen }) => isChosen)) counts.changed++;
    else counts.same++;
    if (lines.length === 0) return;
    if (counts.people.length < PEOPLE_TOLD) counts.people.push({ id: person.id, display: person.name.display, lines });
    else counts.more++;
  };
}

const linesOf = (comparing: Comparing, ...[person, contact]: Parameters<Comparing['all']>): readonly Difference[] =>
  comparing.all(person, contact).map(({ line }) => (line.what === 'fact' ? withoutPicture(line) : line));

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
