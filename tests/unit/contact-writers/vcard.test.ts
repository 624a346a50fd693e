import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { contactSchema } from '../../../src-shared/book/contact';
import { contactToVCard } from '../../../src-shared/contact-writers/vcard';
import { arbitraryCard } from '../../support/sample/arbitrary-contact';
import { readBack } from '../../support/sample/read-back';

describe.each(['4.0', '3.0'] as const)('vCard %s', (version) => {
  it('gives every contact again as it was', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCard, async (contact) => {
        v.parse(contactSchema, contact);
        const { contacts } = await readBack(contactToVCard(contact, version));
        expect(contacts).toEqual([contact]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('folds at 75 octets and never inside a character', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCard, (contact) => {
        const file = contactToVCard(contact, version);
        expect(file.endsWith('\r\nEND:VCARD\r\n')).toBe(true);
        for (const line of file.slice(0, -2).split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
        }
        return Promise.resolve();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
