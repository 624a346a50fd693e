import type { FactKind } from '../../../src-shared/book/fact';
import type { ClientDetail, ClientLeadField } from '../../../src-shared/vault-contract';
import { formatDay, plural } from '../../look';
import { factText } from '../facts/fact-words';
import { fieldsOf, type FieldReader, type MergeField } from './merge-fields';

type Reader = FieldReader<ClientDetail, ClientLeadField>;

const texts =
  (kind: FactKind): Reader['read'] =>
  ({ client }) =>
    client.facts.filter((fact) => fact.kind === kind).map((fact) => ({ text: factText(fact) }));

const SHOWN: ReadonlySet<FactKind> = new Set(['phone', 'email', 'address', 'url', 'note']);

const plainTexts = (values: readonly string[]) => values.map((text) => ({ text }));
const counted = (count: number, one: string, many: string) => (count === 0 ? [] : [{ text: plural(count, one, many) }]);

const FIELDS: readonly Reader[] = [
  { label: 'Name', lead: 'name', read: ({ client }) => plainTexts([client.name]) },
  { label: 'Other names', read: ({ client }) => plainTexts(client.aliases) },
  {
    label: 'Sector',
    lead: 'sector',
    read: ({ client }) => plainTexts(client.sector === undefined ? [] : [client.sector]),
  },
  { label: 'Domains', read: ({ client }) => plainTexts(client.domains) },
  {
    label: 'Numbers',
    read: ({ client }) => client.references.map(({ label, value }) => ({ text: `${label}: ${value}` })),
  },
  { label: 'Phone', lead: 'phone', read: texts('phone') },
  { label: 'E-mail', read: texts('email') },
  { label: 'Web', read: texts('url') },
  { label: 'Address', lead: 'address', read: texts('address') },
  { label: 'Notes', read: texts('note') },
  { label: 'Tags', read: ({ client }) => plainTexts(client.tags) },
  { label: 'People', read: ({ people }) => counted(people, 'person', 'people') },
  { label: 'Matters', read: ({ matters }) => matters.map(({ title }) => ({ text: title })) },
  {
    label: 'Other facts',
    read: ({ client }) => counted(client.facts.filter(({ kind }) => !SHOWN.has(kind)).length, 'fact', 'facts'),
  },
  { label: 'In the book', read: ({ client }) => [{ text: `since ${formatDay(client.createdAt)}` }] },
];

/** The lines on which at least one of the clients says something. */
export const clientMergeFields = (details: readonly ClientDetail[]): readonly MergeField<ClientLeadField>[] =>
  fieldsOf(FIELDS, details);
