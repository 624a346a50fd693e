import type { FrameRow, StoreDb } from './db';

/**
 * Copies the journal's frames into the working store, behind the saves and in the journal's order. A frame is durable
 * before it comes here; the copy is there for a journal that loses its tail.
 */
export interface Mirror {
  readonly add: (row: FrameRow) => void;
  /** Until now rows were only collected: which database they belong to was not settled. */
  readonly begin: () => void;
  /** Resolves when all that was added by now is in the database; false where that failed. */
  readonly caughtUp: () => Promise<boolean>;
}

/** `failed` is told once for each spell of failing; rows that could not be written are tried again with the next ones. */
export function createMirror(frames: StoreDb['frames'], failed: () => void): Mirror {
  let waiting: readonly FrameRow[] = [];
  let added = 0;
  let written = 0;
  let writing: Promise<boolean> | undefined;
  let hasBegun = false;
  let isFailing = false;

  async function writeWaiting(): Promise<boolean> {
    const rows = waiting;
    waiting = [];
    const isWritten = await frames.bulkPut(rows).then(
      () => true,
      () => false,
    );
    writing = undefined;
    if (isWritten) {
      written += rows.length;
      isFailing = false;
      if (waiting.length > 0) void write();
      return true;
    }
    waiting = [...rows, ...waiting];
    if (!isFailing) {
      isFailing = true;
      failed();
    }
    return false;
  }

  /** In a task of its own: the answer to the save goes out first, and what comes close together is written together. */
  const write = (): Promise<boolean> =>
    (writing ??= new Promise((resolve) => {
      setTimeout(() => resolve(writeWaiting()), 0);
    }));

  return {
    add: (row) => {
      waiting = [...waiting, row];
      added += 1;
      if (hasBegun) void write();
    },
    begin: () => {
      hasBegun = true;
      if (waiting.length > 0) void write();
    },
    caughtUp: async () => {
      if (!hasBegun) return true;
      // Not until none is waiting: saves may come for ever.
      let missing = added - written;
      while (missing > 0) {
        const before = written;
        if (!(await write())) return false;
        missing -= written - before;
      }
      return true;
    },
  };
}
