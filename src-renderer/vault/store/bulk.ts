import type { AnyRecord, CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { createId, type ChangeId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { ChangeSummary } from '../../../src-shared/vault-contract';
import { createBulkBuild, dropUnseenPages, type BulkBuild } from './bulk-build';
import { SUMMARY_ORDER, type StoreCore } from './core';
import { STATE } from './entry';
import { foldNow, inUpkeep } from './fold';
import { PAGE_SIZE, pageOf, perCollection, type PerCollection } from './geometry';
import { appendFrame } from './journal';
import { encodeBulkPart, encodeEntry, type Stretch } from './journal-entry';
import { applyValues } from './commit';
import { createTextBytes, type TextBytes } from './text-bytes';
import type { BulkChange, KeptValue } from './types';

type BulkSummary = Omit<ChangeSummary, 'changeId' | 'at' | 'count'>;

/** Characters of JSON in one frame of an import. */
const PART_CHARACTERS = 1024 * 1024;
/** Parts being written while the next is made: the journal, the database and this thread work at the same time. */
const PARTS_AHEAD = 2;
/** Ordinals left free in front of an import, so that a person can be added by hand while it runs. */
const ROOM_FOR_OTHERS = PAGE_SIZE;

export function beginBulk(core: StoreCore, summary: BulkSummary): BulkChange {
  if (core.bulk !== undefined) throw new Error('an import is running');
  const firstOrdinals = perCollection(
    (collection) => Math.ceil((core.collections[collection].nextOrdinal + ROOM_FOR_OTHERS) / PAGE_SIZE) * PAGE_SIZE,
  );
  core.bulk = { firstOrdinals };
  const run = createBulkRun(core, firstOrdinals);
  const end = (): void => {
    core.bulk = undefined;
  };
  return {
    changeId: run.changeId,
    add: async (records) => {
      for (const { collection, record } of records) run.add(collection, record);
      return run.flush(PART_CHARACTERS);
    },
    commit: async (values = []) => {
      const result = await run.commit(summary, values);
      end();
      return result;
    },
    abort: async () => {
      await run.abort();
      end();
    },
  };
}

interface BulkRun {
  readonly changeId: ChangeId;
  readonly add: (collection: CollectionName, record: AnyRecord) => void;
  /** Journals what has piled up in a collection once it is longer than `limit`. */
  readonly flush: (limit: number) => Promise<Result<null, AppError>>;
  readonly commit: (
    summary: BulkSummary,
    values: readonly KeptValue[],
  ) => Promise<Result<{ readonly changeId: ChangeId }, AppError>>;
  readonly abort: () => Promise<void>;
}

interface Pile {
  /** Records of the page that is not full yet. */
  readonly text: TextBytes;
  records: number;
  /** Full pages that are not journalled yet. */
  pages: Uint8Array[];
  characters: number;
  nextPage: number;
  count: number;
}

function createBulkRun(core: StoreCore, firstOrdinals: PerCollection<number>): BulkRun {
  const changeId = createId<'change'>();
  const build: BulkBuild = createBulkBuild(core);
  const piles = perCollection((collection): Pile => {
    return {
      text: createTextBytes(),
      records: 0,
      pages: [],
      characters: 0,
      nextPage: pageOf(firstOrdinals[collection]),
      count: 0,
    };
  });
  const underWay: Promise<void>[] = [];
  let failure: AppError | undefined;
  let isJournalled = false;

  function closePage(collection: CollectionName): void {
    const pile = piles[collection];
    if (pile.records === 0) return;
    pile.text.add('}]');
    const bytes = pile.text.take();
    build.sealPage(collection, pile.nextPage + pile.pages.length, bytes);
    pile.pages.push(bytes);
    pile.records = 0;
  }

  /** Begins to write what has piled up; who adds goes on meanwhile. */
  function journalPile(collection: CollectionName): void {
    const pile = piles[collection];
    const { pages, nextPage } = pile;
    pile.nextPage += pages.length;
    pile.pages = [];
    pile.characters = 0;
    const plaintext = encodeBulkPart(changeId, collection, nextPage, pages);
    underWay.push(
      Promise.all([core.commits.run(() => appendFrame(core, plaintext, { isMirrored: false })), build.write()]).then(
        ([appended]) => {
          isJournalled ||= appended.ok;
          if (!appended.ok) failure ??= appended.error;
        },
        () => {
          failure ??= { kind: 'failed', where: 'import: pages' };
        },
      ),
    );
  }

  /** Waits until no more than `ahead` parts are being written. */
  async function catchUp(ahead: number): Promise<Result<null, AppError>> {
    for (const writing of underWay.splice(0, Math.max(0, underWay.length - ahead))) await writing;
    return failure === undefined ? ok(null) : err(failure);
  }

  async function flush(limit: number): Promise<Result<null, AppError>> {
    if (failure !== undefined) return err(failure);
    if (core.isDraining) return err({ kind: 'locked' });
    for (const collection of SUMMARY_ORDER) {
      const pile = piles[collection];
      if (pile.characters < limit || pile.pages.length === 0) continue;
      journalPile(collection);
      const before = await catchUp(PARTS_AHEAD);
      if (!before.ok) return before;
    }
    return ok(null);
  }

  const stretches = (): Stretch[] =>
    SUMMARY_ORDER.filter((collection) => piles[collection].count > 0).map((collection) => {
      const from = firstOrdinals[collection];
      return { collection, from, to: from + piles[collection].count, state: STATE.live };
    });

  return {
    changeId,
    add: (collection, record) => {
      const pile = piles[collection];
      const text = JSON.stringify(record);
      build.addRecord(collection, firstOrdinals[collection] + pile.count, record);
      pile.text.add(pile.records === 0 ? '[{"live":' : '},{"live":');
      pile.text.add(text);
      pile.records += 1;
      pile.characters += text.length;
      pile.count += 1;
      if (pile.records === PAGE_SIZE) closePage(collection);
    },
    flush,
    commit: async (given, values) => {
      for (const collection of SUMMARY_ORDER) closePage(collection);
      const begun = await flush(0);
      const flushed = begun.ok ? await catchUp(0) : begun;
      if (!flushed.ok) return flushed;
      const summary = { ...given, changeId, at: core.now(), count: piles[given.collection].count };
      // A snapshot that is being written must not see the fold at the end.
      return inUpkeep(core, async () => {
        const entry = encodeEntry({ kind: 'bulk-commit', summary, stretches: stretches(), values: [...values] });
        const appended = await appendFrame(core, entry, { isMirrored: true });
        if (!appended.ok) return appended;
        build.finish(summary, stretches());
        applyValues(core, values);
        // A fold that fails costs nothing: the journal holds it all.
        await foldNow(core);
        core.changed(SUMMARY_ORDER.filter((collection) => piles[collection].count > 0));
        return ok({ changeId });
      });
    },
    abort: async () => {
      await catchUp(0);
      if (!isJournalled || core.isDraining) return;
      const entry = encodeEntry({ kind: 'bulk-abort', bulk: changeId });
      await core.commits.run(() => appendFrame(core, entry, { isMirrored: true }));
      await core.upkeep.run(() => dropUnseenPages(core));
    },
  };
}
