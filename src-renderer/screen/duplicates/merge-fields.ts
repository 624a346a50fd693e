import type { Fact, FactKind } from '../../../src-shared/book/fact';
import type { LeadField, PersonDetail } from '../../../src-shared/vault-contract';
import { formatDay, plural } from '../../look';
import { factText } from '../facts/fact-words';

/** A line of the comparison: what each record says of one thing. */
export interface MergeField<Field extends string> {
  readonly label: string;
  /** Set where it is to be chosen who speaks first. */
  readonly lead?: Field;
  /** In the order of the records. */
  readonly cells: readonly (readonly Said[])[];
}

export interface Said {
  readonly text: string;
  /** Another record says so too. */
  readonly isCommon: boolean;
  /** A photo stands for itself. */
  readonly image?: string;
}

type Read = (detail: PersonDetail) => readonly Pick<Said, 'text' | 'image'>[];

const texts =
  (kind: FactKind): Read =>
  ({ person }) =>
    person.facts.filter((fact) => fact.kind === kind).map((fact) => ({ text: factText(fact) }));

const photos: Read = ({ person }) =>
  person.facts.flatMap((fact: Fact) =>
    fact.kind === 'photo' ? [{ text: 'Photo', image: `data:${fact.mediaType};base64,${fact.value}` }] : [],
  );

const jobs: Read = ({ person, clientNames }) =>
  person.roles.map(({ title, clientId, organisation, current }) => {
    const where = clientId === undefined ? organisation : clientNames[clientId];
    const about = [title, where].filter((part) => part !== undefined && part !== '').join(', ');
    return { text: current ? about : `formerly ${about}` };
  });

const counted =
  (count: (detail: PersonDetail) => number, one: string, many: string): Read =>
  (detail) =>
    count(detail) === 0 ? [] : [{ text: plural(count(detail), one, many) }];

/** How a line is read of a record. */
export interface FieldReader<Detail, Field extends string> {
  readonly label: string;
  readonly lead?: Field;
  readonly read: (detail: Detail) => readonly Pick<Said, 'text' | 'image'>[];
}

const FIELDS: readonly FieldReader<PersonDetail, LeadField>[] = [
  { label: 'Name', lead: 'name', read: ({ person }) => [{ text: person.name.display }] },
  { label: 'Photo', lead: 'photo', read: photos },
  { label: 'Role', lead: 'role', read: jobs },
  { label: 'Phone', lead: 'phone', read: texts('phone') },
  { label: 'E-mail', lead: 'email', read: texts('email') },
  { label: 'Address', lead: 'address', read: texts('address') },
  { label: 'Birthday', lead: 'birthday', read: texts('birthday') },
  { label: 'Notes', read: texts('note') },
  { label: 'Tags', read: ({ person }) => person.tags.map((text) => ({ text })) },
  {
    label: 'Relations',
    read: ({ relations }) => relations.map(({ display }) => ({ text: display })),
  },
  { label: 'Matters', read: ({ matters }) => matters.map(({ title }) => ({ text: title })) },
  {
    label: 'Other facts',
    read: counted(({ person }) => person.facts.filter(({ kind }) => !SHOWN.has(kind)).length, 'fact', 'facts'),
  },
  { label: 'In the book', read: ({ person }) => [{ text: `since ${formatDay(person.createdAt)}` }] },
];

const SHOWN: ReadonlySet<FactKind> = new Set(['photo', 'phone', 'email', 'address', 'birthday', 'note']);

/** The lines on which at least one of the records says something. */
export const mergeFields = (details: readonly PersonDetail[]): readonly MergeField<LeadField>[] =>
  fieldsOf(FIELDS, details);

export function fieldsOf<Detail, Field extends string>(
  fields: readonly FieldReader<Detail, Field>[],
  details: readonly Detail[],
): readonly MergeField<Field>[] {
  return fields.flatMap(({ label, lead, read }) => {
    const said = details.map(read);
    if (said.every((cell) => cell.length === 0)) return [];
    const cells = said.map((cell, place) =>
      cell.map((one) => ({
        ...one,
        isCommon: said.some((other, at) => at !== place && other.some((two) => isSame(one, two))),
      })),
    );
    const speaking = cells.filter((cell) => cell.length > 0);
    const isOpen = speaking.length > 1 && speaking.some((cell) => cell.some(({ isCommon }) => !isCommon));
    return [{ label, ...(lead && isOpen && { lead }), cells }];
  });
}

const isSame = (a: Pick<Said, 'text' | 'image'>, b: Pick<Said, 'text' | 'image'>): boolean =>
  a.image === b.image && plainText(a.text) === plainText(b.text);

/** A number is the same with and without country code and trunk zero. */
const plainText = (text: string): string =>
  /^[+\d\s().\-/]+$/.test(text) ? text.replace(/\D/g, '').slice(-NATIONAL_DIGITS) : text.trim().toLowerCase();

const NATIONAL_DIGITS = 9;
