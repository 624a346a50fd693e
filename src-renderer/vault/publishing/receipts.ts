import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { KEY, readKept, receiptsSchema, type Receipts, type Values } from './kept';

/** Which entries the folder was seen to hold, byte for byte as signed, and when. */
export interface ReceiptBook {
  /** Grows with every receipt. */
  readonly revision: () => number;
  readonly has: (feed: string, seq: number) => boolean;
  /** ISO 8601 instant. */
  readonly at: (feed: string, seq: number) => string | undefined;
  readonly add: (
    entries: readonly { readonly feed: string; readonly seq: number }[],
    at: string,
  ) => Promise<Result<null, AppError>>;
}

export function createReceiptBook(values: Values): ReceiptBook {
  const runs = new Map<string, Receipts['runs']>();
  let revision = 0;
  for (const name of values.valueKeys()) {
    if (!name.startsWith(KEY.receipts)) continue;
    const kept = readKept(values, name, receiptsSchema);
    if (kept) runs.set(name.slice(KEY.receipts.length), kept.runs);
  }
  const find = (feed: string, seq: number) =>
    runs.get(feed)?.find(({ from, through }) => seq >= from && seq <= through);
  return {
    revision: () => revision,
    has: (feed, seq) => find(feed, seq) !== undefined,
    at: (feed, seq) => find(feed, seq)?.at,
    add: async (entries, at) => {
      for (const feed of new Set(entries.map((entry) => entry.feed))) {
        const seqs = entries.filter((entry) => entry.feed === feed).map(({ seq }) => seq);
        const next = [...(runs.get(feed) ?? []), ...runsOf(seqs, at)];
        const kept = await values.setValue(KEY.receipts + feed, { runs: next });
        if (!kept.ok) return kept;
        runs.set(feed, next);
        revision += 1;
      }
      return ok(null);
    },
  };
}

function runsOf(seqs: readonly number[], at: string): Receipts['runs'] {
  const runs: { from: number; through: number; at: string }[] = [];
  for (const seq of seqs.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.through === seq - 1) last.through = seq;
    else runs.push({ from: seq, through: seq, at });
  }
  return runs;
}
