import * as v from 'valibot';

import { method } from './contract';
import { shortText } from './book/fact';
import { shellDirectory, type ShellDirectoryEvent } from './shell-directory-contract';

/**
 * What the shell (Electron main) does for each room, over IPC. The shell sees ciphertext, the bytes that the partner
 * exports, and nothing else. It checks the sender's frame and origin on every call, and parses every input.
 */

const nothing = v.strictObject({});
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
// Not v.instance: it infers the bytes of a plain ArrayBuffer only, which no caller can promise.
const bytes = (limit: number) =>
  v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= limit, 'not too many bytes');
const MIB = 1024 * 1024;

/** Where the application stands, as the shell knows it. */
export type Phase =
  /** The vault folder has not answered yet: whether there is a vault is not known. */
  | { readonly kind: 'looking' }
  /** No vault in the vault folder: the first minute. */
  | { readonly kind: 'first-run' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'open' }
  /** The vault folder cannot be used; `error` says why. */
  | { readonly kind: 'unusable'; readonly error: import('./errors').AppError };

export interface ShellState {
  readonly phase: Phase;
  readonly vaultFolder: string;
  /** Set on the fallback runtime: "test runtime: not for real contacts". */
  readonly isTestRuntime: boolean;
  readonly appVersion: string;
  readonly electronVersion: string;
  /** Set after a room's process died by itself and everything was locked: the Locked page says so. */
  readonly stopped?: 'vault' | 'screen';
}

/** Screen → shell. */
export const shellForScreen = {
  state: method(nothing)<ShellState>(),
  /** Drains and locks; the screen's process ends. */
  lock: method(nothing)<null>(),
  /** The answer to `flush`: every draft is with the vault. The shell waits 250 ms for it, no longer. */
  flushed: method(nothing)<null>(),
  /** Brings the vault's sheet (unlock, letter) back to the front. */
  showVaultSheet: method(nothing)<null>(),
  /** Starts a throw-away exchange process; its port arrives as `exchange` port. Only one at a time. */
  openExchange: method(nothing)<null>(),
  /** Hands the exchange's deliveries to the vault (a port to both), for `beginImport` and `createVault`. */
  connectExchangeToVault: method(nothing)<null>(),
  /** Ends the exchange process, whatever it is doing. */
  closeExchange: method(nothing)<null>(),
  /** Asks for a backup file, checks its form, and puts it into the (empty) vault folder. Then the phase is `locked`. */
  restoreBackup: method(nothing)<{ readonly restored: boolean }>(),
  /** Opens the folder that holds the vault in the system's file manager. */
  revealVaultFolder: method(nothing)<null>(),
} as const;
export type ShellForScreen = typeof shellForScreen;

/** Shell → screen. `flush`: hand typed drafts to the vault now, the window is about to go. */
export type ShellEventForScreen =
  | { readonly kind: 'state'; readonly state: ShellState }
  | { readonly kind: 'flush' }
  | { readonly kind: 'exchange-ended' };

/** One of the copies of the vault's header, as found. */
export interface HeaderCopy {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface SnapshotFile {
  readonly name: string;
  readonly size: number;
}

/** How the journal stands on disk. Structure and hash chain are checked by the shell, which needs no key for it. */
export interface JournalState {
  /** Sequence of the first frame present; `headSeq + 1` where there is none. */
  readonly firstSeq: number;
  /** Sequence of the last sound frame; 0 before the first. */
  readonly headSeq: number;
  /** SHA-256 of the last sound frame; the vault id's hash before the first. */
  readonly headHash: Uint8Array;
  readonly bytes: number;
  /** An incomplete last frame (never acknowledged) was set aside into this file. */
  readonly tornTail?: string;
  /** A frame that is damaged though others follow or though it is complete. Nothing was changed. */
  readonly damage?: { readonly afterSeq: number; readonly where: string };
}

export type VaultFolder =
  | { readonly kind: 'absent'; readonly path: string }
  | {
      readonly kind: 'present';
      readonly path: string;
      /** Two header files and the header at the front of each snapshot; unreadable ones are left out. */
      readonly headers: readonly HeaderCopy[];
      /** Newest first. */
      readonly snapshots: readonly SnapshotFile[];
      readonly journal: JournalState;
    };

const writeId = count;
export const WRITE_TARGETS = ['snapshot', 'backup', 'export'] as const;
export const CHUNK_BYTES = MIB;

/** Vault → shell. */
export const shellForVault = {
  state: method(nothing)<ShellState>(),
  /** Locks the vault folder for this process and reads how it stands. */
  openVaultFolder: method(nothing)<VaultFolder>(),
  /** When the newest snapshot in the vault folder was written that is whole from end to end; null where none is. */
  lastGoodCopy: method(nothing)<{ readonly at: string | null }>(),
  /** Makes the folder with both header files and an empty journal. Refused with `vault-exists` where there is any trace of a vault. */
  createVaultFolder: method(v.strictObject({ header: bytes(MIB), genesisHash: bytes(32) }))<null>(),
  /** Replaces both header files, one after the other, each atomically and fsynced. */
  writeHeader: method(v.strictObject({ header: bytes(MIB) }))<null>(),
  /** Appends one frame and fsyncs it. Refused unless it carries the next sequence and the head's hash. */
  appendFrame: method(v.strictObject({ frame: bytes(64 * MIB) }))<{ readonly headSeq: number }>(),
  /** Whole frames with sequence > `afterSeq`, concatenated, up to about `limit` bytes (at least one frame). */
  readFrames: method(v.strictObject({ afterSeq: count, limit: count }))<{ readonly frames: Uint8Array }>(),
  /**
   * Drops frames up to `throughSeq`, which must be the sequence that the complete `snapshot` contains, after the vault
   * verified it. Older snapshots go too. A damaged or missing journal is set aside and a new one begun: the snapshot
   * says which hash it goes on from.
   */
  cutJournal: method(v.strictObject({ throughSeq: count, snapshot: shortText }))<null>(),
  /**
   * Begins a file. `snapshot`: in the vault folder. `backup` and `export`: the shell asks the partner for the place.
   * `cancelled` where they decline. Nothing appears under the final name before `commitFile`.
   */
  beginFile: method(
    v.strictObject({ target: v.picklist(WRITE_TARGETS), suggestedName: v.pipe(shortText, v.nonEmpty()) }),
  )<{ readonly writeId: number; readonly path: string }>(),
  writeFile: method(v.strictObject({ writeId, chunk: bytes(CHUNK_BYTES) }))<null>(),
  /** Fsyncs, renames into place, fsyncs the folder. */
  commitFile: method(v.strictObject({ writeId }))<{ readonly path: string; readonly bytes: number }>(),
  abortFile: method(v.strictObject({ writeId }))<null>(),
  /** Reads a snapshot by name, or the file just committed by its `writeId` (to verify it by opening). */
  readFile: method(
    v.strictObject({
      file: v.union([v.strictObject({ snapshot: shortText }), v.strictObject({ writeId })]),
      offset: count,
      length: v.pipe(count, v.maxValue(CHUNK_BYTES)),
    }),
  )<{ readonly chunk: Uint8Array; readonly size: number }>(),
  /** The vault is open: the shell lets the screen in, and applies what it must know of the settings. */
  vaultOpened: method(nothing)<null>(),
  applySettings: method(
    v.strictObject({
      idleMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 60)),
      lockOnScreenLock: v.boolean(),
      theme: v.picklist(['system', 'light', 'dark']),
    }),
  )<null>(),
  /** Shows the vault's window as a sheet over the screen, which takes no input meanwhile; or hides it. */
  showSheet: method(v.strictObject({ width: count, height: count }))<null>(),
  hideSheet: method(nothing)<null>(),
  /** Everything is drained: the shell may end this process. */
  drained: method(nothing)<null>(),
  /** Raw bytes of every file of profile and vault folder, in turn, for "Show me". `null` at the end. */
  scanNext: method(v.strictObject({ restart: v.boolean() }))<{
    readonly chunk: Uint8Array;
    readonly file: string;
    readonly filesTotal: number;
  } | null>(),
  ...shellDirectory,
} as const;
export type ShellForVault = typeof shellForVault;

/** Shell → vault. `drain`: finish what is in hand within 500 ms, then call `drained`. */
export type ShellEventForVault =
  | { readonly kind: 'drain' }
  | { readonly kind: 'sheet-closed' }
  | { readonly kind: 'exchange-ended' }
  | ShellDirectoryEvent;

/** What a preload puts on `window.shell`: untyped on purpose, each room types it with its own contract. */
export interface ShellBridge {
  readonly invoke: (method: string, input: unknown) => Promise<unknown>;
  readonly onEvent: (listener: (event: unknown) => void) => void;
}

/** `window.postMessage` data with which a preload hands a port to its page. */
export interface PortMessage {
  readonly kind: 'bailiwick-port';
  readonly to: 'vault' | 'exchange' | 'screen';
}
