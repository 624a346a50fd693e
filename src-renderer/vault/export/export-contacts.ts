import type { DisclosureFormat, ExportFormat } from '../../../src-shared/book/contact';
import type { InputOf, OutputOf } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import type { ClientId, PersonId } from '../../../src-shared/ids';
import { err, type Result } from '../../../src-shared/result';
import type { ExportSelection, VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { countSpeltAlike, selectedOrdinals } from '../book/selected';
import type { OpenVault } from '../session/open-vault';
import { noteExport } from '../publishing/ledger';
import { showLetter, type Letter } from '../window/letter-sheet';
import { makeDisclosureFile } from './disclosure-file';
import { makeExportFile, type ExportFile } from './export-file';
import { saveExportFile } from './save-file';

type Outcome = OutputOf<VaultContract['exportContacts']>;

const FORMAT_NAMES: Readonly<Record<ExportFormat | DisclosureFormat, string>> = {
  'disclosure-html': 'a page to read (HTML)',
  'disclosure-json': 'JSON',
  vcard4: 'vCard 4.0',
  vcard3: 'vCard 3.0',
  jcard: 'jCard',
  csv: 'CSV of Bailiwick',
  'csv-outlook': 'CSV for Outlook',
  'csv-google': 'CSV for Google Contacts',
  ldif: 'LDIF',
  ics: 'birthday calendar (iCalendar)',
};

/** So much of the file can be read in the letter. */
const SAMPLE_BYTES = 64 * 1024;

/** Makes the file, shows the letter, and saves the very bytes it told of: only where the partner confirms. */
export async function exportContacts(
  vault: OpenVault,
  { selection, format, withClients = selection.kind === 'all' }: InputOf<VaultContract['exportContacts']>,
): Promise<Result<Outcome, AppError>> {
  const { book } = vault;
  const ids = selected(book, selection);
  const clientIds = await clientsFor(book, selection, withClients);
  const speltAlike = countSpeltAlike(book, selection);
  return vault.room.jobs.run('export', async (onProgress) => {
    const leftOut = new Set<PersonId | ClientId>();
    for (;;) {
      const file = await makeExportFile(book, vault.createSha256, { ids, clientIds, leftOut, format }, onProgress);
      if (!file.ok) return file;
      const isEmpty = file.value.people === 0 && file.value.clients === 0;
      if (isEmpty && format === 'ics' && ids.length + clientIds.length > leftOut.size) {
        return err({ kind: 'refused', where: 'none of them has a birthday with a day and a month' });
      }
      if (isEmpty) return err({ kind: 'not-found', what: 'person' });
      const answer = await showLetter(vault.room.host, letterFor(file.value, speltAlike));
      if (answer.kind === 'keep') return err({ kind: 'cancelled' });
      if (answer.kind === 'save') return saveAndNote(vault, file.value);
      for (const { id } of file.value.barred) if (answer.ids.includes(id)) leftOut.add(id);
    }
  });
}

/** All that is held about one person, as a file. `published`: what the firm was told of them. */
export function disclosePerson(
  vault: OpenVault,
  { id, format }: InputOf<VaultContract['disclosePerson']>,
  published: readonly string[],
): Promise<Result<Outcome, AppError>> {
  return vault.room.jobs.run('export', async () => {
    const file = await makeDisclosureFile(vault.book, vault.createSha256, { id, format, published });
    if (!file.ok) return file;
    const answer = await showLetter(vault.room.host, letterFor(file.value));
    return answer.kind === 'save' ? saveAndNote(vault, file.value) : err({ kind: 'cancelled' });
  });
}

async function saveAndNote({ room, store }: OpenVault, file: ExportFile): Promise<Result<Outcome, AppError>> {
  const saved = await saveExportFile(room.shell, file);
  if (!saved.ok) return saved;
  const noted = await noteExport(store, saved.value, new Date().toISOString());
  return noted.ok ? saved : noted;
}

/** In the order in which they are kept: in the list's order each batch would open pages from all over the book. */
function selected(book: Book, selection: ExportSelection): readonly PersonId[] {
  if (selection.kind === 'ids') return selection.ids;
  if (selection.kind === 'clients') return [];
  const ordinals = selectedOrdinals(book, selection).toSorted();
  // The view of people knows ids of people only.
  return Array.from(ordinals, (ordinal) => book.store.views.people.idAt(ordinal) as PersonId);
}

/** The clients themselves where they were selected; of the whole book all; else those that the people have a role at. */
async function clientsFor(book: Book, selection: ExportSelection, withClients: boolean): Promise<readonly ClientId[]> {
  if (selection.kind === 'clients') return selection.ids;
  if (!withClients) return [];
  const { people, store } = book;
  const view = store.views.clients;
  const all = Array.from(view.order.toSorted(), (ordinal) => view.idAt(ordinal) as ClientId);
  if (selection.kind === 'all') return all;
  const { ordinalOf } = store.views.people;
  const ordinals =
    selection.kind === 'ids' ? selection.ids.flatMap((id) => ordinalOf(id) ?? []) : selectedOrdinals(book, selection);
  return people.clientsOf(ordinals, all);
}

function letterFor(
  { format, people, clients, bytes, sha256, classes, barred, chunks }: ExportFile,
  speltAlike = 0,
): Letter {
  const front = chunks[0]?.subarray(0, SAMPLE_BYTES) ?? new Uint8Array();
  return {
    formatName: FORMAT_NAMES[format],
    people,
    clients,
    bytes,
    sha256,
    classes,
    barred,
    speltAlike,
    // `stream` leaves out a character that is cut in two at the end.
    sample: new TextDecoder('utf-8', { ignoreBOM: true }).decode(front, { stream: true }),
    isSampleWhole: bytes <= SAMPLE_BYTES,
  };
}
