import type { CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { ChangeId } from '../../../src-shared/ids';
import { assertNever, err, ok, type Result } from '../../../src-shared/result';
import { applyEffects, prepareEffects, type Effects } from './apply';
import type { AddedLines } from './bulk-lines';
import { bulkVersion, createBulkBuild, type BulkBuild } from './bulk-build';
import { writePages } from './bulk-pages';
import { applyValue, applyValues, itemOf, moveItem } from './commit';
import type { StoreCore } from './core';
import { foldNow } from './fold';
import { PAGE_SIZE, perCollection } from './geometry';
import { renewLines } from './import-lines';
import { createLinesHere } from './lines-here';
import type { LinesMaker } from './lines-in-worker';
import type { JournalEntry, Step } from './journal-entry';
import { encodePage, liveRecords } from './page-codec';

/** Does again what the journal says, in its order. */
export interface Replayer {
  readonly apply: (entry: JournalEntry) => Promise<Result<null, AppError>>;
}

type EntryOf<Kind extends JournalEntry['kind']> = Extract<JournalEntry, { kind: Kind }>;

const outOfOrder: AppError = { kind: 'vault-damaged', part: 'journal', where: 'order of changes' };

export function createReplayer(core: StoreCore): Replayer {
  let parts: { readonly of: ChangeId; readonly steps: Step[]; readonly images: Step[] } | undefined;
  let bulk: { readonly id: ChangeId; readonly build: BulkBuild; readonly lines: LinesMaker } | undefined;

  /** A change that went out in several frames, whole again. Parts that nothing closed were never acknowledged. */
  function whole<E extends EntryOf<'change'> | EntryOf<'undo' | 'redo'>>(entry: E): E {
    const of = entry.kind === 'change' ? entry.summary.changeId : entry.of;
    const before = parts?.of === of ? parts : undefined;
    parts = undefined;
    if (before === undefined) return entry;
    return { ...entry, steps: [...before.steps, ...entry.steps], images: [...before.images, ...entry.images] };
  }

  async function effect(effects: Effects): Promise<Result<null, AppError>> {
    const prepared = await prepareEffects(core, effects);
    if (!prepared.ok) return prepared;
    applyEffects(core, prepared.value);
    return ok(null);
  }

  async function applyChange(entry: EntryOf<'change'>): Promise<Result<null, AppError>> {
    const { steps, images, touched, summary, values } = whole(entry);
    const done = await effect({ steps, touched, stretches: [] });
    if (!done.ok) return done;
    core.undo.push(itemOf(summary, touched, images));
    applyValues(core, values);
    return done;
  }

  async function applyTurn(entry: EntryOf<'undo' | 'redo'>): Promise<Result<null, AppError>> {
    const { kind, of, steps, images, touched, stretches, values } = whole(entry);
    const item = (kind === 'undo' ? core.undo.done : core.undo.undone).at(-1);
    if (item?.summary.changeId !== of) return err(outOfOrder);
    const done = await effect({ steps, touched, stretches });
    if (!done.ok) return done;
    moveItem(core, kind, item, images);
    applyValues(core, values);
    return done;
  }

  async function applyBulkPart({ bulk: id, collection, firstPage, pages }: EntryOf<'bulk-part'>): Promise<void> {
    if (bulk?.id !== id) bulk = { id, build: createBulkBuild(core), lines: createLinesHere(core) };
    for (const [index, page] of pages.entries()) {
      for (const [position, record] of liveRecords(page).entries()) {
        bulk.lines.meet(collection, (firstPage + index) * PAGE_SIZE + position, record);
      }
    }
    const run = { collection, firstPage, pages: pages.map(encodePage) };
    const written = await writePages(core.sealer, core.db.backendDB(), bulkVersion(core), run);
    bulk.build.notePages(collection, firstPage, written);
  }

  async function applyBulkCommit({
    summary,
    stretches,
    values,
  }: EntryOf<'bulk-commit'>): Promise<Result<null, AppError>> {
    // An import that brought nobody has no parts; it can be taken back all the same.
    const begun = bulk?.id === summary.changeId ? bulk : undefined;
    if (begun === undefined && stretches.length > 0) return err(outOfOrder);
    const lines: Record<CollectionName, AddedLines | undefined> = perCollection(() => undefined);
    for (const { collection } of stretches) {
      const ended = await begun?.lines.end(collection);
      if (ended && !ended.ok) return ended;
      lines[collection] = ended?.value;
    }
    await (begun?.build ?? createBulkBuild(core)).finish(summary, stretches, lines);
    if (begun) await renewLines(core, begun.lines.stale());
    bulk = undefined;
    applyValues(core, values);
    return foldNow(core);
  }

  return {
    apply: async (entry) => {
      switch (entry.kind) {
        case 'change':
          return applyChange(entry);
        case 'undo':
        case 'redo':
          return applyTurn(entry);
        case 'part':
          if (parts?.of !== entry.of) parts = { of: entry.of, steps: [], images: [] };
          parts.steps.push(...entry.steps);
          parts.images.push(...entry.images);
          return ok(null);
        case 'value':
          applyValue(core, entry.key, entry.value);
          return ok(null);
        case 'bulk-part':
          await applyBulkPart(entry);
          return ok(null);
        case 'bulk-commit':
          return applyBulkCommit(entry);
        case 'bulk-abort':
          bulk = undefined;
          return ok(null);
        default:
          return assertNever(entry);
      }
    },
  };
}
