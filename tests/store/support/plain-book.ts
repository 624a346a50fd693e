import type { ClientRecord, Person } from '../../../src-shared/book/records';
import { createId, type ClientId, type PersonId } from '../../../src-shared/ids';
import type { Change, Put, Summarisers } from '../../../src-renderer/vault/store/types';

const AT = '2026-01-02T03:04:05.678Z';
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();

/** Summaries that show all that the store does with them, and nothing of the real book. */
export const plainSummarisers: Summarisers = {
  people: {
    displayFields: 3,
    summarise: (person, { clientName }) => {
      const [role] = person.roles;
      const client = role?.clientId ? (clientName(role.clientId) ?? '?') : '';
      return {
        display: [person.name.display, client, person.tags.join(' ')],
        folded: plain(`${person.name.display} ${client} ${person.tags.join(' ')}`),
        sortKey: person.name.family ?? person.name.display,
        bits: person.flags.neverPublish ? 1 : 0,
        day: person.tags.length,
      };
    },
  },
  clients: {
    displayFields: 1,
    summarise: ({ name }) => ({ display: [name], folded: plain(name), sortKey: name, bits: 0, day: 0 }),
  },
  matters: {
    displayFields: 1,
    summarise: ({ title }) => ({ display: [title], folded: plain(title), sortKey: title, bits: 0, day: 0 }),
  },
};

export interface PersonParts {
  readonly id?: PersonId;
  readonly version?: number;
  readonly clientId?: ClientId;
  readonly family?: string;
  readonly tags?: readonly string[];
  readonly note?: string;
}

export const makePerson = (display: string, parts: PersonParts = {}): Person => ({
  id: parts.id ?? createId<'person'>(),
  version: parts.version ?? 1,
  createdAt: AT,
  updatedAt: AT,
  kind: 'individual',
  name: { display, ...(parts.family === undefined ? {} : { family: parts.family }) },
  roles: parts.clientId === undefined ? [] : [{ clientId: parts.clientId, current: true, from: 0 }],
  relations: [],
  sourceUids: [],
  facts: parts.note === undefined ? [] : [{ kind: 'note', value: parts.note, from: 0 }],
  origins: [{ source: 'typed', at: AT, basis: 'own' }],
  tags: [...(parts.tags ?? [])],
  flags: {},
});

export const makeClient = (name: string, id: ClientId = createId<'client'>()): ClientRecord => ({
  id,
  version: 1,
  createdAt: AT,
  updatedAt: AT,
  name,
  aliases: [],
  domains: [],
  references: [],
  facts: [],
  origins: [],
  tags: [],
  flags: {},
});

export const putPerson = (record: Person): Put => ({ collection: 'people', id: record.id, record });
export const putClient = (record: ClientRecord): Put => ({ collection: 'clients', id: record.id, record });
export const dropPerson = (id: PersonId): Put => ({ collection: 'people', id, record: null });

export const changeOf = (puts: readonly Put[], touched: Change['touched'] = []): Change => ({
  summary: { what: 'edit', collection: puts[0]?.collection ?? 'people', count: puts.length },
  puts,
  touched,
});
