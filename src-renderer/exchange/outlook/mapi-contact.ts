import type { ReportBuilder } from '../report';
import type { ReadContact } from '../vcard/finish-card';
import { readLines } from '../vcard/read-vcards';
import { OTHERS } from './contact-properties';
import { ContactLines } from './contact-lines';
import { listLines } from './list-lines';
import type { MapiItem } from './mapi-item';

export function readMapiContact(item: MapiItem, report: ReportBuilder): ReadContact {
  const place = (): string => `contact ${item.number}`;
  const kind = item.properties.get(OTHERS.messageClass);
  const isList = kind?.kind === 'text' && /^IPM\.DistList\b/i.test(kind.text);
  const lines = isList ? listLines(item, report) : new ContactLines(item, report).lines();
  return readLines(
    lines.map((text) => ({ text, number: item.number })),
    report,
    place,
  );
}
