import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { yieldToOthers } from '../../../src-shared/yield-to-others';
import { bulkVersion, setRef } from './bulk-build';
import { writePages } from './bulk-pages';
import type { StoreCore } from './core';
import { createReadPart, type UnwrittenPart } from './unwritten';

/** So many are sealed and handed to the database at a stretch. */
const PAGES_AT_ONCE = 4;

/** Writes the pages that so far only the journal has. A job of `upkeep`, in slices that let calls through. */
export async function writeUnwritten(core: StoreCore): Promise<Result<null, AppError>> {
  const readPart = createReadPart(core.shell, core.sealer);
  const parts = core.unwritten.parts();
  let coming = parts[0] && readPart(parts[0]);
  for (const [index, part] of parts.entries()) {
    const read = await coming;
    if (!read?.ok) return read ?? ok(null);
    // The next is read while this one is written.
    const next = parts[index + 1];
    coming = next && readPart(next);
    const written = await writePart(core, part, read.value);
    if (!written.ok) return written;
    core.unwritten.remove(part);
  }
  return ok(null);
}

async function writePart(
  core: StoreCore,
  { collection, firstPage }: UnwrittenPart,
  pages: readonly Uint8Array[],
): Promise<Result<null, AppError>> {
  const writing: Promise<boolean>[] = [];
  const write = async (from: number): Promise<boolean> => {
    const run = { collection, firstPage: firstPage + from, pages: pages.slice(from, from + PAGES_AT_ONCE) };
    const refs = await writePages(core.sealer, core.db.backendDB(), bulkVersion(core), run).catch(() => undefined);
    for (const [index, ref] of (refs ?? []).entries()) {
      setRef(core.refs[collection].pages, firstPage + from + index, ref);
    }
    return refs !== undefined;
  };
  for (let from = 0; from < pages.length; from += PAGES_AT_ONCE) {
    if (core.isDraining) return err({ kind: 'locked' });
    writing.push(write(from));
    await yieldToOthers();
  }
  const isWritten = await Promise.all(writing);
  return isWritten.every(Boolean) ? ok(null) : err({ kind: 'failed', where: 'fold: pages' });
}
