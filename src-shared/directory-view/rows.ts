import type { ContentOf } from '../directory-entry/content';
import { ADMIT_CODES, effectiveKind, RETIRE_CODES, type EntryKind } from '../directory-entry/kinds';
import { toHex32, type Hex32 } from '../directory-entry/key-bytes';
import type { EntryHeader } from '../directory-entry/header';

/** How somebody is admitted. */
export type Role = keyof typeof ADMIT_CODES;
/** Why somebody, or one device, is retired. */
export type RetireReason = keyof typeof RETIRE_CODES;

interface RowOf<Kind extends EntryKind | 'other'> {
  readonly kind: Kind;
  readonly seq: number;
  readonly id: Hex32;
  readonly time: string;
}

/** An entry that has content; absent where it is gone, does not open, or was dropped. */
type ContentRow<Kind extends 'profile' | 'claim' | 'witness'> = RowOf<Kind> & { readonly content?: ContentOf<Kind> };

export type ClaimRow = ContentRow<'claim'>;
export type RetireRow = RowOf<'retire'> & {
  readonly how: RetireReason;
  readonly target: Hex32;
  readonly content?: ContentOf<'retire'>;
};

/** One entry as the view needs it. `other` has no effect: a kind of a later version, or a header that does not fit it. */
export type FeedRow =
  | ContentRow<'profile'>
  | ClaimRow
  | ContentRow<'witness'>
  | (RowOf<'withdraw'> & { readonly target: Hex32 })
  | (RowOf<'admit'> & { readonly role: Role; readonly target: Hex32 })
  | RetireRow
  | RowOf<'other'>;

/** The contents that a row can carry, by kind. */
export type RowContent = ContentOf<'profile'> | ContentOf<'claim'> | ContentOf<'witness'> | ContentOf<'retire'>;

/** What of an entry its row is made of. */
export interface RowEntry {
  readonly header: Pick<EntryHeader, 'kind' | 'code' | 'seq' | 'time' | 'contentHash' | 'target'>;
  readonly id: Uint8Array;
}

/** The entry as a row; `content` is what {@link readContent} gave for this entry, if it gave something. */
export function rowOf({ header, id }: RowEntry, content?: RowContent): FeedRow {
  const kind = effectiveKind(header) ?? 'other';
  const row = { kind, seq: header.seq, id: toHex32(id), time: header.time };
  // What is added is what effectiveKind has checked that a header of this kind carries.
  if (header.target === undefined || kind === 'other') return (content ? { ...row, content } : row) as FeedRow;
  const target = toHex32(header.target);
  if (kind === 'admit') return { ...row, kind, target, role: roleOf(header.code) };
  if (kind !== 'retire') return { ...row, target } as FeedRow;
  const how = reasonOf(header.code);
  return (content ? { ...row, target, how, content } : { ...row, target, how }) as FeedRow;
}

const roleOf = (code: number): Role => (code === ADMIT_CODES.enroller ? 'enroller' : 'member');

function reasonOf(code: number): RetireReason {
  if (code === RETIRE_CODES.lost) return 'lost';
  return code === RETIRE_CODES.left ? 'left' : 'refuse';
}

/** A feed as the view needs it. */
export interface ViewFeed {
  readonly feed: Hex32;
  readonly memberId: Hex32;
  readonly rows: readonly FeedRow[];
}
