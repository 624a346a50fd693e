import { useCallback, useEffect, useRef, useState } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { CsvField, FilePreview, ReadOptions } from '../../../src-shared/exchange-contract';
import type { Result } from '../../../src-shared/result';
import type { UpdateChoice, Whose } from '../../../src-shared/vault-contract';
import { closeExchange, connectToVault, reread } from '../links/exchange';
import { vault } from '../links/vault';
import { readFile, type ReadProgress } from './read-file';

/** Why a file could not be read. */
export interface FailedRead {
  readonly fileName: string;
  readonly error: AppError;
}

export type ImportState =
  | { readonly kind: 'waiting'; readonly failed?: FailedRead }
  | { readonly kind: 'reading'; readonly fileName: string; readonly progress: ReadProgress }
  | {
      readonly kind: 'preview';
      readonly preview: FilePreview;
      readonly error?: AppError;
      /** The columns are read as the partner said for such a table before. */
      readonly isRemembered?: boolean;
    }
  | { readonly kind: 'storing'; readonly preview: FilePreview };

export interface Import {
  readonly state: ImportState;
  readonly take: (file: File) => void;
  readonly reread: (options: ReadOptions) => void;
  /** Gives the preview up; the exchange process ends. */
  readonly cancel: () => void;
  readonly store: (whose: Whose, updates?: UpdateChoice) => void;
}

type Store = (whose: Whose, preview: FilePreview, updates?: UpdateChoice) => Promise<Result<unknown, AppError>>;

/**
 * From a file to what is stored of it. `store` does the last step: into a new vault or into the open one, which alone
 * remembers how tables were read before.
 */
export function useImport(store: Store, { isVaultOpen }: { readonly isVaultOpen: boolean }): Import {
  const [state, setState] = useState<ImportState>({ kind: 'waiting' });
  const turn = useRef(0);
  /** What the columns are read as, once it was said by hand. */
  const byHand = useRef<ReadOptions['mapping']>(undefined);

  const take = useCallback(
    (file: File) => {
      const mine = ++turn.current;
      const reading = (progress: ReadProgress) => ({ kind: 'reading', fileName: file.name, progress }) as const;
      // A CSV file that is read again tells its progress as well, and must not take its preview away.
      const show = (progress: ReadProgress) => {
        if (mine === turn.current) setState((before) => (before.kind === 'reading' ? reading(progress) : before));
      };
      setState(reading({ step: 'handing over', done: 0, total: file.size }));
      byHand.current = undefined;
      void readFile(file, show).then(async (read) => {
        const remembered = isVaultOpen && read.ok && mine === turn.current ? await readAsBefore(read.value) : undefined;
        if (mine !== turn.current) return;
        if (remembered) setState({ kind: 'preview', preview: remembered, isRemembered: true });
        else
          setState(
            read.ok
              ? { kind: 'preview', preview: read.value }
              : { kind: 'waiting', failed: { fileName: file.name, error: read.error } },
          );
        if (!read.ok) void closeExchange();
      });
    },
    [isVaultOpen],
  );

  const readAgain = useCallback((options: ReadOptions) => {
    const mine = turn.current;
    byHand.current = options.mapping;
    void reread(options).then((read) => {
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
    (whose: Whose, updates?: UpdateChoice) => {
      if (!preview) return;
      setState({ kind: 'storing', preview });
      void storeFrom(() => store(whose, preview, updates)).then((stored) => {
        if (stored.ok) {
          if (preview.csv && byHand.current) void remember(preview.csv.columns, byHand.current);
          setState({ kind: 'waiting' });
        } else if (stored.error.kind === 'cancelled') setState({ kind: 'preview', preview });
        else setState({ kind: 'preview', preview, error: stored.error });
      });
    },
    [preview, store],
  );

  useEffect(() => () => void closeExchange(), []);
  return { state, take, reread: readAgain, cancel, store: storePreview };
}

/** Reads a table as the partner said for one with the same header; undefined where nothing was ever said. */
async function readAsBefore(preview: FilePreview): Promise<FilePreview | undefined> {
  const { csv } = preview;
  if (!csv) return undefined;
  const kept = await vault.csvMapping({ columns: [...csv.columns] });
  if (!kept.ok || kept.value.mapping?.length !== csv.columns.length) return undefined;
  const again = await reread({ mapping: [...kept.value.mapping] });
  return again.ok ? again.value : undefined;
}

const remember = (columns: readonly string[], mapping: readonly CsvField[]) =>
  vault.keepCsvMapping({ columns: [...columns], mapping: [...mapping] });

async function storeFrom(store: () => ReturnType<Store>): Promise<Result<unknown, AppError>> {
  const connected = await connectToVault();
  return connected.ok ? store() : connected;
}
