import * as v from 'valibot';

import { bareFactSchema, LIMITS, originSchema, partialDateSchema, shortText } from './fact';
import { flagsSchema, nameSchema, referenceSchema, relatedSchema } from './records';

const list = <Schema extends v.GenericSchema>(schema: Schema) => v.pipe(v.array(schema), v.maxLength(LIMITS.items));

/** One person, group or organisation (KIND of RFC 6350 §6.1.4) as a contact file tells it: no ids, clients by name. */
export const contactSchema = v.strictObject({
  kind: v.picklist(['individual', 'group', 'org']),
  name: nameSchema,
  uid: v.optional(shortText),
  organisations: list(
    v.strictObject({
      name: v.optional(shortText),
      /** UID of the client's own card, where its name does not tell it from others. */
      clientUid: v.optional(shortText),
      /** Organizational units below the name (RFC 6350 §6.6.4). */
      department: v.optional(shortText),
      title: v.optional(shortText),
      since: v.optional(partialDateSchema),
      until: v.optional(partialDateSchema),
      /** Absent means current. */
      past: v.optional(v.literal(true)),
      /** Position of its origin in `origins`. */
      from: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    }),
  ),
  facts: list(bareFactSchema),
  tags: list(shortText),
  members: v.optional(list(shortText)),
  /** What only Bailiwick's own files tell of an organisation; parts that say nothing are absent. */
  client: v.optional(
    v.strictObject({
      aliases: v.optional(list(shortText)),
      domains: v.optional(list(shortText)),
      sector: v.optional(shortText),
      references: v.optional(list(referenceSchema)),
    }),
  ),
  /** RELATED values and the like: the other person by name or UID, typed where the file says how. */
  related: v.optional(list(relatedSchema)),
  /** Only Bailiwick's own files carry these; facts point into `origins` by position. */
  flags: v.optional(flagsSchema),
  origins: v.optional(list(originSchema)),
});
export type Contact = v.InferOutput<typeof contactSchema>;

export const EXPORT_FORMATS = ['vcard4', 'vcard3', 'jcard', 'csv', 'csv-outlook', 'csv-google', 'ldif', 'ics'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** All that the book holds about one person, to be handed to them. */
export const DISCLOSURE_FORMATS = ['disclosure-html', 'disclosure-json'] as const;
export type DisclosureFormat = (typeof DISCLOSURE_FORMATS)[number];
