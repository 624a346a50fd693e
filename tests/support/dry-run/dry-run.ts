import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { AppError } from '../../../src-shared/errors';
import type { FilePreview } from '../../../src-shared/exchange-contract';
import { openFile } from '../../../src-renderer/exchange/open-file';
import { readContacts } from '../../../src-renderer/exchange/read-contacts';
import { ReportBuilder } from '../../../src-renderer/exchange/report';
import type { ReadContact } from '../../../src-renderer/exchange/vcard/finish-card';

// npm run --silent dry-run -- FILE...: what an import would bring, without a vault, as one JSON array with one element
// a file. Exit code 1 where a file could not be read.

interface DryRun {
  readonly file: string;
  readonly error?: AppError;
}

const MIB = 1024 * 1024;

function chunksOf(bytes: Uint8Array): Uint8Array[] {
  const count = Math.ceil(bytes.length / MIB);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * MIB, (index + 1) * MIB));
}

function dryRun(file: string): DryRun {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(file));
  } catch {
    return { file, error: { kind: 'not-found', what: 'file' } };
  }
  const opened = openFile({ fileName: file, chunks: chunksOf(bytes), size: bytes.length });
  if (!opened.ok) return { file, error: opened.error };
  const report = new ReportBuilder();
  const { contacts, about } = readContacts(opened.value, {}, report, { bytes: 0 });
  const shown = [];
  for (let next = contacts.next(); next.done !== true; next = contacts.next()) shown.push(contactFacts(next.value));
  const { csv, ...rest } = about();
  return { file, ...rest, ...(csv && tableFacts(csv, shown.length)), contacts: shown, ...report.build() } as DryRun;
}

const tableFacts = ({ encoding, delimiter, columns, needsMapping }: NonNullable<FilePreview['csv']>, rows: number) => ({
  encoding,
  delimiter,
  columns: columns.length,
  rows,
  ...(needsMapping && { needsMapping }),
});

function contactFacts({ contact, photos }: ReadContact) {
  const { name, organisations, facts, uid, kind, members } = contact;
  const values = (wanted: 'email' | 'phone' | 'birthday') =>
    facts.flatMap((fact) => (fact.kind === wanted ? [fact.value] : []));
  const count = (wanted: 'address' | 'note') => facts.filter((fact) => fact.kind === wanted).length;
  const [organisation] = organisations;
  const [photo] = photos;
  const [birthday] = values('birthday');
  return {
    fn: name.display,
    given: name.given,
    family: name.family,
    additional: listOf(name.additional),
    prefix: name.prefix,
    suffix: listOf(name.suffix),
    org: [organisation?.name, ...(organisation?.department?.split('; ') ?? [])].filter((unit) => unit !== undefined),
    title: organisations.find(({ title }) => title !== undefined)?.title,
    emails: values('email'),
    phones: values('phone'),
    addresses: count('address'),
    birthday,
    uid,
    photo: photo && photoFacts(photo.base64, photo.mediaType),
    kind,
    members: members?.length,
    notes: count('note'),
  };
}

const listOf = (text: string | undefined): string[] => text?.split(', ') ?? [];

function photoFacts(base64: string, mediaType: string) {
  const bytes = Buffer.from(base64, 'base64');
  return { mediaType, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const results = process.argv.slice(2).map(dryRun);
process.stdout.write(`${JSON.stringify(results, null, 1)}\n`);
if (results.length === 0 || results.some(({ error }) => error)) process.exitCode = 1;
