import { useCallback, useEffect, useRef, useState } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { FilePreview } from '../../../src-shared/exchange-contract';
import type { Result } from '../../../src-shared/result';
import type { Comparison } from '../../../src-shared/vault-contract';
import { asJob } from '../frame/jobs';
import { connectToVault } from '../links/exchange';
import { vault } from '../links/vault';

export interface Comparing {
  readonly comparison?: Comparison;
  readonly error?: AppError;
  /** Shows more of those who differ. */
  readonly loadMore?: () => Promise<void>;
}

/** Holds what a preview shows beside the open book; undefined until that is done. */
export function useComparison(preview: FilePreview | undefined): Comparing | undefined {
  const [done, setDone] = useState<{ readonly of: FilePreview; readonly result: Comparing }>();
  /** The vault does one long thing at a time: the next comparison waits for the one before to stop. */
  const running = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(() => {
    if (!preview) return undefined;
    let isWanted = true;
    let isRunning = false;
    const work = running.current.then(async () => {
      if (!isWanted) return;
      isRunning = true;
      const compared = await asJob(compare());
      isRunning = false;
      if (!isWanted) return;
      setDone({ of: preview, result: compared.ok ? { comparison: compared.value } : { error: compared.error } });
    });
    running.current = work;
    return () => {
      isWanted = false;
      if (isRunning) void vault.cancelJob({});
    };
  }, [preview]);

  const loadMore = useCallback(async () => {
    const shown = done?.result.comparison?.people.length ?? 0;
    const answer = await vault.differences({ from: shown, count: MORE });
    if (answer.ok)
      setDone((now) => (now && now === done ? { ...now, result: withMore(now.result, answer.value.people) } : now));
  }, [done]);
  return done !== undefined && done.of === preview ? { ...done.result, loadMore } : undefined;
}

/** Shown with one press; the most that is answered at once. */
const MORE = 500;

function withMore(result: Comparing, people: Comparison['people']): Comparing {
  const { comparison } = result;
  if (!comparison) return result;
  const all = [...comparison.people, ...people];
  return { comparison: { ...comparison, people: all, more: comparison.more - people.length } };
}

async function compare(): Promise<Result<Comparison, AppError>> {
  const connected = await connectToVault();
  return connected.ok ? vault.compareImport({}) : connected;
}
