import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { contactToVCard } from '../../../src-shared/contact-writers/vcard';
import { samplePeople } from '../../../src-shared/sample/sample-book';

/** Writes a made-up book of so many people into `folder` as vCard 4.0, and gives back its path. */
export async function writeSampleFile(folder: string, people: number, seed = '7'): Promise<string> {
  const path = join(folder, `book-of-${people}.vcf`);
  const cards = [...samplePeople(seed, people)].map((contact) => contactToVCard(contact, '4.0'));
  await writeFile(path, cards.join(''));
  return path;
}
