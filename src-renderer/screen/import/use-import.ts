import { useCallback, useEffect, useRef, useState } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { CsvOptions, FilePreview } from '../../../src-shared/exchange-contract';
import type { Result } from '../../../src-shared/result';
import type { Whose } from '../../../src-shared/vault-contract';
import { closeExchange, rereadCsv } from '../links/exchange';
import { shell } from '../links/shell';
import { readFile, type ReadProgress } from './read-file';

export type ImportState =
  | { readonly kind: 'waiting'; readonly error?: AppError }
  | { readonly kind: 'reading'; readonly fileName: string; readonly progress: ReadProgress }
  | { readonly kind: 'preview'; readonly preview: FilePreview; readonly error?: AppError }
  | { readonly kind: 'storing'; readonly preview: FilePreview };

export interface Import {
  readonly state: ImportState;
  readonly take: (file: File) => void;
  readonly reread: (options: CsvOptions) => void;
  /** Gives the preview up; the exchange process ends. */
  readonly cancel: () => void;
  readonly store: (whose: Whose) => void;
}

type Store = (whose: Whose, preview: FilePreview) => Promise<Result<unknown, AppError>>;

/** From a file to what is stored of it. `store` does the last step: into a new vault or into the open one. */
export function useImport(store: Store): Import {
  const [state, setState] = useState<ImportState>({ kind: 'waiting' });
  const turn = useRef(0);

  const take = useCallback((file: File) => {
    const mine = ++turn.current;
    const reading = (progress: ReadProgress) => ({ kind: 'reading', fileName: file.name, progress }) as const;
    // A CSV file that is read again tells its progress as well, and must not take its preview away.
    const show = (progress: ReadProgress) => {
      if (mine === turn.current) setState((before) => (before.kind === 'reading' ? reading(progress) : before));
    };
    setState(reading({ step: 'handing over', done: 0, total: file.size }));
    void readFile(file, show).then((read) => {
      if (mine !== turn.current) return;
      setState(read.ok ? { kind: 'preview', preview: read.value } : { kind: 'waiting', error: read.error });
      if (!read.ok) void closeExchange();
    });
  }, []);

  const reread = useCallback((options: CsvOptions) => {
    const mine = turn.current;
    void rereadCsv(options).then((read) => {
      if (mine !== turn.current) return;
      setState((before) => {
        if (before.kind !== 'preview') return before;
        return read.ok ? { kind: 'preview', preview: read.value } : { ...before, error: read.error };
      });
    });
  }, []);

  const cancel = useCallback(() => {
    turn.current++;
    void closeExchange();
    setState({ kind: 'waiting' });
  }, []);

  const preview = state.kind === 'preview' ? state.preview : undefined;
  const storePreview = useCallback(
    (whose: Whose) => {
      if (!preview) return;
      setState({ kind: 'storing', preview });
      void storeFrom(preview, whose, store).then((stored) => {
        if (stored.ok) setState({ kind: 'waiting' });
        else if (stored.error.kind === 'cancelled') setState({ kind: 'preview', preview });
        else setState({ kind: 'preview', preview, error: stored.error });
      });
    },
    [preview, store],
  );

  useEffect(() => () => void closeExchange(), []);
  return { state, take, reread, cancel, store: storePreview };
}

async function storeFrom(preview: FilePreview, whose: Whose, store: Store): Promise<Result<unknown, AppError>> {
  const connected = await shell.connectExchangeToVault({});
  if (!connected.ok) return connected;
  return store(whose, preview);
}
