import type { Contact, ExportFormat } from '../../../src-shared/book/contact';
import { contactToCsvRow, csvHead } from '../../../src-shared/contact-writers/csv';
import { contactToVCard } from '../../../src-shared/contact-writers/vcard';
import { assertNever } from '../../../src-shared/result';

/** Turns contacts into the text of a file, one after the other. */
export interface Writer {
  readonly head: () => string;
  readonly one: (contact: Contact) => string;
}

export function createWriter(format: ExportFormat): Writer {
  switch (format) {
    case 'vcard4':
      return { head: () => '', one: (contact) => contactToVCard(contact, '4.0') };
    case 'vcard3':
      return { head: () => '', one: (contact) => contactToVCard(contact, '3.0') };
    case 'csv':
      return { head: csvHead, one: contactToCsvRow };
    default:
      return assertNever(format);
  }
}
