import { createDirectoryCrypto } from '../../../src-renderer/vault/crypto/directory-keys.ts';
import { loadSodium } from '../../../src-renderer/vault/crypto/sodium.ts';
import { directoryHandlers } from '../../../src-renderer/vault/handlers/directory.ts';
import { createDirectoryDesk, type DirectoryDesk } from '../../../src-renderer/vault/publishing/desk.ts';
import { checkHere, type CheckKeys } from '../../../src-renderer/vault/publishing/feed-checker.ts';
import type { OpenVault } from '../../../src-renderer/vault/session/open-vault.ts';
import { createSheetTurn } from '../../../src-renderer/vault/session/sheet-turn.ts';
import type { DeviceStore } from '../../../src-renderer/vault/store/types.ts';
import type { Handlers } from '../../../src-shared/contract.ts';
import type { directoryContract } from '../../../src-shared/directory-contract.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { ShellDirectoryEvent } from '../../../src-shared/shell-directory-contract.ts';
import { err, ok } from '../../../src-shared/result.ts';
import { yieldToOthers } from '../../../src-shared/yield-to-others';
import { createTestBook, type TestBook } from '../book.ts';
import { makeCarrier, type MadeCarrier } from '../shell/made-carrier.ts';

/** What stands in for the partner at the vault's window: answers what the sheet that is shown would answer. */
export type AtTheSheet = () => unknown;

export interface TestPartner {
  readonly book: TestBook;
  readonly carrier: MadeCarrier;
  readonly device: DeviceStore;
  readonly desk: () => DirectoryDesk;
  readonly handlers: () => Handlers<typeof directoryContract>;
  /** Answers the sheets to come, in turn; the last one goes on being answered. */
  readonly answer: (...answers: readonly AtTheSheet[]) => void;
  /** As if locked and unlocked: everything in memory is made anew from what is kept. */
  readonly reopen: () => void;
  readonly files: Map<string, Uint8Array>;
  /** From now on the folder takes nothing, as the carrier says of such a disk; undefined: it takes everything again. */
  readonly refuseWrites: (error: AppError | undefined) => void;
  /** After so many more reads the folder is away; undefined: it is back. */
  readonly goAwayAfter: (reads: number | undefined) => void;
  readonly close: () => void;
}

/** Everything that is on a letter. */
export const SEND_ALL = (): readonly string[] => Array.from({ length: 1_000 }, (_, index) => String(index));
export const KEEP = (): readonly string[] => [];

/**
 * The vault's side of the directory over the shell's real carrier and real keys. Book and window are the tests' own:
 * the letter as it is drawn is tried in the app.
 */
export async function createTestPartner(
  folder: string,
  kept?: Partial<Pick<TestPartner, 'device'>>,
): Promise<TestPartner> {
  const sodium = await loadSodium();
  if (!sodium.ok) throw new Error(sodium.error.kind);
  let heed: (event: ShellDirectoryEvent) => void = () => undefined;
  // A busy machine is no share that hangs.
  const carrier = await makeCarrier({ pollInMs: 1_000, silentForMs: 60_000, tell: (event) => heed(event) });
  const book = createTestBook();
  const device = kept?.device ?? createMemoryDevice();
  const files = new Map<string, Uint8Array>();
  let answers: readonly AtTheSheet[] = [SEND_ALL];
  let trouble: AppError | undefined;
  let readsLeft = Infinity;
  const isAway = (): boolean => (readsLeft -= 1) < 0;
  const directoryCrypto = createDirectoryCrypto(sodium.value);
  const vault = {
    store: book.store,
    book,
    device,
    directoryCrypto,
    startChecker: (keys: CheckKeys) => checkHere(directoryCrypto, keys, yieldToOthers),
    room: {
      shell: { ...shellOver(carrier, folder, () => trouble, isAway), ...fileShell(files) },
      turn: createSheetTurn(),
      emit: () => undefined,
      host: {
        present: async () => {
          const [next = SEND_ALL, ...rest] = answers;
          if (rest.length > 0) answers = rest;
          return next();
        },
      },
    },
  } as unknown as OpenVault;
  let desk = createDirectoryDesk(vault);
  let handlers = directoryHandlers(desk);
  heed = (event) => desk.heed(event);
  return {
    book,
    carrier,
    device,
    files,
    desk: () => desk,
    handlers: () => handlers,
    answer: (...next) => {
      answers = next;
    },
    reopen: () => {
      desk = createDirectoryDesk(vault);
      handlers = directoryHandlers(desk);
      desk.start();
    },
    refuseWrites: (error) => {
      trouble = error;
    },
    goAwayAfter: (reads = Infinity) => {
      readsLeft = reads;
    },
    close: () => carrier.close(),
  };
}

function shellOver(carrier: MadeCarrier, folder: string, trouble: () => AppError | undefined, isAway: () => boolean) {
  return {
    chooseDirectoryFolder: async ({ purpose }: { readonly purpose: 'found' | 'join' }) => {
      const fits = await carrier.chosen(folder, purpose);
      return fits.ok ? ok({ path: folder }) : fits;
    },
    openDirectory: ({ path }: { readonly path: string }) => carrier.open(path),
    listDirectory: ({ stamps }: { readonly stamps?: boolean }) => carrier.list(stamps),
    readDirectory: async ({ feeds }: { readonly feeds: Parameters<MadeCarrier['read']>[0] }) =>
      isAway() ? err({ kind: 'directory-away', why: 'no-answer' } as const) : carrier.read(feeds),
    writeDirectory: async (entry: Parameters<MadeCarrier['write']>[0]) => {
      const error = trouble();
      return error ? err(error) : carrier.write(entry);
    },
    mendDirectory: (file: Parameters<MadeCarrier['mend']>[0]) => carrier.mend(file),
    dropDirectoryContent: (file: Parameters<MadeCarrier['drop']>[0]) => carrier.drop(file),
    directoryTraffic: async () => ok(carrier.traffic()),
  };
}

function fileShell(files: Map<string, Uint8Array>) {
  const writes = new Map<number, { readonly name: string; chunk?: Uint8Array }>();
  return {
    beginFile: async ({ suggestedName }: { readonly suggestedName: string }) => {
      writes.set(writes.size + 1, { name: suggestedName });
      return ok({ writeId: writes.size, path: suggestedName });
    },
    writeFile: async ({ writeId, chunk }: { readonly writeId: number; readonly chunk: Uint8Array }) => {
      const write = writes.get(writeId);
      if (!write) return err({ kind: 'not-found', what: 'file' } as const);
      write.chunk = chunk;
      return ok(null);
    },
    commitFile: async ({ writeId }: { readonly writeId: number }) => {
      const write = writes.get(writeId);
      if (!write?.chunk) return err({ kind: 'not-found', what: 'file' } as const);
      files.set(write.name, write.chunk);
      return ok({ path: write.name, bytes: write.chunk.length });
    },
    abortFile: async () => ok(null),
  };
}

/** A profile's own rows, in memory. */
export function createMemoryDevice(): DeviceStore & { readonly rows: Map<string, Uint8Array> } {
  const rows = new Map<string, Uint8Array>();
  const name = (table: string, key: string) => `${table} ${key}`;
  return {
    rows,
    get: async (table, key) => rows.get(name(table, key))?.slice(),
    getMany: async (table, keys) => keys.map((key) => rows.get(name(table, key))?.slice()),
    put: async (table, added) => {
      for (const { key, bytes } of added) rows.set(name(table, key), bytes.slice());
      return ok(null);
    },
    remove: async (table, keys) => {
      for (const key of keys) rows.delete(name(table, key));
    },
    keys: async (table) =>
      [...rows.keys()].flatMap((key) => (key.startsWith(`${table} `) ? [key.slice(table.length + 1)] : [])),
  };
}
