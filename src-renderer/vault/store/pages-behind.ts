import type { Client } from '../../../src-shared/contract';
import { bulkVersion, setRef, type BulkBuild } from './bulk-build';
import type { BulkWriterContract } from './bulk-contract';
import type { StoreCore } from './core';
import type { BlobRef } from './sealing';
import type { UnwrittenPart } from './unwritten';

/** Of an import, whose pages are written once it stands; a megabyte of memory each. All of 100,000 people fit in. */
export const PARTS_HELD = 96;

/** Pages of an import on their way into the database, behind its frames. */
export interface PagesBehind {
  /**
   * Of a part that the journal has. The last of them wait until the import stands, which needs the processors more. One
   * that the database does not take is left to the fold.
   */
  readonly write: (part: UnwrittenPart) => void;
  /** Resolves once fewer parts than so many are being written. */
  readonly fewerThan: (count: number) => Promise<void>;
  /** The import stands: pages that are not written yet are read out of the journal until they are. */
  readonly putInForce: (build: BulkBuild) => void;
}

export function createPagesBehind(
  core: StoreCore,
  { writePages }: Pick<Client<BulkWriterContract>, 'writePages'>,
  giveBack: (part: UnwrittenPart, bytes: Uint8Array) => void,
): PagesBehind {
  const version = bulkVersion(core);
  const parts = new Map<UnwrittenPart, readonly BlobRef[] | undefined>();
  const held: UnwrittenPart[] = [];
  const writing: Promise<void>[] = [];
  let isInForce = false;

  async function writePart(part: UnwrittenPart): Promise<void> {
    const { collection, firstPage, pageEnds } = part;
    const written = await writePages({ collection, firstPage, pageEnds, version });
    if (!written.ok) return;
    const { refs, pages } = written.value;
    giveBack(part, pages);
    parts.set(part, refs);
    if (!isInForce) return;
    for (const [index, ref] of refs.entries()) setRef(core.refs[collection].pages, firstPage + index, ref);
    core.unwritten.remove(part);
  }

  return {
    write: (part) => {
      parts.set(part, undefined);
      held.push(part);
      const due = held.length > core.partsHeld ? held.shift() : undefined;
      if (due !== undefined) writing.push(writePart(due));
    },
    fewerThan: async (count) => {
      // They are written in turn.
      while (writing.length >= count) {
        const [oldest] = writing;
        await oldest;
        // Another may have waited for it as well.
        if (writing[0] === oldest) void writing.shift();
      }
    },
    putInForce: (build) => {
      isInForce = true;
      for (const [part, refs] of parts) {
        if (refs === undefined) core.unwritten.add(part);
        else build.notePages(part.collection, part.firstPage, refs);
      }
      writing.push(...held.splice(0).map(writePart));
    },
  };
}
