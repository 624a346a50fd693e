import * as v from 'valibot';

import { method } from '../contract';
import { idSchema, type ChangeId, type PersonId } from '../ids';
import type { PersonRow } from './people';
import { count, stretch } from './parts';

/** Why two records may be about one person; the screen words it. */
export type DuplicateReason =
  | { readonly kind: 'email' | 'phone' | 'client'; readonly value: string }
  | {
      readonly kind: 'name';
      readonly tie: 'same' | 'variant' | 'loose' | 'family-differs' | 'part';
      /** What it takes to hold them for one name; empty where they are the same. */
      readonly ways: readonly ('swapped' | 'nickname' | 'spelling' | 'initial' | 'slip' | 'part')[];
    }
  | { readonly kind: 'birthday' };

/** What speaks against it. `shared`: what they have in common may be others' too. */
export type AgainstDuplicate = 'generation' | 'birthday' | 'middle-name' | 'shared';

/** Records that may be about one person. */
export interface DuplicateGroup {
  /** The ids, joined: the same group has the same key. */
  readonly key: string;
  readonly isCertain: boolean;
  readonly people: readonly PersonRow[];
  readonly reasons: readonly DuplicateReason[];
  readonly against: readonly AgainstDuplicate[];
}

export interface Duplicates {
  readonly total: number;
  /** How many of the groups are certain; they come first. */
  readonly certain: number;
  /** How many records fewer there are once all that is certain is merged. */
  readonly superfluous: number;
  /** Names what was found: it is another one once the book or a decision has changed. */
  readonly revision: number;
  readonly from: number;
  readonly rows: readonly DuplicateGroup[];
}

export interface MergedCertain {
  readonly changeId: ChangeId;
  readonly groups: number;
  readonly people: number;
}

/** What one record says first where several say something. */
export const LEAD_FIELDS = ['name', 'role', 'email', 'phone', 'address', 'birthday', 'photo'] as const;
export type LeadField = (typeof LEAD_FIELDS)[number];

/** So many records of one person are merged at once. */
const GROUP_MAX = 50;
const groupIds = v.pipe(v.array(idSchema<'person'>()), v.minLength(2), v.maxLength(GROUP_MAX));
const lead = v.strictObject(
  Object.fromEntries(LEAD_FIELDS.map((field) => [field, v.exactOptional(idSchema<'person'>())])) as Record<
    LeadField,
    v.ExactOptionalSchema<ReturnType<typeof idSchema<'person'>>, undefined>
  >,
);
export type Lead = v.InferOutput<typeof lead>;

export const duplicateMethods = {
  /**
   * Who may be in the book twice. The first answer after a change takes as long as looking through it; who asks for the
   * number alone (`count` 0) is answered when there is leisure, and told `cancelled` where the book is large.
   */
  duplicates: method(v.strictObject(stretch))<Duplicates>(),
  /**
   * Makes one record of several, losing nothing; `lead` says whose name, role, ... stands first. The oldest record's id
   * stays.
   */
  mergePeople: method(v.strictObject({ ids: groupIds, lead }))<{
    readonly id: PersonId;
    readonly changeId: ChangeId;
  }>(),
  /** Merges all that is certain as one change; `stale` where that is no longer what `revision` named. */
  mergeCertain: method(v.strictObject({ revision: count }))<MergedCertain>(),
  /** Parts a merged record again: each that went into it comes back as it was, and they are kept apart. */
  takeApart: method(v.strictObject({ id: idSchema<'person'>() }))<{ readonly changeId: ChangeId }>(),
  /** Says of each two that they are not the same person, for good; or takes that back. */
  keepApart: method(v.strictObject({ ids: groupIds, apart: v.boolean() }))<null>(),
} as const;
