import { CONTACTS_AT_ONCE, type ReportLine } from '../../src-shared/exchange-contract';
import type { ReadContact } from './vcard/finish-card';

/*
 * Contacts as they are handed over, made into text as soon as they are read. Of a large file they are kept until it is
 * brought in: as objects they would be most of what the garbage collector has to look at while the rest is read.
 */

/** Several contacts that are handed over together. */
export interface WrittenContacts {
  /** The JSON of each, with commas between them. */
  readonly json: string;
  readonly count: number;
  /** What was told of photos that could not be taken along. */
  readonly lost: readonly ReportLine[];
}

/** One whose photos are not decoded yet stands by itself. */
export type KeptContacts = WrittenContacts | ReadContact;

/** In UTF-16 units, the contact with which it is reached included. */
const LETTERS_AT_ONCE = 256 * 1024;

export function* writtenContacts(contacts: Iterable<ReadContact>): Generator<KeptContacts> {
  let texts: string[] = [];
  let letters = 0;
  const written = (): WrittenContacts => {
    const together = { json: texts.join(','), count: texts.length, lost: [] };
    texts = [];
    letters = 0;
    return together;
  };
  for (const read of contacts) {
    if (read.photos.length > 0) {
      if (texts.length > 0) yield written();
      yield read;
      continue;
    }
    const text = JSON.stringify(read.contact);
    texts.push(text);
    letters += text.length;
    if (texts.length === CONTACTS_AT_ONCE || letters >= LETTERS_AT_ONCE) yield written();
  }
  if (texts.length > 0) yield written();
}
