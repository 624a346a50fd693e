import type { CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { CollectionState } from './collection-state';
import type { BlobRow, StoreDb } from './db';
import { entryToStanding, type Entry, type Standing } from './entry';
import { blobId, PAGE_SIZE, pageOf, rowKey, type PerCollection } from './geometry';
import { decodePage } from './page-codec';
import { openRow, type BlobRef, type CollectionRefs, type Doubt, type StoreSealer } from './sealing';
import { createBreathe } from './slices';
import type { ReadPart, Unwritten } from './unwritten';

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
/** Read together, and opened in slices: two to three milliseconds each, beside a large heap fifty. */
const PAGES_AT_ONCE = 8;

export function createPageReader(
  db: StoreDb,
  sealer: StoreSealer,
  refs: PerCollection<CollectionRefs>,
  collections: PerCollection<CollectionState>,
  { unwritten, readPart }: { readonly unwritten: Unwritten; readonly readPart: ReadPart },
): PageReader {
  const cache = new Map<number, Page>();
  const replacements = new Map<number, Page>();
  let expected: Parameters<PageReader['expect']>[0];
  /** How often pages were given up as old. */
  let forgotten = 0;

  const isInDb = (collection: CollectionName, page: number): boolean =>
    Boolean(refs[collection].pages[page]) && !replacements.has(rowKey(collection, page));

  const isStored = (collection: CollectionName, page: number): boolean =>
    isInDb(collection, page) || unwritten.partOf(collection, page) !== undefined;

  /** What needs no reading; undefined for a page that lies in the database or the journal. */
  const atHand = (collection: CollectionName, page: number): Page | undefined =>
    isStored(collection, page)
      ? cache.get(rowKey(collection, page))
      : (replacements.get(rowKey(collection, page)) ?? []);

  async function readMany(
    collection: CollectionName,
    pages: readonly number[],
    since: number,
  ): Promise<Result<readonly Page[], AppError>> {
    // Taken before anything is waited for: meanwhile the cache may let go of them.
    const held = pages.map((page) => atHand(collection, page));
    const notHeld = pages.filter((_, index) => held[index] === undefined);
    const journalled = await readUnwritten(collection, notHeld);
    if (!journalled.ok) return journalled;
    const missing = notHeld.filter((page) => !journalled.value.has(page));
    const rows = missing.length > 0 ? await db.pages.bulkGet(missing.map((page) => rowKey(collection, page))) : [];
    const read: Page[] = [];
    const breathe = createBreathe();
    for (const [index, page] of pages.entries()) {
      const mine = held[index] ?? journalled.value.get(page);
      const result = mine ? ok(mine) : await open(collection, page, rows[missing.indexOf(page)], since);
      if (!result.ok) return result;
      read.push(result.value);
      await breathe();
    }
    return ok(read);
  }

  /** Of these pages those that only the journal has. */
  async function readUnwritten(
    collection: CollectionName,
    pages: readonly number[],
  ): Promise<Result<ReadonlyMap<number, Page>, AppError>> {
    const wanted = new Map(pages.map((page) => [page, unwritten.partOf(collection, page)]));
    const found = new Map<number, Page>();
    for (const part of new Set(wanted.values())) {
      if (part === undefined) continue;
      const read = await readPart(part);
      // Written meanwhile, and the journal cut: the database has it.
      if (!read.ok && unwritten.partOf(collection, part.firstPage) === undefined) continue;
      if (!read.ok) return read;
      for (const page of pages) {
        if (wanted.get(page) !== part) continue;
        const decoded = decodePage(read.value[page - part.firstPage] ?? new Uint8Array(0));
        if (!decoded.ok) return decoded;
        found.set(page, decoded.value);
      }
    }
    return ok(found);
  }

  /**
   * Hands the pages to `use` at one stroke. A fold that ends while they are read takes its records out of memory, where
   * an older page still counted on them: then they are read again.
   */
  async function withPages<Value>(
    collection: CollectionName,
    pages: readonly number[],
    use: (read: readonly Page[]) => Value,
  ): Promise<Result<Value, AppError>> {
    for (;;) {
      const before = forgotten;
      const read = await readMany(collection, pages, before);
      if (!read.ok) return read;
      if (forgotten === before) return ok(use(read.value));
    }
  }

  /** The same for one page, which is kept at hand. */
  const withPage = <Value>(collection: CollectionName, page: number, use: (read: Page) => Value) =>
    withPages(collection, [page], ([only = []]) => {
      if (isStored(collection, page)) remember(rowKey(collection, page), only);
      return use(only);
    });

  async function open(
    collection: CollectionName,
    page: number,
    row: Parameters<typeof openRow>[4],
    since: number,
  ): Promise<PageResult> {
    const ref = refs[collection].pages[page];
    if (!ref) return ok([]);
    const opened = openEither(blobId(collection, page), ref, expected?.[collection].pages[page], row);
    if (opened.ok) return decodePage(opened.value);
    // A fold ended between the reading and now: nothing is wrong with the row, it is read again.
    if (forgotten !== since) return ok([]);
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
    read: (collection, page) => withPage(collection, page, (only) => only),
    visit: async (collection, ordinals, visitor) => {
      const byPage = groupByPage(ordinals);
      const pages = [...byPage.keys()];
      for (let from = 0; from < pages.length; from += PAGES_AT_ONCE) {
        const some = pages.slice(from, from + PAGES_AT_ONCE);
        const visited = await withPages(collection, some, (read) => {
          for (const [index, page] of some.entries()) {
            for (const ordinal of byPage.get(page) ?? []) {
              visitor(ordinal, standingIn(collection, ordinal, read[index] ?? []));
            }
          }
        });
        if (!visited.ok) return visited;
      }
      return ok(null);
    },
    standing: async (collection, ordinal) => {
      const recent = collections[collection].recent.get(ordinal);
      if (recent?.record !== undefined) return ok(recent);
      return withPage(collection, pageOf(ordinal), (page) => standingIn(collection, ordinal, page));
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
      forgotten += 1;
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
