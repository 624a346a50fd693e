import type { AppError } from '../../../src-shared/errors';
import type { ChangeId } from '../../../src-shared/ids';
import { assertNever, err, ok, type Result } from '../../../src-shared/result';
import { applyEffects, prepareEffects, type Effects } from './apply';
import { createBulkBuild } from './bulk-build';
import { applyValue, applyValues, itemOf, moveItem } from './commit';
import type { StoreCore } from './core';
import type { JournalEntry, Step } from './journal-entry';
import type { ReplayProgress } from './opening-progress';
import { replayLines, type ReplayedPart } from './replay-lines';

/** Does again what the journal says, in its order. */
export interface Replayer {
  readonly apply: (entry: JournalEntry) => Promise<Result<null, AppError>>;
}

type EntryOf<Kind extends JournalEntry['kind']> = Extract<JournalEntry, { kind: Kind }>;

/** Parts of an import whose bytes are held until it ends, a megabyte each; those of more are read once again. */
const PARTS_KEPT = 128;

const outOfOrder: AppError = { kind: 'vault-damaged', part: 'journal', where: 'order of changes' };

export function createReplayer(core: StoreCore, progress: ReplayProgress): Replayer {
  let parts: { readonly of: ChangeId; readonly steps: Step[]; readonly images: Step[] } | undefined;
  let bulk: { readonly id: ChangeId; readonly parts: ReplayedPart[] } | undefined;

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

  /** The pages stay in the journal: the next fold writes them. What is never ended by a commit costs no more than this. */
  function noteBulkPart({ bulk: id, collection, firstPage, pageEnds, bytes }: EntryOf<'bulk-part'>): void {
    if (bulk?.id !== id) bulk = { id, parts: [] };
    const part = { seq: core.head.seq, collection, firstPage, pageEnds };
    bulk.parts.push({ part, bytes: bulk.parts.length < PARTS_KEPT ? bytes : undefined });
  }

  async function applyBulkCommit({
    summary,
    stretches,
    values,
  }: EntryOf<'bulk-commit'>): Promise<Result<null, AppError>> {
    // An import that brought nobody has no parts; it can be taken back all the same.
    const begun = bulk?.id === summary.changeId ? bulk.parts : [];
    if (begun.length === 0 && stretches.length > 0) return err(outOfOrder);
    bulk = undefined;
    const lines = await replayLines(core, begun, stretches, progress.step);
    if (!lines.ok) return lines;
    for (const { part } of begun) core.unwritten.add(part);
    await createBulkBuild(core).finish(summary, stretches, lines.value);
    applyValues(core, values);
    return ok(null);
  }

  return {
    apply: async (entry) => {
      progress.step();
      // The parts of an import are put in force together.
      if (entry.kind !== 'bulk-part') progress.step();
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
          noteBulkPart(entry);
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
