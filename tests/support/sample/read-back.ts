import type { Contact } from '../../../src-shared/book/contact';
import type { ImportReport } from '../../../src-shared/exchange-contract';
import { openFile } from '../../../src-renderer/exchange/open-file';
import { addPhotos, originalPhoto } from '../../../src-renderer/exchange/photo/add-photos';
import { readContacts } from '../../../src-renderer/exchange/read-contacts';
import { ReportBuilder } from '../../../src-renderer/exchange/report';

/** Reads a file's text or bytes as the exchange does, photos as they came; in pieces of `chunkBytes`, else whole. */
export async function readBack(
  content: string | Uint8Array,
  fileName = 'book.vcf',
  chunkBytes = Infinity,
): Promise<{ readonly contacts: readonly Contact[]; readonly report: ImportReport }> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const chunks = Array.from({ length: Math.max(1, Math.ceil(bytes.length / chunkBytes)) }, (_, index) =>
    bytes.subarray(index === 0 ? 0 : index * chunkBytes, (index + 1) * chunkBytes),
  );
  const opened = openFile({ fileName, chunks, size: bytes.length });
  if (!opened.ok) throw new Error(opened.error.kind);
  const report = new ReportBuilder();
  const reading = readContacts(opened.value, {}, report, { bytes: 0 });
  if (!reading.ok) throw new Error(reading.error.kind);
  const { contacts } = reading.value;
  const read: Contact[] = [];
  for (let next = contacts.next(); next.done !== true; next = contacts.next()) {
    read.push(await addPhotos(next.value, originalPhoto, []));
  }
  return { contacts: read, report: report.build() };
}
