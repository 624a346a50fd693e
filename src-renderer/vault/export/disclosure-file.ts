import type { DisclosureFormat } from '../../../src-shared/book/contact';
import { bytesToHex } from '../../../src-shared/bytes';
import { sayDayInWords, writeDisclosure } from '../../../src-shared/contact-writers/disclosure';
import type { AppError } from '../../../src-shared/errors';
import type { PersonId } from '../../../src-shared/ids';
import { ok, type Result } from '../../../src-shared/result';
import type { CreateSha256 } from '../../../src-shared/vault-format/binary';
import type { Book } from '../book/book';
import { nameOfClient } from '../book/details';
import { toContact } from '../book/to-contact';
import { createChunks } from './chunks';
import { createTally } from './classes-of-data';
import { disclose } from './disclose';
import type { SayDay } from './disclosed-words';
import type { ExportFile } from './export-file';

interface Order {
  readonly id: PersonId;
  readonly format: DisclosureFormat;
  readonly published: readonly string[];
}

/** The page is read by people, the other file by programs, which know ISO 8601. */
const DAYS: Readonly<Record<DisclosureFormat, SayDay>> = {
  'disclosure-html': sayDayInWords,
  'disclosure-json': (date) => date,
};

/** The finished file: these very bytes are hashed, shown and saved. */
export async function makeDisclosureFile(
  book: Book,
  createSha256: CreateSha256,
  { id, format, published }: Order,
): Promise<Result<ExportFile, AppError>> {
  const told = await disclose({ book, sayDay: DAYS[format] }, id, published);
  if (!told.ok) return told;
  const { person, disclosure } = told.value;
  const chunks = createChunks(createSha256());
  chunks.add(writeDisclosure(disclosure, format));
  const { parts, bytes, hash } = chunks.end();
  const tally = createTally();
  tally.add(toContact(person, (client) => nameOfClient(book, client)));
  const matters = disclosure.sections.find(({ title }) => title === 'Matters')?.lines.length ?? 0;
  return ok({
    format,
    chunks: parts,
    bytes,
    sha256: bytesToHex(hash),
    people: 1,
    clients: 0,
    classes: [
      ...tally.classes(),
      ...(matters > 0 ? [`matters (${matters})`] : []),
      ...(published.length > 0 ? [`what the firm was told (${published.length})`] : []),
    ],
    // Whoever asks what is held about them is told all of it: the letter itself is where that is decided.
    barred: [],
  });
}
