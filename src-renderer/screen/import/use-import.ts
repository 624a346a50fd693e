import { useCallback, useEffect, useRef, useState } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { CsvField, FilePreview, ReadOptions } from '../../../src-shared/exchange-contract';
import { ok, type Result } from '../../../src-shared/result';
import type { UpdateChoice, Whose } from '../../../src-shared/vault-contract';
import { closeExchange, connectToVault, reread } from '../links/exchange';
import { vault } from '../links/vault';
import { readFile, type ReadProgress } from './read-file';
import { optionsFor, optionsShown } from './read-options';

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
      /** How it is being read again: what is shown is still the reading before. */
      readonly rereading?: ReadOptions;
    }
  | { readonly kind: 'storing'; readonly preview: FilePreview };

export interface Import {
  readonly state: ImportState;
  readonly take: (file: File) => void;
  /** Only what is to be otherwise: the rest is read as it is shown. */
  readonly reread: (said: ReadOptions) => void;
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
  /** How the file was asked to be read last; undefined where nobody asked. */
  const asked = useRef<ReadOptions>(undefined);
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
      asked.current = undefined;
      byHand.current = undefined;
      void readFile(file, show).then(async (read) => {
        const shown = isVaultOpen && mine === turn.current ? await asBefore(read) : previewOf(read);
        if (mine !== turn.current) return;
        if (shown.ok) return setState(shown.value);
        setState({ kind: 'waiting', failed: { fileName: file.name, error: shown.error } });
        void closeExchange();
      });
    },
    [isVaultOpen],
  );

  const preview = state.kind === 'preview' ? state.preview : undefined;
  const readAgain = useCallback(
    (said: ReadOptions) => {
      if (!preview) return;
      const mine = turn.current;
      const options = optionsFor(said, asked.current ?? optionsShown(preview));
      asked.current = options;
      byHand.current = said.mapping ?? (options.mapping && byHand.current);
      setState((before) => (before.kind === 'preview' ? { ...before, rereading: options } : before));
      void reread(options).then(async (read) => {
        const isLatest = () => mine === turn.current && asked.current === options;
        if (!isLatest()) return;
        const shown = isVaultOpen && !options.mapping ? await asBefore(read, options) : previewOf(read);
        if (!isLatest()) return;
        if (!shown.ok) asked.current = undefined;
        setState((before) => {
          if (before.kind !== 'preview') return before;
          if (shown.ok) return shown.value;
          const { rereading: _given, ...still } = before;
          return { ...still, error: shown.error };
        });
      });
    },
    [isVaultOpen, preview],
  );

  const cancel = useCallback(() => {
    turn.current++;
    void closeExchange();
    setState({ kind: 'waiting' });
  }, []);

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

type Shown = Extract<ImportState, { readonly kind: 'preview' }>;
type Read = Result<FilePreview, AppError>;

const previewOf = (read: Read): Result<Shown, AppError> =>
  read.ok ? ok({ kind: 'preview', preview: read.value }) : read;

/** What was read; a table once more, as the partner said for one with the same header, where that was ever said. */
async function asBefore(read: Read, options: ReadOptions = {}): Promise<Result<Shown, AppError>> {
  const csv = read.ok ? read.value.csv : undefined;
  if (!csv) return previewOf(read);
  const kept = await vault.csvMapping({ columns: [...csv.columns] });
  if (!kept.ok || kept.value.mapping?.length !== csv.columns.length) return previewOf(read);
  const again = await reread({ ...options, mapping: [...kept.value.mapping] });
  return again.ok ? ok({ kind: 'preview', preview: again.value, isRemembered: true }) : previewOf(read);
}

const remember = (columns: readonly string[], mapping: readonly CsvField[]) =>
  vault.keepCsvMapping({ columns: [...columns], mapping: [...mapping] });

async function storeFrom(store: () => ReturnType<Store>): Promise<Result<unknown, AppError>> {
  const connected = await connectToVault();
  return connected.ok ? store() : connected;
}
