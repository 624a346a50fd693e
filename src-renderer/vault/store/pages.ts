import type { CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { CollectionState } from './collection-state';
import type { CollectionRefs } from './core';
import type { BlobRow, StoreDb } from './db';
import { entryToStanding, type Entry, type Standing } from './entry';
import { blobId, PAGE_SIZE, pageOf, rowKey, type PerCollection } from './geometry';
import { decodePage } from './page-codec';
import { openRow, type BlobRef, type Doubt, type StoreSealer } from './sealing';

type Page = readonly Entry[];
export type PageResult = Result<Page, AppError>;

/** Told of a page that is not what the manifest says, before anything is read from it; may replace it. */
export type TreatDoubt = (
  place: { readonly collection: CollectionName; readonly page: number },
  doubt: Doubt,
  row: BlobRow | undefined,
) => Promise<void>;

export interface PageReader {
  readonly read: (collection: CollectionName, page: number) => Promise<PageResult>;
  /** Hands over the standing of each of `ordinals` (ascending), a few pages at a time. */
  readonly visit: (
    collection: CollectionName,
    ordinals: Iterable<number>,
    visitor: (ordinal: number, standing: Standing | undefined) => void,
  ) => Promise<Result<null, AppError>>;
  /** The page's word on an ordinal, unless a later change says otherwise. */
  readonly standingIn: (collection: CollectionName, ordinal: number, page: Page) => Standing | undefined;
  readonly standing: (collection: CollectionName, ordinal: number) => Promise<Result<Standing | undefined, AppError>>;
  /** From now on `entries` stand for the page; without entries nothing of it is left. The next fold writes it. */
  readonly replace: (collection: CollectionName, page: number, entries: Page | undefined) => void;
  /** Pages that stand replaced until the next fold. */
  readonly replaced: (collection: CollectionName) => readonly number[];
  /**
   * While a fold is being written a page may be the old blob or the new one. Either is right: what differs between
   * them is not folded yet in memory.
   */
  readonly expect: (next: PerCollection<Pick<CollectionRefs, 'pages'>> | undefined) => void;
  /** After a fold: what these pages held before is old. Without pages, all of them. */
  readonly forget: (collection?: CollectionName, pages?: Iterable<number>) => void;
  treatDoubt: TreatDoubt;
}

/** Parsed pages kept at hand: the rows around the one that is open. */
const CACHED_PAGES = 16;
const PAGES_AT_ONCE = 32;

export function createPageReader(
  db: StoreDb,
  sealer: StoreSealer,
  refs: PerCollection<CollectionRefs>,
  collections: PerCollection<CollectionState>,
): PageReader {
  const cache = new Map<number, Page>();
  const replacements = new Map<number, Page>();
  let expected: Parameters<PageReader['expect']>[0];

  const isInDb = (collection: CollectionName, page: number): boolean =>
    Boolean(refs[collection].pages[page]) && !replacements.has(rowKey(collection, page));

  async function readMany(
    collection: CollectionName,
    pages: readonly number[],
  ): Promise<Result<readonly Page[], AppError>> {
    const missing = pages.filter((page) => isInDb(collection, page) && !cache.has(rowKey(collection, page)));
    const rows = missing.length > 0 ? await db.pages.bulkGet(missing.map((page) => rowKey(collection, page))) : [];
    const read: Page[] = [];
    for (const page of pages) {
      const index = missing.indexOf(page);
      const result = index < 0 ? cached(collection, page) : await open(collection, page, rows[index]);
      if (!result.ok) return result;
      read.push(result.value);
    }
    return ok(read);
  }

  const cached = (collection: CollectionName, page: number): PageResult =>
    ok(replacements.get(rowKey(collection, page)) ?? cache.get(rowKey(collection, page)) ?? []);

  async function open(
    collection: CollectionName,
    page: number,
    row: Parameters<typeof openRow>[4],
  ): Promise<PageResult> {
    const ref = refs[collection].pages[page];
    if (!ref) return ok([]);
    const opened = openEither(blobId(collection, page), ref, expected?.[collection].pages[page], row);
    if (opened.ok) return decodePage(opened.value);
    await reader.treatDoubt({ collection, page }, opened.error, row);
    return ok(replacements.get(rowKey(collection, page)) ?? []);
  }

  function openEither(id: string, ref: BlobRef, next: BlobRef | null | undefined, row: BlobRow | undefined) {
    const opened = openRow(sealer, 'page', id, ref, row);
    return opened.ok || !next ? opened : openRow(sealer, 'page', id, next, row);
  }

  function remember(key: number, page: Page): void {
    cache.delete(key);
    cache.set(key, page);
    for (const oldest of cache.keys()) {
      if (cache.size <= CACHED_PAGES) break;
      cache.delete(oldest);
    }
  }

  function standingIn(collection: CollectionName, ordinal: number, page: Page): Standing | undefined {
    const inPage = entryToStanding(page[ordinal % PAGE_SIZE] ?? null);
    const recent = collections[collection].recent.get(ordinal);
    if (recent === undefined) return inPage;
    return recent.record === undefined && inPage?.record !== undefined ? { ...recent, record: inPage.record } : recent;
  }

  const reader: PageReader = {
    standingIn,
    read: async (collection, page) => {
      const result = await readMany(collection, [page]);
      if (!result.ok) return result;
      const [only = []] = result.value;
      if (isInDb(collection, page)) remember(rowKey(collection, page), only);
      return ok(only);
    },
    visit: async (collection, ordinals, visitor) => {
      const byPage = groupByPage(ordinals);
      const pages = [...byPage.keys()];
      for (let from = 0; from < pages.length; from += PAGES_AT_ONCE) {
        const some = pages.slice(from, from + PAGES_AT_ONCE);
        const read = await readMany(collection, some);
        if (!read.ok) return read;
        for (const [index, page] of some.entries()) {
          for (const ordinal of byPage.get(page) ?? []) {
            visitor(ordinal, standingIn(collection, ordinal, read.value[index] ?? []));
          }
        }
      }
      return ok(null);
    },
    standing: async (collection, ordinal) => {
      const recent = collections[collection].recent.get(ordinal);
      if (recent?.record !== undefined) return ok(recent);
      const page = await reader.read(collection, pageOf(ordinal));
      return page.ok ? ok(standingIn(collection, ordinal, page.value)) : page;
    },
    replace: (collection, page, entries = []) => {
      cache.delete(rowKey(collection, page));
      replacements.set(rowKey(collection, page), entries);
    },
    replaced: (collection) =>
      Array.from(refs[collection].pages.keys()).filter((page) => replacements.has(rowKey(collection, page))),
    expect: (next) => {
      expected = next;
    },
    forget: (collection, pages = []) => {
      if (collection === undefined) {
        cache.clear();
        replacements.clear();
        return;
      }
      for (const page of pages) {
        cache.delete(rowKey(collection, page));
        replacements.delete(rowKey(collection, page));
      }
    },
    treatDoubt: async ({ collection, page }) => reader.replace(collection, page, undefined),
  };
  return reader;
}

function groupByPage(ordinals: Iterable<number>): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const ordinal of ordinals) {
    const page = pageOf(ordinal);
    const group = groups.get(page);
    if (group === undefined) groups.set(page, [ordinal]);
    else group.push(ordinal);
  }
  return groups;
}
