import * as v from 'valibot';

import { contactSchema } from '../../../src-shared/book/contact';
import { openFile } from '../../../src-renderer/exchange/open-file';
import { readContacts } from '../../../src-renderer/exchange/read-contacts';
import { ReportBuilder } from '../../../src-renderer/exchange/report';

/** No input may take longer, in milliseconds of processor time: the machine may be busy with others. */
const MOST_TIME = 1_000;

/**
 * Reads a file to its end as the exchange does. Throws where a reader throws, gives something that is no contact, or
 * takes too long.
 */
export function readHostile(bytes: Uint8Array, fileName: string): void {
  const before = process.cpuUsage();
  const opened = openFile({ fileName, chunks: [bytes], size: bytes.length });
  if (opened.ok) {
    const report = new ReportBuilder();
    const reading = readContacts(opened.value, {}, report, { bytes: 0 });
    if (reading.ok) {
      const { contacts, about } = reading.value;
      for (let next = contacts.next(); next.done !== true; next = contacts.next())
        v.parse(contactSchema, next.value.contact);
      about();
      report.build();
    }
  }
  const { user, system } = process.cpuUsage(before);
  if ((user + system) / 1_000 > MOST_TIME) throw new Error(`took ${Math.round((user + system) / 1_000)} ms`);
}
