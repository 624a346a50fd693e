import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { toContentKey } from '../../../src-renderer/vault/crypto/directory-keys.ts';
import { contentHash } from '../../../src-shared/directory-entry/content-file.ts';
import { decodeEntryFile } from '../../../src-shared/directory-entry/entry-file.ts';
import { decodeInvitation } from '../../../src-shared/directory-entry/invitation.ts';
import { effectiveKind, type EntryKind } from '../../../src-shared/directory-entry/kinds.ts';
import { valueOf } from '../shell/value-of.ts';
import { directoryCrypto } from './feed-writer.ts';

export interface FolderEntry {
  readonly feed: string;
  readonly seq: number;
  readonly kind: EntryKind | undefined;
  /** The content's very bytes as text, where there is content whose hash is the signed one. */
  readonly text?: string;
}

/** What lies in a directory's folder, opened with the keys of an invitation: by files alone, without the app. */
export async function readFolder(folder: string, invitation: string): Promise<readonly FolderEntry[]> {
  const crypto = await directoryCrypto();
  const { keys: epochKeys } = valueOf(decodeInvitation(invitation, crypto.sha256));
  const keys = new Map(epochKeys.map(({ epoch, key }) => [epoch, [toContentKey(key)]]));
  const feeds = join(folder, 'feeds');
  return readdirSync(feeds).flatMap((feed) => {
    const names = readdirSync(join(feeds, feed)).toSorted();
    return names.flatMap((name): FolderEntry[] => {
      if (!name.endsWith('.entry')) return [];
      const { header } = valueOf(decodeEntryFile(readFileSync(join(feeds, feed, name))));
      const entry = { feed, seq: header.seq, kind: effectiveKind(header) };
      const contentName = name.replace('.entry', '.content');
      if (!names.includes(contentName)) return [entry];
      const opened = crypto.openContent(header, keys, readFileSync(join(feeds, feed, contentName)));
      const isSigned =
        opened && header.contentHash && Buffer.from(contentHash(opened, crypto.sha256)).equals(header.contentHash);
      return [isSigned ? { ...entry, text: Buffer.from(opened.content).toString('utf8') } : entry];
    });
  });
}
