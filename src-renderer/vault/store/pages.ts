import type { CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { CollectionState } from './collection-state';
import type { CollectionRefs } from './core';
import type { StoreDb } from './db';
import { entryToStanding, type Entry, type Standing } from './entry';
import { blobId, PAGE_SIZE, pageOf, rowKey, type PerCollection } from './geometry';
import { decodePage } from './page-codec';
import { openRow, type Doubt, type StoreSealer } from './sealing';

type Page = readonly Entry[];
export type PageResult = Result<Page, AppError>;

/** A page that is not what the manifest says; answers what could be made of it. */
export type MendPage = (collection: CollectionName, page: number, doubt: Doubt) => Promise<PageResult>;

export interface PageReader {
  readonly read: (collection: CollectionName, page: number) => Promise<PageResult>;
  /** Hands over the standing of each of `ordinals` (ascending), a few pages at a time. */
  readonly visit: (
    collection: CollectionName,
    ordinals: Iterable<number>,
    visitor: (ordinal: number, standing: Standing | undefined) => void,
  ) => Promise<Result<null, AppError>>;
  readonly standing: (collection: CollectionName, ordinal: number) => Promise<Result<Standing | undefined, AppError>>;
  /** After a fold: pages read before may be old. */
  readonly forget: () => void;
  mend: MendPage;
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

  async function readMany(
    collection: CollectionName,
    pages: readonly number[],
  ): Promise<Result<readonly Page[], AppError>> {
    const missing = pages.filter((page) => refs[collection].pages[page] && !cache.has(rowKey(collection, page)));
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
    ok(cache.get(rowKey(collection, page)) ?? []);

  async function open(
    collection: CollectionName,
    page: number,
    row: Parameters<typeof openRow>[4],
  ): Promise<PageResult> {
    const ref = refs[collection].pages[page];
    if (!ref) return ok([]);
    const opened = openRow(sealer, 'page', blobId(collection, page), ref, row);
    return opened.ok ? decodePage(opened.value) : reader.mend(collection, page, opened.error);
  }

  function remember(key: number, page: Page): void {
    cache.delete(key);
    cache.set(key, page);
    for (const oldest of cache.keys()) {
      if (cache.size <= CACHED_PAGES) break;
      cache.delete(oldest);
    }
  }

  /** The page's word, unless a later change says otherwise. */
  function standingIn(collection: CollectionName, ordinal: number, page: Page): Standing | undefined {
    const inPage = entryToStanding(page[ordinal % PAGE_SIZE] ?? null);
    const recent = collections[collection].recent.get(ordinal);
    if (recent === undefined) return inPage;
    return recent.record === undefined && inPage?.record !== undefined ? { ...recent, record: inPage.record } : recent;
  }

  const reader: PageReader = {
    read: async (collection, page) => {
      const result = await readMany(collection, [page]);
      if (!result.ok) return result;
      const [only = []] = result.value;
      if (refs[collection].pages[page]) remember(rowKey(collection, page), only);
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
    forget: () => cache.clear(),
    mend: (_collection, _page, doubt) =>
      Promise.resolve(err({ kind: 'vault-damaged', part: 'record', where: `page ${doubt}` } as const)),
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
