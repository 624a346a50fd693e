import type { DirectoryPlace, FeedFiles, ListedFeed, OddFile } from '../../src-shared/directory-files';
import type { FilePart } from './names';

/**
 * What a directory thread does, one task at a time. Whatever touches the shared folder is done by these threads, with
 * calls that block: a share that does not answer then stops a thread, and not the app (Node's own pool of threads, which
 * the vault's journal needs too, would be stopped by four such calls).
 */
export interface Tasks {
  /** Whether the shared folder is there. */
  readonly look: { readonly input: Rooted; readonly output: DirectoryPlace };
  /** What a folder that is to be shared holds: `folder` where there is no `feeds` in it. */
  readonly inspect: { readonly input: Rooted; readonly output: 'directory' | 'folder' };
  /** Makes `feeds`, and a page for people who find the folder. */
  readonly found: { readonly input: Rooted; readonly output: null };
  readonly feeds: { readonly input: Rooted; readonly output: FeedNames };
  readonly list: { readonly input: ListInput; readonly output: FeedLists };
  readonly read: { readonly input: ReadInput; readonly output: ReadFiles };
  readonly write: { readonly input: WriteInput; readonly output: null };
  readonly mend: { readonly input: MendInput; readonly output: null };
  readonly drop: { readonly input: DropInput; readonly output: null };
}
export type TaskKind = keyof Tasks;

interface Rooted {
  readonly root: string;
}

/** Odd files, the first of them, and how many there are. */
interface Odd {
  readonly odd: readonly OddFile[];
  readonly oddTotal: number;
}
export interface FeedNames extends Odd {
  readonly feeds: readonly string[];
}
export interface FeedLists extends Odd {
  readonly feeds: readonly ListedFolder[];
}

/** A feed's folder as it was looked at. */
export interface ListedFolder {
  readonly feed: string;
  /** Another once a name in it has come, gone or been exchanged; empty where nothing but the names must be believed. */
  readonly state: string;
  /** Undefined: as it was when its state was the known one. */
  readonly files?: ListedFeed;
}

export interface ListInput extends Rooted {
  readonly feeds: readonly string[];
  /** So many names of each feed are looked at. */
  readonly most: number;
  readonly stamps: boolean;
  /** States of folders whose names are known. */
  readonly known: ReadonlyMap<string, string>;
}

export interface ReadInput extends Rooted {
  readonly feeds: readonly FeedFiles[];
}

export interface ReadFiles {
  readonly bytes: Uint8Array;
  readonly sizes: Int32Array;
  readonly stamps: Float64Array;
}

export interface DropInput extends Rooted {
  readonly feed: string;
  readonly seq: number;
}

export interface WriteInput extends DropInput {
  readonly entry: Uint8Array;
  readonly content?: Uint8Array | undefined;
  /** Set for a feed's first entry in this session: what an earlier one left half-written goes. */
  readonly isFirst: boolean;
}

export interface MendInput extends DropInput {
  readonly part: FilePart;
  readonly bytes: Uint8Array;
  /** What the vault read there; null: nothing, or nothing that can be read. */
  readonly instead: Uint8Array | null;
}

/** What one thread tells the others' keeper about itself while it works, in memory that both see. */
export interface Gauges {
  /** Grows with each file looked at: a thread that stands still is seen. */
  readonly progress: Int32Array;
  /** Bytes of files written and read, of all threads together. */
  readonly traffic: BigInt64Array;
}

export const WRITTEN = 0;
export const READ = 1;
