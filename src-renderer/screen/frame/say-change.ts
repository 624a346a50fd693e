import { listOf, plural } from '../../look';
import type { CollectionName } from '../../../src-shared/book/records';
import { assertNever } from '../../../src-shared/result';
import type { ChangeSummary, PastChange } from '../../../src-shared/vault-contract';
import { sayBrought } from './say-brought';
import { sayThem } from './say-them';

const NOUNS: Readonly<Record<CollectionName, readonly [one: string, many: string]>> = {
  people: ['person', 'people'],
  clients: ['client', 'clients'],
  matters: ['matter', 'matters'],
};

type Told = Pick<ChangeSummary, 'what' | 'collection' | 'count'> & Partial<Pick<PastChange, 'names' | 'import'>>;

/** "12 people tagged", "Ruth Bellamy changed", "Client Nordhavn Shipping deleted", "5 people brought in from ada.vcf". */
export function sayChange(change: Told): string {
  const whom = sayWhom(change);
  const { what } = change;
  switch (what) {
    case 'create':
      return `${whom} added`;
    case 'edit':
      return `${whom} changed`;
    case 'delete':
      return `${whom} deleted`;
    case 'import':
      return sayImport(change, whom);
    case 'take-back':
      return sayTakenBack(change, whom);
    case 'merge':
      return `${whom} merged`;
    case 'part':
      return `${whom} taken apart`;
    case 'tag':
      return `${whom} tagged`;
    case 'flag':
      return `Flag set on ${whom}`;
    case 'basis':
      return `Where it came from set on ${whom}`;
    case 'settings':
      return 'Settings changed';
    default:
      return assertNever(what);
  }
}

const isNamed = ({ count, names = [] }: Pick<Told, 'count' | 'names'>): boolean =>
  names.length > 0 && names.length >= count;

/** By name where it is about few, else how many. */
function sayWhom({ collection, count, names = [] }: Told): string {
  const [one, many] = NOUNS[collection];
  if (!isNamed({ count, names })) return plural(count, one, many);
  const all = listOf(names);
  if (collection === 'people') return all;
  return `${capital(names.length === 1 ? one : many)} ${all}`;
}

/** Who was there already was brought up to date and not brought in; a file may bring nothing but news of clients. */
function sayImport(change: Told, whom: string): string {
  const { count, import: made } = change;
  if (!made) return `${count > 0 ? whom : 'Clients'} brought in`;
  const isOneKind = made.people + made.groups === 0 || made.updated + made.groupsUpdated === 0;
  const [first, ...more] = sayBrought(made, isOneKind && isNamed(change) ? whom : undefined);
  return [`${first ?? 'Nothing'} from ${made.file}`, ...more].join(', ');
}

/** The change counts groups with people: how many of each went is known only where all of them did. */
const sayGone = (count: number, { people, groups, updated, groupsUpdated }: NonNullable<Told['import']>): string =>
  count === people + groups + updated + groupsUpdated
    ? sayThem({ people: people + updated, groups: groups + groupsUpdated })
    : '';

function sayTakenBack(change: Told, whom: string): string {
  const { count, import: made } = change;
  const hasGroups = made !== undefined && made.groups + made.groupsUpdated > 0;
  const of = hasGroups && !isNamed(change) ? sayGone(count, made) : whom;
  return `Import${count > 0 && of !== '' ? ` of ${of}` : ''}${made ? ` from ${made.file}` : ''} taken back`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
