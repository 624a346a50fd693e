import * as v from 'valibot';

import { addressSchema, bareFactSchema, PREFERENCE_TOPICS, type Fact } from '../../../src-shared/book/fact';
import { partsOfDate } from '../../../src-shared/book/partial-date';
import { createId } from '../../../src-shared/ids';
import { assertNever } from '../../../src-shared/result';

/** Kinds of facts that a form can write; photos and verbatim properties go through it untouched. */
export const FIELD_KINDS = [
  'phone',
  'email',
  'address',
  'url',
  'handle',
  'birthday',
  'anniversary',
  'preference',
  'note',
  'custom',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** A fact as it stands in a form: everything is text, nothing is checked before it is saved. */
export const fieldSchema = v.strictObject({
  key: v.string(),
  kind: v.picklist(FIELD_KINDS),
  text: v.string(),
  address: addressSchema,
  date: v.strictObject({ day: v.string(), month: v.string(), year: v.string() }),
  topic: v.picklist(PREFERENCE_TOPICS),
  label: v.string(),
  /** One of TYPES, OWN_LABEL or empty. */
  type: v.string(),
  preferred: v.boolean(),
  /** The fact that the field was filled from; it keeps its origin while nothing is changed. */
  original: v.exactOptional(bareFactSchema),
});
export type Field = v.InferOutput<typeof fieldSchema>;

/** Stands in the list of types for a label of the partner's or the file's own. */
export const OWN_LABEL = 'own label';

/** The TYPE values that a form offers; others that a fact has stay with it. */
export const TYPES: Readonly<Record<'phone' | 'email' | 'address', readonly { value: string; label: string }[]>> = {
  phone: [
    { value: 'cell', label: 'Mobile' },
    { value: 'work', label: 'Office' },
    { value: 'home', label: 'Home' },
    { value: 'fax', label: 'Fax' },
    { value: '', label: 'Other' },
  ],
  email: [
    { value: 'work', label: 'Office' },
    { value: 'home', label: 'Private' },
    { value: '', label: 'Other' },
  ],
  address: [
    { value: 'work', label: 'Office' },
    { value: 'home', label: 'Home' },
    { value: '', label: 'Other' },
  ],
};

export const newKey = (): string => createId();

export const emptyField = (kind: FieldKind): Field => ({
  key: newKey(),
  kind,
  text: '',
  address: {},
  date: { day: '', month: '', year: '' },
  topic: 'restaurant',
  label: '',
  type: kind === 'phone' ? 'cell' : kind === 'email' || kind === 'address' ? 'work' : '',
  preferred: false,
});

/** Undefined for a fact that no form can write. */
export function fieldOfFact(fact: Fact): Field | undefined {
  if (fact.kind === 'photo' || fact.kind === 'verbatim') return undefined;
  return {
    ...emptyField(fact.kind),
    ...contentOf(fact),
    label: fact.label ?? '',
    type: typeOf(fact),
    preferred: fact.preferred ?? false,
    original: fact,
  };
}

/** A fax at the office is a fax first. */
function typeOf({ kind, label, types = [] }: Fact): string {
  if (kind !== 'phone' && kind !== 'email' && kind !== 'address') return '';
  if (label && kind !== 'address') return OWN_LABEL;
  if (types.includes('fax')) return 'fax';
  return TYPES[kind].find(({ value }) => types.includes(value))?.value ?? '';
}

type Written = Exclude<Fact, { readonly kind: 'photo' | 'verbatim' }>;

function contentOf(fact: Written): Partial<Field> {
  switch (fact.kind) {
    case 'address':
      return { address: fact.value };
    case 'birthday':
    case 'anniversary': {
      const { day = '', month = '', year = '' } = partsOfDate(fact.value);
      return { date: { day: String(day), month: String(month), year: String(year) } };
    }
    case 'preference':
      return { text: fact.value, topic: fact.topic };
    case 'phone':
    case 'email':
    case 'url':
    case 'handle':
    case 'note':
    case 'custom':
      return { text: fact.value };
    default:
      return assertNever(fact);
  }
}
