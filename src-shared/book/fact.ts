import * as v from 'valibot';

/** Why the partner may hold a fact. Decides what may go along on leaving; starts `undecided` on import. */
export const BASES = ['brought', 'own', 'public', 'matter', 'firm', 'colleague', 'undecided'] as const;
export type Basis = (typeof BASES)[number];

/** Whose list an imported file was, as the partner said. */
export const WHOSE = ['mine', 'firm', 'mixed'] as const;
export type Whose = (typeof WHOSE)[number];

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));

/** Upper bounds, in UTF-16 units, that every reader of records shares. */
export const LIMITS = { short: 1_000, long: 100_000, photo: 400_000, items: 1_000 } as const;

export const shortText = text(LIMITS.short);
export const longText = text(LIMITS.long);

/** ISO 8601 instant in UTC, as `Date.prototype.toISOString` writes it. */
export const instantSchema = v.pipe(v.string(), v.isoTimestamp());

/** Where facts came from: one entry serves every fact of a record that shares it. */
export const originSchema = v.strictObject({
  source: v.picklist(['file', 'typed', 'colleague', 'public']),
  /** File name without its folder. */
  file: v.optional(shortText),
  /** The program that wrote the file, as recognised: "Outlook", "Google Contacts". */
  program: v.optional(shortText),
  whose: v.optional(v.picklist(WHOSE)),
  at: instantSchema,
  basis: v.picklist(BASES),
  /** When the partner decided the basis for many at once; absent where it came so, or was said in a form. */
  decidedAt: v.optional(instantSchema),
});
export type Origin = v.InferOutput<typeof originSchema>;

/**
 * A date of which parts may be unknown, in the truncated spellings of RFC 6350 §4.3.1 with hyphens:
 * `1985-04-12`, `1985-04`, `1985`, `--04-12`, `--04`. A year is never invented.
 */
export const partialDateSchema = v.pipe(
  v.string(),
  v.regex(
    /^(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|--(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)$/,
  ),
);
export type PartialDate = v.InferOutput<typeof partialDateSchema>;

/** Postal address in the components of RFC 6350 §6.3.1. */
export const addressSchema = v.strictObject({
  poBox: v.optional(shortText),
  extended: v.optional(shortText),
  street: v.optional(shortText),
  locality: v.optional(shortText),
  region: v.optional(shortText),
  postalCode: v.optional(shortText),
  country: v.optional(shortText),
});
export type Address = v.InferOutput<typeof addressSchema>;

export const PREFERENCE_TOPICS = ['restaurant', 'gift', 'diet', 'language', 'family', 'other'] as const;
export type PreferenceTopic = (typeof PREFERENCE_TOPICS)[number];

const common = {
  /** The partner's or the file's own name for it ("direct line"). */
  label: v.optional(shortText),
  /** TYPE values in lower case: work, home, cell, fax, ... (RFC 6350 §5.6). */
  types: v.optional(v.pipe(v.array(shortText), v.maxLength(LIMITS.items))),
  preferred: v.optional(v.literal(true)),
  /** Position of its origin in the record's `origins`. */
  from: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
};

const textFact = <Kind extends string>(kind: Kind) =>
  v.strictObject({ kind: v.literal(kind), value: shortText, ...common });

/** A statement about a person or client, as an exchange hands it over: where it came from may not be known yet. */
export const bareFactSchema = v.variant('kind', [
  textFact('email'),
  textFact('phone'),
  textFact('url'),
  /** Instant messaging and social profiles, as URI or `service:name`. */
  textFact('handle'),
  v.strictObject({ kind: v.literal('address'), value: addressSchema, ...common }),
  v.strictObject({ kind: v.literal('birthday'), value: partialDateSchema, ...common }),
  v.strictObject({ kind: v.literal('anniversary'), value: partialDateSchema, ...common }),
  v.strictObject({ kind: v.literal('preference'), topic: v.picklist(PREFERENCE_TOPICS), value: longText, ...common }),
  v.strictObject({ kind: v.literal('note'), value: longText, ...common }),
  /** A label is required in practice: "Assistant's day off". */
  v.strictObject({ kind: v.literal('custom'), value: longText, ...common }),
  /** Re-encoded and bounded by the exchange; base64 (RFC 4648 §4). */
  v.strictObject({
    kind: v.literal('photo'),
    mediaType: v.picklist(['image/jpeg', 'image/png', 'image/webp']),
    value: text(LIMITS.photo),
    ...common,
  }),
  /** What no field of the book stands for; goes out again as it came in. */
  v.strictObject({
    kind: v.literal('verbatim'),
    /**
     * `vcard`: `value` is the unfolded content line, group and parameters included. Elsewhere `name` is the column
     * (`csv`), the attribute with its options (`ldif`) or the property (`outlook`).
     */
    format: v.picklist(['vcard', 'csv', 'ldif', 'outlook']),
    name: shortText,
    value: text(LIMITS.photo),
    ...common,
  }),
]);
export type BareFact = v.InferOutput<typeof bareFactSchema>;

/** A fact as kept: it always says where it came from. */
export type Fact = BareFact & { readonly from: number };
export type FactKind = Fact['kind'];

export const factSchema = v.custom<Fact>(
  (value) => v.is(bareFactSchema, value) && value.from !== undefined,
  'a fact with an origin',
);
