import * as v from 'valibot';

import { shortText } from './book/fact';
import { method } from './contract';
import type { AwayReason } from './directory-files';
import type { ProblemKind } from './directory-view/problems';
import type { AppError } from './errors';
import { idSchema, type ClientId, type PersonId } from './ids';
import { clientIds, selectionSchema } from './selection';

/*
 * Screen → vault, about the firm directory; spread into vault-contract. Nothing here signs or sends: `publish`,
 * `takeBack`, `admit`, `retire`, `invite`, found and join only ask the vault to show its letter.
 * Until a directory is founded or joined, `directory` answers `joined: null`, lists are empty, and what would act
 * answers `directory-not-joined`.
 */

const nothing = v.strictObject({});
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const page = v.pipe(count, v.maxValue(500));

/** 32 bytes as lower-case hex: a member id (the identity's public key), a feed key, an entry id. */
const hex32 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** What a member says of themselves; everybody who was ever invited can read it. */
export const memberProfileSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200)),
  office: v.optional(v.pipe(v.string(), v.maxLength(200))),
  practice: v.optional(v.pipe(v.string(), v.maxLength(200))),
  title: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type MemberProfile = v.InferOutput<typeof memberProfileSchema>;

export type MemberStatus = 'verified' | 'unconfirmed';

export interface MemberRow extends MemberProfile {
  readonly memberId: string;
  readonly isMe: boolean;
  /** `verified`: admitted by a chain of enrollers from the root. */
  readonly status: MemberStatus;
  readonly isEnroller: boolean;
  /** Groups of the member id, to be read out and compared. */
  readonly fingerprint: readonly string[];
  /** What the partner said after comparing; kept for good. */
  readonly compared?: 'fits' | 'differs';
  /** ISO 8601 instant at which this app first saw the key. */
  readonly firstSeen: string;
  /** Member ids of others with the same name as far as a reader can tell. */
  readonly sameNameAs: readonly string[];
  /** The member presents an invitation made here: its secret fits, or somebody else has used it as well. */
  readonly invitedByMe?: 'proof-fits' | 'proof-reused';
  readonly admittedBy?: string;
  /** Agreed to by two enrollers. `proposedBy`: one enroller has said so, another must agree. */
  readonly retired?: { readonly how: RetireHow; readonly at: string };
  readonly retireProposed?: { readonly how: RetireHow; readonly by: string; readonly byMe: boolean };
  /** Those reported lost are not counted. */
  readonly devices: number;
  readonly lostDevices: number;
  readonly summaries: number;
}

export const RETIRE_HOWS = ['refuse', 'left-the-firm'] as const;
export type RetireHow = (typeof RETIRE_HOWS)[number];

/** One of the partner's own devices; each writes a feed of its own. */
export interface OwnDevice {
  readonly feed: string;
  /** The one at hand. */
  readonly isThis: boolean;
  /** ISO 8601 instants of its first and its last entry. */
  readonly firstAt: string;
  readonly lastAt: string;
  readonly isLost: boolean;
}

/** What is wrong with what lies in the folder. It is set aside; what was read before is kept. */
export interface DirectoryProblem {
  readonly problemId: string;
  readonly kind: ProblemKind;
  /** Feed, and the number of the entry in it, as far as they are known. */
  readonly feed?: string;
  readonly seq?: number;
  /** Whose feed it is; absent where nobody can tell. */
  readonly memberName?: string;
  /** How many neighbouring entries this stands for. */
  readonly entries: number;
  /** A file name that cannot be what the app wrote, as found. */
  readonly where?: string;
  /** ISO 8601 instant at which this app first saw it. */
  readonly since: string;
  /** `saveEvidence` has signed bytes to save. */
  readonly hasEvidence: boolean;
  /** It is about the partner's own part of the folder. */
  readonly isMine?: true;
  /** `putBack` can set it right. */
  readonly canPutBack?: true;
}

export interface JoinedDirectory {
  /** The firm's name. */
  readonly name: string;
  /** Groups of the directory id, which pins the root key. */
  readonly fingerprint: readonly string[];
  readonly path: string;
  readonly carrier: 'here' | 'away';
  readonly why?: AwayReason;
  /** Why what is signed does not go out though the folder is here: a full disk, no leave to write, a fork. */
  readonly stopped?: AppError;
  readonly me: MemberRow;
  /** Signed entries that wait for the folder. */
  readonly pending: number;
  /** Members who have not been retired; those who are unconfirmed included. */
  readonly members: number;
  readonly unconfirmed: number;
  /** Colleagues' summaries that can be read here. */
  readonly summaries: number;
  readonly problems: readonly DirectoryProblem[];
  /** ISO 8601 instant of the last complete reading of the folder. */
  readonly lastReadAt?: string;
  readonly isEnroller: boolean;
  /** While the folder is being read. */
  readonly readingProgress?: { readonly done: number; readonly total: number };
  /** Every own signature has been checked, not only each feed's head and chain. */
  readonly allVerified: boolean;
}

export interface DirectoryState {
  readonly joined: JoinedDirectory | null;
}

/** Strength as a reader sees it: 1 slight to 4 strong. */
export const STRENGTHS = [1, 2, 3, 4] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Options beyond the least: without any, a summary says "I know this client" and expires in twelve months. */
const publishOptionsSchema = v.strictObject({
  /** Names the person as well. */
  person: v.optional(v.boolean()),
  strength: v.optional(v.picklist(STRENGTHS)),
  openToIntroductions: v.optional(v.boolean()),
  speakToMeFirst: v.optional(v.boolean()),
  /** ISO 8601 date. */
  expires: v.optional(v.pipe(v.string(), v.isoDate())),
});

/** Whom a summary would be about. The vault looks the records up itself, when it drafts and again when it signs. */
const publishAboutSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('people'), selection: selectionSchema }),
  v.strictObject({ kind: v.literal('clients'), ids: clientIds }),
]);

/** What a summary says, to whoever can read it. */
export interface SummaryContent {
  readonly client: string;
  readonly aliases?: readonly string[];
  readonly person?: { readonly name: string; readonly title?: string };
  readonly strength?: Strength;
  readonly openToIntroductions?: true;
  readonly speakToMeFirst?: true;
  /** ISO 8601 date. */
  readonly expires: string;
}

export interface SummaryDraft extends SummaryContent {
  /** As a reader will see it: "I know Nordhavn Shipping." */
  readonly sentence: string;
}

export const REFUSALS = ['never-publish', 'information-barrier', 'no-client', 'already'] as const;
export type RefusalReason = (typeof REFUSALS)[number];

export interface RefusedDraft {
  readonly kind: 'person' | 'client';
  readonly id: PersonId | ClientId;
  readonly display: string;
  readonly why: RefusalReason;
}

/** A summary of a colleague, as a row of "Who knows whom". */
export interface SummaryRow extends SummaryDraft {
  /** Entry id. */
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly memberOffice?: string;
  readonly memberStatus: MemberStatus;
  /** Another member has the same name. */
  readonly hasNamesake: boolean;
  /** The member was retired: the summary stays, marked, until it expires or is taken back. */
  readonly isRetired: boolean;
  /** Written by a device after its owner reported it lost. */
  readonly isFromLostDevice: boolean;
  readonly isMine: boolean;
  /** ISO 8601 instant, by the author's clock. */
  readonly since: string;
  readonly isExpired: boolean;
}

export interface MySummary extends SummaryDraft {
  readonly id: string;
  /** ISO 8601 instant. */
  readonly since: string;
  /** `pending`: signed, the folder has not taken it yet. */
  readonly state: 'pending' | 'there' | 'taken-back' | 'expired';
  /** `taken-back` with this set: the folder has not taken the taking back yet. */
  readonly isPendingTakeBack?: true;
  /** Which records of mine it is about; known to this vault only. */
  readonly about?: { readonly personIds: readonly PersonId[]; readonly clientId?: ClientId };
  /** How many members there are who can read it, other than me. */
  readonly readers: number;
}

export const DECISIONS = ['open', 'confirmed', 'refused'] as const;

export interface Overlap {
  readonly key: string;
  readonly mine: { readonly kind: 'person' | 'client'; readonly id: PersonId | ClientId; readonly display: string };
  /** Names of the members who say so, in neutral order; what they say is asked for with `overlap`. */
  readonly knownBy: readonly string[];
  /** What matched: the same name but for spelling and legal form, one of the aliases, or the person at that client. */
  readonly why: 'client-name' | 'client-alias' | 'person-at-client';
  readonly state: (typeof DECISIONS)[number];
}

export const LEDGER_WHATS = [
  'summary',
  'taken-back',
  'profile',
  'invitation',
  'admitted',
  'retired',
  'witness',
  'founded',
  'export',
] as const;

/** Something that left this vault. Newest first; never removed. */
export interface LedgerRow {
  readonly id: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly what: (typeof LEDGER_WHATS)[number];
  /** What it said: the sentence, the name of a member, or the file's format and count. */
  readonly words: string;
  /** Bytes that left, the signature and sealing included. */
  readonly bytes: number;
  /** Entry id, or the file's SHA-256 for an export. */
  readonly hash: string;
  /** ISO 8601 instant at which the folder was read back and held exactly these bytes; absent while pending. */
  readonly receipt?: string;
  /** Where a file went. */
  readonly path?: string;
}

export interface ListOf<Row> {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly Row[];
}

/** A summary of mine as a colleague's app decodes it, from the bytes in the folder, or from those that wait. */
export interface SeenSummary {
  readonly row: SummaryRow;
  readonly from: 'folder' | 'waiting';
}

export const directoryContract = {
  directory: method(nothing)<DirectoryState>(),
  /** Asks for an empty folder, shows the letter, and founds a directory there with this member as its first enroller. */
  foundDirectory: method(v.strictObject({ firm: shortText, profile: memberProfileSchema }))<DirectoryState>(),
  /** The vault's own sheet takes the invitation, then the shell asks for the folder; then the letter. */
  joinDirectory: method(v.strictObject({ profile: memberProfileSchema }))<DirectoryState>(),
  /** Says anew who one is, through the letter. What stays the same is not signed again. */
  changeProfile: method(v.strictObject({ profile: memberProfileSchema }))<null>(),
  /**
   * Through the letter: takes everything back, waits until the folder has it, and forgets the directory. Where the
   * folder is away the letter says that what stands there stays. The ledger is kept.
   */
  leaveDirectory: method(nothing)<{ readonly takenBack: number }>(),
  /** The latest first. */
  myDevices: method(nothing)<{ readonly devices: readonly OwnDevice[] }>(),
  /** Another device of one's own, through the letter: what it writes from now on is marked. */
  retireDevice: method(v.strictObject({ feed: hex32 }))<null>(),
  /** In the members' neutral order: by name. */
  members: method(nothing)<{ readonly members: readonly MemberRow[] }>(),
  /** What would be said of each, and whom nothing may be said of, with the reason. Nothing is signed. */
  draftSummaries: method(v.strictObject({ about: publishAboutSchema, options: v.optional(publishOptionsSchema) }))<{
    readonly drafts: readonly SummaryDraft[];
    readonly refused: readonly RefusedDraft[];
  }>(),
  /** Exactly one of the two ids. */
  summariesAbout: method(
    v.union([v.strictObject({ personId: idSchema<'person'>() }), v.strictObject({ clientId: idSchema<'client'>() })]),
  )<{ readonly mine: readonly MySummary[]; readonly colleagues: readonly SummaryRow[] }>(),
  /** "Who knows whom": everybody's but mine, in neutral order. */
  colleagueSummaries: method(v.strictObject({ text: v.optional(shortText), from: count, count: page }))<
    ListOf<SummaryRow>
  >(),
  overlaps: method(nothing)<{
    readonly overlaps: readonly Overlap[];
    /** Counted by the shell while they were worked out. */
    readonly bytesSent: number;
  }>(),
  /** What colleagues say of one of the overlaps; empty where it is none any more. */
  overlap: method(v.strictObject({ key: v.pipe(shortText, v.nonEmpty()) }))<{
    readonly theirs: readonly SummaryRow[];
  }>(),
  /** Kept for good: a pair that was refused never comes up again. `open` takes a decision back. */
  decideOverlap: method(
    v.strictObject({ key: v.pipe(shortText, v.nonEmpty()), decision: v.picklist(DECISIONS) }),
  )<null>(),
  /**
   * Recomputes the drafts, shows the letter, signs what was shown. `cancelled` where the partner keeps it private;
   * `nothing-to-publish` where every draft was refused.
   */
  publish: method(v.strictObject({ about: publishAboutSchema, options: v.optional(publishOptionsSchema) }))<{
    readonly published: number;
    readonly pending: number;
  }>(),
  /** Through the letter, for one, many or all. */
  takeBack: method(
    v.union([
      v.strictObject({ ids: v.pipe(v.array(hex32), v.minLength(1), v.maxLength(200_000)) }),
      v.strictObject({ all: v.literal(true) }),
    ]),
  )<{ readonly takenBack: number; readonly pending: number }>(),
  /** Saves a file from the vault's own sheet: whoever holds it can read what the firm published. */
  invite: method(v.strictObject({ name: v.optional(shortText) }))<{ readonly path: string }>(),
  /** Enrollers only; through the letter. */
  admit: method(v.strictObject({ memberId: hex32, role: v.picklist(['member', 'enroller']) }))<null>(),
  /** Enrollers only; through the letter. Counts once a second enroller agrees: `agreed` says whether it does now. */
  retire: method(v.strictObject({ memberId: hex32, how: v.picklist(RETIRE_HOWS) }))<{ readonly agreed: boolean }>(),
  /** What the partner found when reading a fingerprint out to the member. Stays in this vault. */
  compareFingerprint: method(v.strictObject({ memberId: hex32, fits: v.boolean() }))<null>(),
  /** The signed bytes behind a problem, as a file for the firm's own inquiry. */
  saveEvidence: method(v.strictObject({ problemId: v.pipe(shortText, v.nonEmpty()) }))<{ readonly path: string }>(),
  /**
   * Writes again what the folder lost, or holds altered, of what was signed here: the very files that a letter confirmed,
   * and nothing that was taken back. `files`: how many were written.
   */
  putBack: method(nothing)<{ readonly files: number }>(),
  mySummaries: method(nothing)<{ readonly summaries: readonly MySummary[] }>(),
  ledger: method(v.strictObject({ from: count, count: page }))<ListOf<LedgerRow>>(),
  theirEyes: method(nothing)<{ readonly profile: MemberProfile | null; readonly summaries: readonly SeenSummary[] }>(),
  /** For the ribbons in lists: `pending` is drawn hollow. */
  publishedMarks: method(nothing)<{
    readonly people: readonly { readonly id: PersonId; readonly state: 'there' | 'pending' }[];
    readonly clients: readonly { readonly id: ClientId; readonly state: 'there' | 'pending' }[];
  }>(),
} as const;

/** Vault → screen: something about the directory changed, or only how far a reading has come; ask again. */
export interface DirectoryEvent {
  readonly kind: 'directory' | 'directory-progress';
}
