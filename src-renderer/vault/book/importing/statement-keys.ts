import type { BareFact } from '../../../../src-shared/book/fact';
import type { ClientRecord, Person } from '../../../../src-shared/book/records';
import { assertNever } from '../../../../src-shared/result';
import type { FileJob } from '../../../../src-shared/vault-contract';
import { foldTag, linkKey } from '../../search/line';
import { sorted } from '../origins';
import { clientKey } from './client-names';

/*
 * Statements by what they say, whatever their spelling, label and order. What the partner changed or took out is
 * remembered by these keys, so that a file that still says so does not bring it back.
 */

/** What is worth remembering of one who is edited again and again. */
const DROPPED_MAX = 500;
const NAME = 'n ';

/** Equal where two facts say the same, be it in other letters. */
export function valueOfFact(fact: BareFact): string {
  switch (fact.kind) {
    case 'email':
      return `email ${fact.value.trim().toLowerCase()}`;
    case 'phone':
      return `phone ${fact.value.replace(/[^\d+]/g, '') || fact.value.trim()}`;
    case 'url':
      return `url ${fact.value.trim().toLowerCase().replace(/\/$/, '')}`;
    case 'address':
      return `address ${JSON.stringify(sorted(fact.value))}`;
    case 'preference':
      return `preference ${fact.topic} ${fact.value.trim()}`;
    case 'custom':
      return `custom ${fact.label ?? ''} ${fact.value.trim()}`;
    case 'verbatim':
      return `verbatim ${fact.format} ${fact.name} ${fact.value}`;
    case 'note':
      return `note ${fact.value.replace(/\s+/g, ' ').trim()}`;
    case 'handle':
    case 'birthday':
    case 'anniversary':
    case 'photo':
      return `${fact.kind} ${fact.value}`;
    default:
      return assertNever(fact);
  }
}

export const factKey = (fact: BareFact): string => `f ${linkKey(valueOfFact(fact))}`;

export const jobKey = ({ name, department, title }: FileJob): string =>
  `j ${linkKey(JSON.stringify([name === undefined ? '' : clientKey(name), department ?? '', title ?? '']))}`;

export const tagKey = (tag: string): string => `t ${linkKey(foldTag(tag))}`;

export const nameKeys = (name: Person['name']): readonly string[] => [
  NAME + linkKey(name.display.trim()),
  NAME + linkKey(JSON.stringify(sorted(name))),
];

/** Of what a client has beside facts and tags. */
export const detailKey = {
  alias: (alias: string): string => `a ${linkKey(clientKey(alias))}`,
  domain: (domain: string): string => `d ${linkKey(domain.trim().toLowerCase())}`,
  sector: (sector: string): string => `s ${linkKey(sector.trim())}`,
  reference: ({ label, value }: ClientRecord['references'][number]): string =>
    `r ${linkKey(JSON.stringify([label.trim(), value.trim()]))}`,
} as const;

/** Whether the partner ever wrote the name otherwise than it came. */
export const hasOwnName = ({ dropped = [] }: Pick<Person, 'dropped'>): boolean =>
  dropped.some((key) => key.startsWith(NAME));

type Said = Pick<Person, 'name' | 'facts' | 'roles' | 'tags' | 'dropped'>;

/** The keys to remember of one who said `before` and now says `after`; undefined where there are none. */
export function droppedSince(
  before: Said | undefined,
  after: Said,
  jobOf: (role: Person['roles'][number]) => FileJob,
): Pick<Person, 'dropped'> {
  return before ? droppedOf(before.dropped, keysOf(before, jobOf), keysOf(after, jobOf)) : {};
}

/** The same of a client. */
export const droppedOfClient = (
  before: ClientRecord | undefined,
  after: ClientRecord,
): Pick<ClientRecord, 'dropped'> =>
  before ? droppedOf(before.dropped, keysOfClient(before), keysOfClient(after)) : {};

const keysOfClient = ({ name, facts, tags, aliases, domains, references, sector }: ClientRecord): readonly string[] => [
  ...nameKeys({ display: name }),
  ...facts.map(factKey),
  ...tags.map(tagKey),
  ...aliases.map(detailKey.alias),
  ...domains.map(detailKey.domain),
  ...references.map(detailKey.reference),
  ...(sector === undefined ? [] : [detailKey.sector(sector)]),
];

function droppedOf(
  earlier: readonly string[] = [],
  before: readonly string[],
  after: readonly string[],
): { dropped?: string[] } {
  const present = new Set(after);
  const gone = [...earlier, ...before].filter((key) => !present.has(key));
  const dropped = [...new Set(gone)].slice(-DROPPED_MAX);
  return dropped.length > 0 ? { dropped } : {};
}

function keysOf(
  { name, facts, roles, tags }: Said,
  jobOf: (role: Person['roles'][number]) => FileJob,
): readonly string[] {
  return [...nameKeys(name), ...facts.map(factKey), ...roles.map((role) => jobKey(jobOf(role))), ...tags.map(tagKey)];
}
