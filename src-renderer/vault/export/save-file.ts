import type { DisclosureFormat, ExportFormat } from '../../../src-shared/book/contact';
import type { Client } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { ShellForVault } from '../../../src-shared/shell-contract';
import type { ExportOutcome } from '../../../src-shared/vault-contract';
import type { ExportFile } from './export-file';

const NAMES: Readonly<Record<ExportFormat | DisclosureFormat, string>> = {
  'disclosure-html': 'Disclosure.html',
  'disclosure-json': 'Disclosure.json',
  vcard4: 'Contacts.vcf',
  vcard3: 'Contacts.vcf',
  jcard: 'Contacts.json',
  csv: 'Contacts.csv',
  'csv-outlook': 'Contacts.csv',
  'csv-google': 'Contacts.csv',
  ldif: 'Contacts.ldif',
  ics: 'Contacts.ics',
};

/** Asks for the place and writes the file there, whole or not at all. */
export async function saveExportFile(
  shell: Pick<Client<ShellForVault>, 'beginFile' | 'writeFile' | 'commitFile' | 'abortFile'>,
  { format, chunks, people, clients, bytes, sha256 }: ExportFile,
): Promise<Result<ExportOutcome, AppError>> {
  const begun = await shell.beginFile({ target: 'export', suggestedName: NAMES[format] });
  if (!begun.ok) return begun;
  const { writeId } = begun.value;
  for (const chunk of chunks) {
    const written = await shell.writeFile({ writeId, chunk });
    if (written.ok) continue;
    await shell.abortFile({ writeId });
    return written;
  }
  const committed = await shell.commitFile({ writeId });
  if (!committed.ok) {
    await shell.abortFile({ writeId });
    return committed;
  }
  return ok({ format, people, clients, path: committed.value.path, bytes, sha256 });
}
