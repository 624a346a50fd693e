import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { contactToVCard } from '../../../src-shared/contact-writers/vcard';
import { samplePeople } from '../../../src-shared/sample/sample-book';

// npm run sample -- --seed S --people N --out FILE: a made-up book as a vCard 4.0 file.
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    people: { type: 'string', default: '60' },
    out: { type: 'string' },
  },
});

const people = Number(values.people);
if (values.out === undefined || !Number.isInteger(people) || people < 1) {
  console.error('Usage: npm run sample -- --seed S --people N --out FILE');
  process.exit(2);
}

/** Cards written at once. */
const BATCH = 1_000;
const file = openSync(values.out, 'w');
let batch: string[] = [];
let bytes = 0;
const flush = () => {
  bytes += writeSync(file, batch.join(''));
  batch = [];
};
for (const contact of samplePeople(values.seed, people)) {
  batch.push(contactToVCard(contact, '4.0'));
  if (batch.length === BATCH) flush();
}
flush();
closeSync(file);
console.log(`${people} people, ${bytes} bytes: ${values.out}`);
