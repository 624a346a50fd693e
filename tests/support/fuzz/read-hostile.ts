import { deepStrictEqual } from 'node:assert';
import * as v from 'valibot';

import { contactSchema, type Contact } from '../../../src-shared/book/contact';
import type { ImportReport, ReadOptions, ReportLine } from '../../../src-shared/exchange-contract';
import { openFile, type OpenedFile } from '../../../src-renderer/exchange/open-file';
import { pictureSize } from '../../../src-renderer/exchange/photo/picture-size';
import { PreviewCounter } from '../../../src-renderer/exchange/preview';
import { readContacts } from '../../../src-renderer/exchange/read-contacts';
import { ReportBuilder } from '../../../src-renderer/exchange/report';
import type { FuzzInput } from './arbitrary-files';

/** No input may take longer, in milliseconds of processor time: the machine may be busy with others. */
const MOST_TIME = 1_000;
/** Longer ones are not read a second time. */
const READ_TWICE = 16 * 1024;

/**
 * Reads a file to its end as the exchange does. Throws where a reader throws, gives something that is no contact, takes
 * too long, or reads something else when the same bytes come in other pieces. Answers how long it took, in milliseconds
 * of processor time.
 */
export function readHostile({ bytes, cuts, options }: FuzzInput, fileName: string): number {
  const before = process.cpuUsage();
  const opened = openFile({ fileName, chunks: [bytes], size: bytes.length });
  const whole = opened.ok ? readAll(opened.value, options) : undefined;
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1_000;
  if (ms > MOST_TIME) throw new Error(`took ${Math.round(ms)} ms`);
  // A file in several encodings is decided by its first piece, which is 1 MiB in the app.
  if (!opened.ok || opened.value.encoding.isMixed || bytes.length > READ_TWICE) return ms;
  deepStrictEqual(readAll({ ...opened.value, chunks: cut(bytes, cuts) }, options), whole);
  return ms;
}

function readAll(opened: OpenedFile, options: ReadOptions) {
  const report = new ReportBuilder();
  const reading = readContacts(opened, options, report, { bytes: 0 });
  if (!reading.ok) return reading;
  const { contacts, about } = reading.value;
  const counter = new PreviewCounter();
  const all: Contact[] = [];
  for (let next = contacts.next(); next.done !== true; next = contacts.next()) {
    counter.add(next.value);
    all.push(v.parse(contactSchema, next.value.contact));
    for (const { base64 } of next.value.photos) pictureSize(Buffer.from(base64, 'base64'));
  }
  return { all, about: about(), report: inOrder(report.build()), counts: counter.counts() };
}

/** Where XML breaks is told before its last cards are, and by the line that its parser is at: both follow the pieces. */
function inOrder({ changed, skipped, ...rest }: ImportReport) {
  // Of a longer report only the first lines are there.
  if (rest.more > 0) return { ...rest, lines: changed.length + skipped.length };
  return { ...rest, lines: [...changed, ...skipped].map(sayLine).toSorted() };
}

const sayLine = ({ where, what, why }: ReportLine): string => `${what === 'XML' ? '' : where} ${what} ${why}`;

function cut(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = cuts.map((share) => Math.floor(share * bytes.length)).toSorted((a, b) => a - b);
  return [0, ...places].map((start, index) => bytes.subarray(start, places[index] ?? bytes.length));
}
