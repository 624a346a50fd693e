import { COLLECTIONS } from '../../../src-shared/book/records';
import type { Notice } from '../../../src-shared/vault-contract';
import type { StoreCore } from './core';
import type { BlobRow } from './db';
import { ordinalsOfPage, rowKey } from './geometry';
import { mendPages, type PagePlace } from './mend';
import { refOf, type Doubt } from './sealing';

export interface DoubtfulPage extends PagePlace {
  readonly doubt: Doubt;
}

type DoubtfulRecords = Extract<Notice, { kind: 'records-doubtful' }>['records'];

/** A row that is another page's very blob was put in this one's place. */
export function sharpenDoubt(core: StoreCore, place: PagePlace, doubt: Doubt, row: BlobRow | undefined): Doubt {
  if (doubt !== 'altered' || !(row?.sealed instanceof Uint8Array)) return doubt;
  const [, tag] = refOf(0, row.sealed);
  if (core.refs[place.collection].pages[place.page]?.[1] === tag) return doubt;
  const isAnother = COLLECTIONS.some((collection) =>
    [...core.refs[collection].pages, ...core.refs[collection].segments].some((ref) => ref?.[1] === tag),
  );
  return isAnother ? 'swapped' : doubt;
}

/** The records of a page in the words of the list: the segments still say what stood there. */
function recordsOf(core: StoreCore, { collection, page, doubt }: DoubtfulPage): DoubtfulRecords {
  const view = core.collections[collection];
  const records: DoubtfulRecords[number][] = [];
  for (const ordinal of ordinalsOfPage(page)) {
    if (view.isLive(ordinal)) records.push({ collection, display: view.displayAt(ordinal)[0] ?? '', how: doubt });
  }
  return records;
}

/**
 * Makes doubtful pages again where snapshot and journal allow it, sets aside what lies in their place, and tells the
 * partner which records it was about. The next fold writes them.
 */
export async function treatDoubts(core: StoreCore, pages: readonly DoubtfulPage[]): Promise<number> {
  if (pages.length === 0) return 0;
  const mended = await mendPages(core, pages);
  for (const { collection, page } of pages) {
    await setAside(core, rowKey(collection, page));
    core.pages.replace(collection, page, mended.get(rowKey(collection, page)));
  }
  const records = pages.flatMap((page) => recordsOf(core, page));
  if (records.length > 0) core.tell({ kind: 'records-doubtful', records });
  const lost = pages.filter(({ collection, page }) => !mended.has(rowKey(collection, page)));
  core.tell({
    kind: 'working-store-rebuilt',
    why: pages.every(({ doubt }) => doubt === 'altered') ? 'damaged' : 'tampered',
    people: countPeople(core, pages),
    missing: countPeople(core, lost),
  });
  return records.length;
}

/** What cannot be opened is kept: somebody may know better one day. */
async function setAside(core: StoreCore, key: number): Promise<void> {
  const row = await core.db.pages.get(key);
  if (row?.sealed instanceof Uint8Array) await core.db.blobs.put({ ...row, key: `aside/${key}` });
}

const countPeople = (core: StoreCore, pages: readonly DoubtfulPage[]): number =>
  pages.filter(({ collection }) => collection === 'people').flatMap((page) => recordsOf(core, page)).length;
