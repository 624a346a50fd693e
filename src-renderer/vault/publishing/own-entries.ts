import { decodeEntryFile, type Entry } from '../../../src-shared/directory-entry/entry-file';
import { decodeContent, type Claim } from '../../../src-shared/directory-entry/content';
import { contentHash } from '../../../src-shared/directory-entry/content-file';
import { isSameBytes } from '../../../src-shared/bytes';
import { toHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { effectiveKind, type EntryKind } from '../../../src-shared/directory-entry/kinds';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import { KEY, readKept, signedSchema, type About, type Signed, type Values } from './kept';
import type { Membership } from './membership';

/** An entry that this vault signed, as it was journalled before it was sent. */
export interface OwnEntry extends Entry {
  readonly id: Hex32;
  readonly feed: Hex32;
  readonly seq: number;
  /** The two files. */
  readonly entryFile: Uint8Array;
  readonly contentFile?: Uint8Array;
  readonly kind: EntryKind | undefined;
  readonly target?: Hex32;
  /** Opened from `contentFile`, and fitting the header's hash. */
  readonly content?: Uint8Array;
  /** What a summary says. */
  readonly claim?: Claim;
  readonly about?: About;
  /** ISO 8601 instant of the letter. */
  readonly at: string;
}

/** Everything that this vault ever signed, letter by letter. */
export const readSigned = (values: Values): readonly Signed[] =>
  values
    .valueKeys()
    .filter((name) => name.startsWith(KEY.signed))
    .flatMap((name) => readKept(values, name, signedSchema) ?? []);

export const inOrder = (own: readonly OwnEntry[]): OwnEntry[] =>
  own.toSorted((a, b) => (a.feed === b.feed ? a.seq - b.seq : a.feed < b.feed ? -1 : 1));

export function ownEntriesOf(crypto: DirectoryCrypto, membership: Membership, signed: Signed): OwnEntry[] {
  return signed.entries.flatMap(({ entry: entryFile, content: contentFile, about }) => {
    const decoded = decodeEntryFile(entryFile);
    // Signed for another directory: an earlier founding or joining that was not finished.
    if (!decoded.ok || !isSameBytes(decoded.value.header.directoryId, membership.directoryId)) return [];
    const { header, headerBytes } = decoded.value;
    const content = contentFile && openFitting(crypto, membership, header, contentFile);
    return [
      {
        ...decoded.value,
        id: toHex32(crypto.sha256(headerBytes)),
        feed: toHex32(header.feedKey),
        seq: header.seq,
        entryFile,
        kind: effectiveKind(header),
        at: signed.at,
        ...(contentFile && { contentFile }),
        ...(content && { content }),
        ...(content && effectiveKind(header) === 'claim' && claimIn(content)),
        ...(header.target && { target: toHex32(header.target) }),
        ...(about && { about }),
      },
    ];
  });
}

function claimIn(content: Uint8Array): { readonly claim?: Claim } {
  const claim = decodeContent('claim', content);
  return claim.ok ? { claim: claim.value } : {};
}

function openFitting(
  crypto: DirectoryCrypto,
  { contentKeys }: Membership,
  header: Entry['header'],
  file: Uint8Array,
): Uint8Array | undefined {
  const salted = crypto.openContent(header, contentKeys, file);
  if (salted === undefined || header.contentHash === undefined) return undefined;
  return isSameBytes(contentHash(salted, crypto.sha256), header.contentHash) ? salted.content : undefined;
}
