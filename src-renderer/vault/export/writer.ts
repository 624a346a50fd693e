import type { Contact, ExportFormat } from '../../../src-shared/book/contact';
import { contactToCsvRow, csvHead } from '../../../src-shared/contact-writers/csv';
import {
  GOOGLE_PRESET,
  OUTLOOK_PRESET,
  writtenInPreset,
  type CsvPreset,
} from '../../../src-shared/contact-writers/csv-presets';
import { calendarHead, calendarTail, contactToEvents, daysOf } from '../../../src-shared/contact-writers/icalendar';
import { contactToJCard } from '../../../src-shared/contact-writers/jcard';
import { contactToLdif, ldifHead } from '../../../src-shared/contact-writers/ldif';
import { contactToVCard } from '../../../src-shared/contact-writers/vcard';
import { assertNever } from '../../../src-shared/result';

/** Turns contacts into the text of a file, one after the other. */
export interface Writer {
  readonly head: string;
  readonly one: (contact: Contact, isFirst: boolean) => string;
  readonly tail: string;
  /** What of a contact the format holds: the letter tells of no more. Undefined where it has nothing to hold. */
  readonly holds: (contact: Contact) => Contact | undefined;
}

const whole = { head: '', tail: '', holds: (contact: Contact) => contact };

/** `now`: when the file is made, ISO 8601 in UTC. */
export function createWriter(format: ExportFormat, now: string): Writer {
  switch (format) {
    case 'vcard4':
      return { ...whole, one: (contact) => contactToVCard(contact, '4.0') };
    case 'vcard3':
      return { ...whole, one: (contact) => contactToVCard(contact, '3.0') };
    case 'jcard':
      return {
        ...whole,
        head: '[\n',
        tail: '\n]\n',
        one: (contact, isFirst) => (isFirst ? '' : ',\n') + contactToJCard(contact),
      };
    case 'csv':
      return { ...whole, head: csvHead(), one: contactToCsvRow };
    case 'csv-outlook':
      return ofPreset(OUTLOOK_PRESET);
    case 'csv-google':
      return ofPreset(GOOGLE_PRESET);
    case 'ldif':
      return { ...whole, head: ldifHead(), one: contactToLdif };
    case 'ics':
      return {
        head: calendarHead(),
        tail: calendarTail(),
        holds: daysOf,
        one: (contact) => contactToEvents(contact, now),
      };
    default:
      return assertNever(format);
  }
}

const ofPreset = ({ head, one }: CsvPreset): Writer => ({ head: head(), tail: '', one, holds: writtenInPreset });
