import { expect, test } from 'vitest';

import { createPartBuilder, pagesOf } from '../../../../src-renderer/vault/store/bulk-part';
import { decodeEntry, encodeBulkPart } from '../../../../src-renderer/vault/store/journal-entry';
import { liveRecords, decodePage } from '../../../../src-renderer/vault/store/page-codec';
import { createId } from '../../../../src-shared/ids';
import { makePerson } from '../../../store/support/plain-book';

const decode = (bytes: Uint8Array) => {
  const entry = decodeEntry(bytes);
  if (!entry.ok || entry.value.kind !== 'bulk-part') throw new Error('not a part of an import');
  return entry.value;
};

test('the pages of a part of an import are told apart, whatever its texts say', () => {
  const builder = createPartBuilder();
  const tricky = ['],[{"live":{"id":1}}]', '{"kind":"bulk-part"', ']', '],[', 'Zoë ],[{', '\\"],[{"live":'];
  const people = Array.from({ length: 150 }, (_, index) =>
    makePerson(tricky[index % tricky.length] ?? '', { tags: [tricky[(index + 1) % tricky.length] ?? ''] }),
  );
  for (const person of people) builder.add(person);
  builder.endPage();
  const { bytes, pageEnds } = builder.take();
  const bulk = createId<'change'>();
  const entry = decode(encodeBulkPart(bulk, 'people', 7, bytes.subarray(0, pageEnds.at(-1))));

  expect(entry).toMatchObject({ bulk, collection: 'people', firstPage: 7 });
  expect(entry.pageEnds).toEqual(pageEnds);
  const pages = pagesOf(entry).map((page) => decodePage(page));
  expect(pages.flatMap((page) => (page.ok ? liveRecords(page.value) : []))).toEqual(people);
});

test('refuses a part of an import whose front is not as it should be', () => {
  const text = '{"kind":"bulk-part","bulk":"no id","collection":"people","firstPage":0,"pages":[[]]}';
  expect(decodeEntry(new TextEncoder().encode(text)).ok).toBe(false);
});
