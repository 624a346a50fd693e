import * as v from 'valibot';

import { method } from '../contract';
import { idSchema, type ChangeId, type ClientId, type PersonId } from '../ids';
import type { ClientRow } from './clients';
import type { PersonRow } from './people';
import { count, stretch } from './parts';

/** Why two records may be about one person; the screen words it. */
export type DuplicateReason =
  /** `domain`: the firm that an e-mail tells, where not both records name it. */
  | { readonly kind: 'email' | 'phone' | 'client' | 'domain'; readonly value: string }
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

/** Why two records may be about one client. */
export type ClientReason =
  | { readonly kind: 'domain' | 'phone' | 'reference' | 'alias'; readonly value: string }
  /** `form`: but for the legal form; `spelling`: spelt otherwise; `part`: one has words more; `initials`: one is the other's. */
  | { readonly kind: 'name'; readonly tie: 'same' | 'form' | 'spelling' | 'slip' | 'part' | 'initials' };

/** What speaks against it. `shared`: what they have in common is others' too. */
export type AgainstClient = 'legal-form' | 'domain' | 'reference' | 'shared';

export interface ClientDuplicateGroup {
  readonly key: string;
  readonly isCertain: boolean;
  readonly clients: readonly ClientRow[];
  readonly reasons: readonly ClientReason[];
  readonly against: readonly AgainstClient[];
}

/** A stretch of what was found. */
interface DuplicatesOf<Group> {
  readonly total: number;
  /** How many of the groups are certain; they come first. */
  readonly certain: number;
  /** How many records fewer there are once all that is certain is merged. */
  readonly superfluous: number;
  /** Names what was found: it is another one once the book or a decision has changed. */
  readonly revision: number;
  readonly from: number;
  readonly rows: readonly Group[];
}

export type Duplicates = DuplicatesOf<DuplicateGroup>;
export type ClientDuplicates = DuplicatesOf<ClientDuplicateGroup>;

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

export const CLIENT_LEAD_FIELDS = ['name', 'sector', 'phone', 'address'] as const;
export type ClientLeadField = (typeof CLIENT_LEAD_FIELDS)[number];
const clientGroupIds = v.pipe(v.array(idSchema<'client'>()), v.minLength(2), v.maxLength(GROUP_MAX));
const ofClient = v.exactOptional(idSchema<'client'>());
const clientLead = v.strictObject({ name: ofClient, sector: ofClient, phone: ofClient, address: ofClient });
export type ClientLead = v.InferOutput<typeof clientLead>;

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
  /** The same of clients: which may be in the book twice. */
  clientDuplicates: method(v.strictObject(stretch))<ClientDuplicates>(),
  /** Makes one client of several; people, matters and what was published go along. */
  mergeClients: method(v.strictObject({ ids: clientGroupIds, lead: clientLead }))<{
    readonly id: ClientId;
    readonly changeId: ChangeId;
  }>(),
  mergeCertainClients: method(v.strictObject({ revision: count }))<Pick<MergedCertain, 'changeId' | 'groups'>>(),
  takeClientApart: method(v.strictObject({ id: idSchema<'client'>() }))<{ readonly changeId: ChangeId }>(),
  keepClientsApart: method(v.strictObject({ ids: clientGroupIds, apart: v.boolean() }))<null>(),
  /** Says of each two that they are not the same person, for good; or takes that back. */
  keepApart: method(v.strictObject({ ids: groupIds, apart: v.boolean() }))<null>(),
} as const;
