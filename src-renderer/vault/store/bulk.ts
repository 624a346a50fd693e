import type { AnyRecord, CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { createId, type ChangeId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { ChangeSummary } from '../../../src-shared/vault-contract';
import type { FramePlace } from '../crypto/sealer';
import type { AddedLines } from './bulk-lines';
import { createBulkBuild, dropUnseenPages } from './bulk-build';
import { createPartBuilder, type BulkPart, type PartBuilder } from './bulk-part';
import { startBulkWriter } from './bulk-writer';
import { SUMMARY_ORDER, type StoreCore } from './core';
import { STATE } from './entry';
import { foldBeside } from './fold';
import { PAGE_SIZE, pageOf, perCollection, type PerCollection } from './geometry';
import { renewLines } from './import-lines';
import { appendFrame, appendMadeFrame } from './journal';
import { encodeEntry, type Stretch } from './journal-entry';
import { createLinesMaker } from './lines-maker';
import { applyValues } from './commit';
import type { BulkChange, KeptValue } from './types';
import { createPagesBehind } from './pages-behind';

type BulkSummary = Omit<ChangeSummary, 'changeId' | 'at' | 'count'>;

/** Bytes of pages in one frame of an import. */
const PART_LENGTH = 1024 * 1024;
/** Parts on their way into the journal while the next is made. */
const PARTS_AHEAD = 2;
/** Parts in the journal whose pages are being written into the database; each is held in memory. */
const PARTS_BEHIND = 8;
/** Ordinals left free in front of an import, so that a person can be added by hand while it runs. */
const ROOM_FOR_OTHERS = PAGE_SIZE;

export function beginBulk(core: StoreCore, summary: BulkSummary, expected = Infinity): BulkChange {
  if (core.bulk !== undefined) throw new Error('an import is running');
  const firstOrdinals = perCollection(
    (collection) => Math.ceil((core.collections[collection].nextOrdinal + ROOM_FOR_OTHERS) / PAGE_SIZE) * PAGE_SIZE,
  );
  const run = createBulkRun(core, firstOrdinals, expected);
  core.bulk = { firstOrdinals };
  const end = (): void => {
    run.end();
    core.bulk = undefined;
  };
  return {
    changeId: run.changeId,
    add: async (records) => {
      for (const { collection, record } of records) run.add(collection, record);
      return run.flush();
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
  /** Waits where more is being written than should be at once. */
  readonly flush: () => Promise<Result<null, AppError>>;
  readonly commit: (
    summary: BulkSummary,
    values: readonly KeptValue[],
  ) => Promise<Result<{ readonly changeId: ChangeId }, AppError>>;
  readonly abort: () => Promise<void>;
  /** Nothing comes after this. */
  readonly end: () => void;
}

/** What is not journalled yet. */
interface Pile {
  readonly part: PartBuilder;
  /** Of the next part. */
  firstPage: number;
  count: number;
}

function createBulkRun(core: StoreCore, firstOrdinals: PerCollection<number>, expected: number): BulkRun {
  const changeId = createId<'change'>();
  const writer = startBulkWriter(core, changeId);
  const pages = createPagesBehind(core, writer.call, ({ collection }, bytes) => piles[collection].part.giveBack(bytes));
  const lines = createLinesMaker(core, expected);
  const piles = perCollection((collection): Pile => ({
    part: createPartBuilder(),
    firstPage: pageOf(firstOrdinals[collection]),
    count: 0,
  }));
  const underWay: Promise<void>[] = [];
  let failure: AppError | undefined;
  let isJournalled = false;

  /** Begins to write the pages that have piled up; who adds goes on meanwhile. */
  function journalPile(collection: CollectionName): void {
    const pile = piles[collection];
    const { firstPage } = pile;
    const part: BulkPart = { collection, firstPage, ...pile.part.take() };
    pile.firstPage += part.pageEnds.length;
    underWay.push(
      finishPart(part).catch(() => {
        failure ??= { kind: 'failed', where: 'import: pages' };
      }),
    );
  }

  /** Its bytes go to the worker and come back, to be used again. */
  async function finishPart({ collection, firstPage, bytes, pageEnds }: BulkPart): Promise<void> {
    const lining = lines.flush(collection);
    const length = pageEnds.at(-1) ?? 0;
    const make = (place: FramePlace) => writer.call.makeFrame({ collection, firstPage, bytes, length, ...place });
    const appended = await core.commits.run(() => appendMadeFrame(core, { isMirrored: false }, make));
    isJournalled ||= appended.ok;
    if (appended.ok) pages.write({ seq: appended.value.seq, collection, firstPage, pageEnds });
    else failure ??= appended.error;
    const lined = await lining;
    if (!lined.ok) failure ??= lined.error;
  }

  /** Waits until no more than `ahead` parts are being written. */
  async function catchUp(ahead: number): Promise<Result<null, AppError>> {
    for (const writing of underWay.splice(0, Math.max(0, underWay.length - ahead))) await writing;
    return failure === undefined ? ok(null) : err(failure);
  }

  async function flush(): Promise<Result<null, AppError>> {
    if (failure !== undefined) return err(failure);
    if (core.isDraining) return err({ kind: 'locked' });
    await pages.fewerThan(PARTS_BEHIND);
    return catchUp(PARTS_AHEAD);
  }

  const filled = (): CollectionName[] => SUMMARY_ORDER.filter((collection) => piles[collection].count > 0);

  async function endLines(): Promise<Result<PerCollection<AddedLines | undefined>, AppError>> {
    const added: Record<CollectionName, AddedLines | undefined> = perCollection(() => undefined);
    for (const collection of filled()) {
      const ended = await lines.end(collection);
      if (!ended.ok) return ended;
      added[collection] = ended.value;
    }
    return ok(added);
  }

  const stretches = (): Stretch[] =>
    filled().map((collection) => {
      const from = firstOrdinals[collection];
      return { collection, from, to: from + piles[collection].count, state: STATE.live };
    });

  return {
    changeId,
    end: () => {
      void pages.fewerThan(1).then(writer.close);
      lines.close();
    },
    add: (collection, record) => {
      const pile = piles[collection];
      lines.meet(collection, firstOrdinals[collection] + pile.count, record);
      pile.part.add(record);
      pile.count += 1;
      if (pile.count % PAGE_SIZE === 0 && pile.part.length() >= PART_LENGTH) journalPile(collection);
    },
    flush,
    commit: async (given, values) => {
      for (const collection of SUMMARY_ORDER) {
        const { part } = piles[collection];
        part.endPage();
        if (part.length() > 0) journalPile(collection);
      }
      const flushed = await catchUp(0);
      if (!flushed.ok) return flushed;
      const lined = await endLines();
      if (!lined.ok) return lined;
      if (core.isDraining) return err({ kind: 'locked' });
      const summary = { ...given, changeId, at: core.now(), count: piles[given.collection].count };
      const save = async (): Promise<Result<{ readonly changeId: ChangeId }, AppError>> => {
        const entry = encodeEntry({ kind: 'bulk-commit', summary, stretches: stretches(), values: [...values] });
        const appended = await appendFrame(core, entry, { isMirrored: true });
        if (!appended.ok) return appended;
        const build = createBulkBuild(core);
        pages.putInForce(build);
        await build.finish(summary, stretches(), lined.value);
        await renewLines(core, lines.stale());
        applyValues(core, values);
        core.bulk = undefined;
        core.changed(filled());
        return ok({ changeId });
      };
      return beforeUpkeep(core, save, () => pages.fewerThan(1));
    },
    abort: async () => {
      await catchUp(0);
      // Pages that are still on their way are not waited for.
      writer.close();
      if (!isJournalled || core.isDraining) return;
      const entry = encodeEntry({ kind: 'bulk-abort', bulk: changeId });
      await core.commits.run(() => appendFrame(core, entry, { isMirrored: true }));
      await core.upkeep.run(() => dropUnseenPages(core));
    },
  };
}

/**
 * Runs a save that a fold must follow on: until then a start makes pages and lines again, out of the journal. Who waits
 * for the save does not wait for the fold.
 */
function beforeUpkeep<Value>(
  core: StoreCore,
  save: () => Promise<Result<Value, AppError>>,
  pagesWritten: () => Promise<void>,
): Promise<Result<Value, AppError>> {
  return new Promise((resolve, reject) => {
    const job = async (): Promise<void> => {
      const saved = await core.commits.run(save);
      resolve(saved);
      // A fold that fails costs nothing: the journal holds it all.
      if (!saved.ok) return;
      await pagesWritten();
      await foldBeside(core);
    };
    core.upkeep.run(job).catch(reject);
  });
}
