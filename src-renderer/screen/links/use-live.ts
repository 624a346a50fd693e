import { useCallback, useEffect, useRef, useState } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import { isAbout, type Topic } from './topics';
import { onVaultEvent } from './vault';

export interface Live<Value> {
  readonly value: Value | undefined;
  readonly error: AppError | undefined;
  readonly reload: () => void;
}

/**
 * What `load` answers, asked again when `key` changes or the vault says that one of `topics` changed. While a
 * newer answer is on its way the last one stays, unless `key` is another one.
 */
export function useLive<Value>(
  key: string,
  load: () => Promise<Result<Value, AppError>>,
  topics: readonly Topic[],
): Live<Value> {
  const [state, setState] = useState<{ key: string; result: Result<Value, AppError> }>();
  const loadRef = useRef(load);
  loadRef.current = load;
  const underWay = useRef<{ readonly key: string; isStale: boolean }>(undefined);

  // One question at a time: a burst of changes asks once more when the answer is there, not once for each.
  const reload = useCallback(() => {
    if (underWay.current?.key === key) {
      underWay.current.isStale = true;
      return;
    }
    const turn = { key, isStale: false };
    underWay.current = turn;
    void loadRef.current().then((result) => {
      if (underWay.current !== turn) return;
      underWay.current = undefined;
      setState({ key, result });
      if (turn.isStale) reload();
    });
  }, [key]);

  const watched = topics.join(' ');
  useEffect(() => {
    reload();
    return onVaultEvent((event) => {
      if (isAbout(event, watched)) reload();
    });
  }, [reload, watched]);

  const result = state?.key === key ? state.result : undefined;
  return {
    value: result?.ok ? result.value : undefined,
    error: result && !result.ok ? result.error : undefined,
    reload,
  };
}
