import type { ContentKeys, DirectoryCrypto } from '../../../src-renderer/vault/crypto/directory-keys.ts';
import { effectiveKind } from '../../../src-shared/directory-entry/kinds.ts';
import { toHex32 } from '../../../src-shared/directory-entry/key-bytes.ts';
import { checkFeed, type CheckedEntry, type CheckedFeed } from '../../../src-shared/directory-view/check-feed.ts';
import { readContent, type ContentOpener } from '../../../src-shared/directory-view/read-content.ts';
import { rowOf, type FeedRow, type ViewFeed } from '../../../src-shared/directory-view/rows.ts';
import type { FeedWriter, Firm } from './feed-writer.ts';

/** A feed's folder, as the carrier hands it over. */
export interface FeedFolder {
  readonly feedKey: Uint8Array;
  readonly entries: ReadonlyMap<number, Uint8Array>;
  readonly contents: ReadonlyMap<number, Uint8Array>;
}

export interface ReadFeed extends CheckedFeed {
  /** Undefined where nothing was accepted. */
  readonly view: ViewFeed | undefined;
}

/** What a writer has written, as a folder. */
export const folderOf = ({ feedKey, entries }: FeedWriter): FeedFolder => ({
  feedKey,
  entries: new Map(entries.map(({ seq, entry }) => [seq, entry])),
  contents: new Map(entries.flatMap(({ seq, content }) => (content === undefined ? [] : [[seq, content] as const]))),
});

export function openerOf(crypto: DirectoryCrypto, keys: ContentKeys): ContentOpener {
  return {
    sha256: crypto.sha256,
    hasKeyFor: (epoch) => keys.has(epoch),
    open: (place, file) => crypto.openContent(place, keys, file),
  };
}

/** Reads a folder from its first entry on, as the vault does on a first read. */
export function readFeed(crypto: DirectoryCrypto, firm: Firm, folder: FeedFolder): ReadFeed {
  const files = [...folder.entries].map(([seq, bytes]) => ({ seq, bytes })).toSorted((a, b) => a.seq - b.seq);
  const checked = checkFeed({ directoryId: firm.directoryId, feedKey: folder.feedKey, files }, crypto);
  const { memberId, accepted } = checked;
  if (memberId === undefined) return { ...checked, view: undefined };
  const opener = openerOf(crypto, new Map([[firm.epoch, [firm.key]]]));
  const rows = accepted.map((entry) => readRow(entry, folder, opener));
  return { ...checked, view: { feed: toHex32(folder.feedKey), memberId: toHex32(memberId), rows } };
}

function readRow(entry: CheckedEntry, { contents }: FeedFolder, opener: ContentOpener): FeedRow {
  const kind = effectiveKind(entry.header);
  if (kind === undefined || kind === 'withdraw' || kind === 'admit') return rowOf(entry);
  const content = readContent(kind, entry.header, contents.get(entry.header.seq), opener);
  return rowOf(entry, content.ok ? content.value : undefined);
}

/** The feeds of folders that hold something. */
export const viewFeedsOf = (crypto: DirectoryCrypto, firm: Firm, folders: readonly FeedFolder[]): ViewFeed[] =>
  folders.flatMap((folder) => readFeed(crypto, firm, folder).view ?? []);
