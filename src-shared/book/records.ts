import * as v from 'valibot';

import { idSchema, type ClientId, type MatterId, type PersonId } from '../ids';
import { factSchema, instantSchema, LIMITS, longText, originSchema, partialDateSchema, shortText } from './fact';

const list = <Schema extends v.GenericSchema>(schema: Schema) => v.pipe(v.array(schema), v.maxLength(LIMITS.items));

/** Marks that restrain what may be done with a record. */
export const flagsSchema = v.strictObject({
  neverPublish: v.optional(v.literal(true)),
  informationBarrier: v.optional(v.literal(true)),
  /** Last day of a restrictive covenant, ISO 8601 date. */
  covenantUntil: v.optional(v.pipe(v.string(), v.isoDate())),
});
export type Flags = v.InferOutput<typeof flagsSchema>;

export const nameSchema = v.strictObject({
  /** As written on an envelope; what is shown where no family name is known. */
  display: v.pipe(shortText, v.nonEmpty()),
  given: v.optional(shortText),
  family: v.optional(shortText),
  additional: v.optional(shortText),
  prefix: v.optional(shortText),
  suffix: v.optional(shortText),
  nickname: v.optional(shortText),
  phoneticGiven: v.optional(shortText),
  phoneticFamily: v.optional(shortText),
});

/** Person ↔ client. Kept with the person, so that a save or an undo of a person is one record. */
export const roleSchema = v.strictObject({
  clientId: v.optional(idSchema<'client'>()),
  /** Name of an organisation that has no record (any more). */
  organisation: v.optional(shortText),
  title: v.optional(shortText),
  department: v.optional(shortText),
  since: v.optional(partialDateSchema),
  until: v.optional(partialDateSchema),
  current: v.boolean(),
  from: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type Role = v.InferOutput<typeof roleSchema>;

/** Relation types by what the *other* person is to this one, each with its inverse. */
export const RELATION_INVERSES = {
  spouse: 'spouse',
  partner: 'partner',
  parent: 'child',
  child: 'parent',
  sibling: 'sibling',
  friend: 'friend',
  colleague: 'colleague',
  assistant: 'assists',
  assists: 'assistant',
  manager: 'reports',
  reports: 'manager',
  introducedBy: 'introduced',
  introduced: 'introducedBy',
  other: 'other',
} as const;
export type RelationType = keyof typeof RELATION_INVERSES;
const RELATION_TYPES = Object.keys(RELATION_INVERSES) as [RelationType, ...RelationType[]];

/** Person ↔ person; the inverse stands on the other person and is written in the same change. */
export const relationSchema = v.strictObject({
  to: idSchema<'person'>(),
  type: v.picklist(RELATION_TYPES),
  note: v.optional(shortText),
});
export type Relation = v.InferOutput<typeof relationSchema>;

/** Somebody a contact file names as related who has no record here: a name or a UID, and the file's word for the tie. */
export const relatedSchema = v.strictObject({ who: shortText, type: shortText, note: v.optional(shortText) });
export type Related = v.InferOutput<typeof relatedSchema>;

const kept = {
  /** Counts the saves of this record, from 1. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  createdAt: instantSchema,
  updatedAt: instantSchema,
};

const about = {
  facts: list(factSchema),
  origins: list(originSchema),
  tags: list(shortText),
  flags: flagsSchema,
};

const personBody = {
  kind: v.picklist(['individual', 'group']),
  name: nameSchema,
  roles: list(roleSchema),
  relations: list(relationSchema),
  /** In a draft, absent means: as it was. */
  related: v.optional(list(relatedSchema)),
  /** vCard MEMBER values of a group, as they came. In a draft, absent means: as they were. */
  members: v.optional(list(shortText)),
  /** UIDs under which outside programs know this person; never used as the id. */
  sourceUids: list(shortText),
  ...about,
};

/**
 * The newest saves only said why the partner may hold it: up to `version`, nothing of what it says is newer than `said`.
 * Any other save leaves `version` behind, and this behind with it.
 */
const settledSchema = v.strictObject({ version: kept.version, said: kept.version });

/** What an import found of a person who was there already: taking it back, while `version` stands, gives this back. */
const earlierSchema = v.strictObject({
  /** The instant at which the import began. */
  at: instantSchema,
  version: kept.version,
  /** The version in which something else was said last, before the import. */
  said: kept.version,
  name: nameSchema,
  roles: list(roleSchema),
  sourceUids: list(shortText),
  members: v.optional(list(shortText)),
  facts: list(factSchema),
  origins: list(originSchema),
  tags: list(shortText),
});

const personEntries = {
  id: idSchema<'person'>(),
  ...kept,
  settled: v.optional(settledSchema),
  earlier: v.optional(earlierSchema),
  /** Keys of statements that the partner changed or took out: a file that still says so does not bring them back. */
  dropped: v.optional(list(shortText)),
  ...personBody,
};

/** A record as it was when it was merged with others, and the matters that named it: what it takes to part them again. */
const mergedPartSchema = v.strictObject({
  at: instantSchema,
  person: v.strictObject(personEntries),
  matters: list(idSchema<'matter'>()),
});
export type MergedPart = v.InferOutput<typeof mergedPartSchema>;

export const personSchema = v.strictObject({ ...personEntries, mergedFrom: v.optional(list(mergedPartSchema)) });
export type Person = v.InferOutput<typeof personSchema>;

/** A number by which the firm's systems know a client. */
export const referenceSchema = v.strictObject({ label: shortText, value: shortText });

const clientBody = {
  name: v.pipe(shortText, v.nonEmpty()),
  aliases: list(shortText),
  /** Web and e-mail domains, lower case. */
  domains: list(shortText),
  sector: v.optional(shortText),
  /** Client and matter numbers of the firm's systems. */
  references: list(referenceSchema),
  ...about,
};

const earlierClientSchema = v.strictObject({
  at: instantSchema,
  version: kept.version,
  said: kept.version,
  sourceUids: v.optional(list(shortText)),
  ...clientBody,
});

const clientEntries = {
  id: idSchema<'client'>(),
  ...kept,
  /** UIDs under which outside programs know this client; never used as the id. */
  sourceUids: v.optional(list(shortText)),
  settled: v.optional(settledSchema),
  /** As a person's. */
  earlier: v.optional(earlierClientSchema),
  dropped: v.optional(list(shortText)),
  ...clientBody,
};

/** A client's record as it was when it was merged with others; the people and matters that named it then. */
const mergedClientSchema = v.strictObject({
  at: instantSchema,
  client: v.strictObject(clientEntries),
  /** With the keys of the jobs that they had there. */
  people: v.array(v.strictObject({ id: idSchema<'person'>(), jobs: list(shortText) })),
  matters: v.array(idSchema<'matter'>()),
});

export type MergedClient = v.InferOutput<typeof mergedClientSchema>;

export const clientSchema = v.strictObject({ ...clientEntries, mergedFrom: v.optional(list(mergedClientSchema)) });
export type ClientRecord = v.InferOutput<typeof clientSchema>;

export const MATTER_STATUSES = ['prospect', 'open', 'closed'] as const;

const matterBody = {
  title: v.pipe(shortText, v.nonEmpty()),
  clientId: v.optional(idSchema<'client'>()),
  /** Name of a client that has no record any more. */
  organisation: v.optional(shortText),
  personIds: list(idSchema<'person'>()),
  status: v.picklist(MATTER_STATUSES),
  openedOn: v.optional(partialDateSchema),
  closedOn: v.optional(partialDateSchema),
  /** What led to it, in the partner's words. */
  ledBy: v.optional(longText),
  note: v.optional(longText),
};

export const matterSchema = v.strictObject({ id: idSchema<'matter'>(), ...kept, ...matterBody });
export type Matter = v.InferOutput<typeof matterSchema>;

/**
 * What a form hands over: the record without what the vault writes itself. `base` names the record and the version
 * the form was opened on; without it a new record is made.
 */
const draftOf = <Kind extends string, Body extends v.ObjectEntries>(body: Body, id: v.GenericSchema<unknown, Kind>) =>
  v.strictObject({
    base: v.optional(v.strictObject({ id, version: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
    ...body,
  });

/** A role as a form hands it over: a client may be given by name alone. */
const roleDraftSchema = v.strictObject({
  ...roleSchema.entries,
  /** The client of this name; where the book has none, the same change makes it. Not beside `clientId`. */
  clientNamed: v.optional(shortText),
});
export type RoleDraft = v.InferOutput<typeof roleDraftSchema>;

export const personDraftSchema = draftOf({ ...personBody, roles: list(roleDraftSchema) }, idSchema<'person'>());
export type PersonDraft = v.InferOutput<typeof personDraftSchema>;
export const clientDraftSchema = draftOf(clientBody, idSchema<'client'>());
export type ClientDraft = v.InferOutput<typeof clientDraftSchema>;
export const matterDraftSchema = draftOf(matterBody, idSchema<'matter'>());
export type MatterDraft = v.InferOutput<typeof matterDraftSchema>;

/** The collections of the book and the record each holds. */
export interface RecordsByCollection {
  readonly people: Person;
  readonly clients: ClientRecord;
  readonly matters: Matter;
}
export type CollectionName = keyof RecordsByCollection;
export const COLLECTIONS = ['people', 'clients', 'matters'] as const satisfies readonly CollectionName[];
export type AnyRecord = RecordsByCollection[CollectionName];

export type AnyId = PersonId | ClientId | MatterId;
