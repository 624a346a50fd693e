import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import type { Contact } from '../../../src-shared/book/contact';
import { contactToCsvRow, csvHead } from '../../../src-shared/contact-writers/csv';
import { neutraliseFormula, restoreFormula } from '../../../src-shared/contact-writers/csv-columns';
import { arbitraryCard } from '../../support/sample/arbitrary-contact';
import { readBack } from '../../support/sample/read-back';

/** Columns have an order of their own: facts keep theirs within their kind only. */
const byKind = (contact: Contact): Contact => {
  const key = (fact: Contact['facts'][number]) => (fact.kind === 'preference' ? `preference ${fact.topic}` : fact.kind);
  return { ...contact, facts: contact.facts.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)) };
};

const person = (facts: Contact['facts']): Contact => ({
  kind: 'individual',
  name: { display: 'Ada Lovelace' },
  organisations: [],
  facts,
  tags: [],
});

describe('CSV of our own', () => {
  it('gives every contact again as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryCard, { minLength: 1, maxLength: 3 }), async (contacts) => {
        const { contacts: read } = await readBack(csvHead() + contacts.map(contactToCsvRow).join(''), 'book.csv');
        expect(read.map(byKind)).toEqual(contacts.map(byKind));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('leaves no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(arbitraryCard, (contact) => {
        const [cells = []] = Papa.parse<string[]>(contactToCsvRow(contact), { delimiter: ',', newline: '\r\n' }).data;
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('takes formulas back as the text that they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a') }), (cell) => {
        expect(restoreFormula(neutraliseFormula(cell))).toBe(cell);
      }),
    );
  });

  it('reads what was changed in a spreadsheet', async () => {
    const row = contactToCsvRow(
      person([{ kind: 'email', value: 'ada@engine.example', types: ['work'], label: 'direct' }]),
    );
    const { contacts } = await readBack(csvHead() + row.replace('ada@engine.example', 'ada@new.example'), 'book.csv');
    expect(contacts[0]?.facts).toEqual([{ kind: 'email', value: 'ada@new.example', types: ['work'], label: 'direct' }]);
  });
});
