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
  let writing: Promise<boolean> | undefined;
  let hasBegun = false;
  let isFailing = false;

  async function writeAll(): Promise<boolean> {
    while (waiting.length > 0) {
      const rows = waiting;
      waiting = [];
      try {
        await frames.bulkPut(rows);
        isFailing = false;
      } catch {
        waiting = [...rows, ...waiting];
        const isNew = !isFailing;
        isFailing = true;
        writing = undefined;
        if (isNew) failed();
        return false;
      }
    }
    writing = undefined;
    return true;
  }

  /** In a task of its own: the answer to the save goes out first, and what comes close together is written together. */
  const write = (): Promise<boolean> =>
    (writing ??= new Promise((resolve) => {
      setTimeout(() => resolve(writeAll()), 0);
    }));

  return {
    add: (row) => {
      waiting = [...waiting, row];
      if (hasBegun) void write();
    },
    begin: () => {
      hasBegun = true;
      if (waiting.length > 0) void write();
    },
    caughtUp: async () => {
      while (hasBegun && waiting.length > 0) if (!(await write())) return false;
      return (await writing) ?? true;
    },
  };
}
