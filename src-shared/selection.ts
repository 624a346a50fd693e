import * as v from 'valibot';

import { shortText } from './book/fact';
import { idSchema } from './ids';

export const personIds = v.pipe(v.array(idSchema<'person'>()), v.minLength(1), v.maxLength(200_000));
export const clientIds = v.pipe(v.array(idSchema<'client'>()), v.minLength(1), v.maxLength(200_000));

/** Ways of being incomplete, as Today and the facets name them. */
export const GAPS = ['no-reach', 'no-client', 'no-birthday', 'undecided'] as const;
export type Gap = (typeof GAPS)[number];

export const peopleFilterSchema = v.strictObject({
  text: v.optional(shortText),
  tags: v.optional(v.array(shortText)),
  clientId: v.optional(idSchema<'client'>()),
  flags: v.optional(v.array(v.picklist(['neverPublish', 'informationBarrier', 'group']))),
  gaps: v.optional(v.array(v.picklist(GAPS))),
});
export type PeopleFilter = v.InferOutput<typeof peopleFilterSchema>;

export const selectionSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.strictObject({ kind: v.literal('ids'), ids: personIds }),
  v.strictObject({
    kind: v.literal('filter'),
    filter: peopleFilterSchema,
    /** Without those who answer to the text in a near spelling only. */
    exactOnly: v.exactOptional(v.boolean()),
  }),
]);
export type Selection = v.InferOutput<typeof selectionSchema>;

/** What a file is made of: people, or clients alone. */
export const exportSelectionSchema = v.variant('kind', [
  selectionSchema,
  v.strictObject({ kind: v.literal('clients'), ids: clientIds }),
]);
export type ExportSelection = v.InferOutput<typeof exportSelectionSchema>;
