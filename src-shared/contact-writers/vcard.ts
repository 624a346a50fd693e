import type { Contact } from '../book/contact';
import { cardLines } from './card-lines';
import { foldLine, spellLine, type VCardVersion } from './content-line';

/**
 * A contact as one vCard 4.0 (RFC 6350) or 3.0 (RFC 2426), folded, lines ending in CRLF. What vCard has no word for
 * stands in X-BAILIWICK- properties; lines kept word for word go out as they came in. Read again by the exchange it
 * gives an equal contact.
 */
export function contactToVCard(contact: Contact, version: VCardVersion): string {
  const lines = cardLines(contact, version).map((line) => foldLine(spellLine(line)));
  return `${['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD'].join('\r\n')}\r\n`;
}
