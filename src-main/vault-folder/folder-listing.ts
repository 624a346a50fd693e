import { readdir } from 'node:fs/promises';

import { isMissing } from './disk-error';

export const HEADER_NAMES = ['header.a', 'header.b'] as const;
const JOURNAL_PATTERN = /^journal-([1-9][0-9]{0,15})\.bwj$/;
const SNAPSHOT_PATTERN = /^snapshot-(0|[1-9][0-9]{0,15})\.bws$/;

/** The parts of a vault that lie in a folder, by name; newest first. */
export interface FolderListing {
  readonly headers: readonly string[];
  readonly journals: readonly NumberedFile[];
  readonly snapshots: readonly NumberedFile[];
  /** Everything there is, ours or not. */
  readonly names: readonly string[];
}

interface NumberedFile {
  readonly name: string;
  readonly seq: number;
}

/** Lists a folder; one that does not exist has nothing in it. */
export async function listFolder(folder: string): Promise<FolderListing> {
  const names = await readdir(folder).catch((cause: unknown): string[] => {
    if (isMissing(cause)) return [];
    throw cause;
  });
  return {
    headers: HEADER_NAMES.filter((name) => names.includes(name)),
    journals: numbered(names, JOURNAL_PATTERN),
    snapshots: numbered(names, SNAPSHOT_PATTERN),
    names,
  };
}

/** True where anything of a vault is there: then nothing may be created over it. */
export const hasVault = ({ headers, journals, snapshots }: FolderListing): boolean =>
  headers.length + journals.length + snapshots.length > 0;

export const isSnapshotName = (name: string): boolean => SNAPSHOT_PATTERN.test(name);

function numbered(names: readonly string[], pattern: RegExp): NumberedFile[] {
  return names
    .flatMap((name) => {
      const match = pattern.exec(name);
      return match === null ? [] : [{ name, seq: Number(match[1]) }];
    })
    .toSorted((a, b) => b.seq - a.seq);
}
