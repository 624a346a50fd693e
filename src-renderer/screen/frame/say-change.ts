import { plural } from '../../look';
import type { CollectionName } from '../../../src-shared/book/records';
import { assertNever } from '../../../src-shared/result';
import type { ChangeSummary, PastChange } from '../../../src-shared/vault-contract';
import { sayBrought } from './say-brought';

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
      return `Import${change.count > 0 ? ` of ${whom}` : ''}${change.import ? ` from ${change.import.file}` : ''} taken back`;
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

/** By name where it is about few, else how many. */
function sayWhom({ collection, count, names = [] }: Told): string {
  const [one, many] = NOUNS[collection];
  if (names.length === 0 || names.length < count) return plural(count, one, many);
  const all = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
  if (collection === 'people') return all;
  return `${capital(names.length === 1 ? one : many)} ${all}`;
}

/** Who was there already was brought up to date and not brought in; a file may bring nothing but news of clients. */
function sayImport({ count, import: made }: Told, whom: string): string {
  if (!made) return `${count > 0 ? whom : 'Clients'} brought in`;
  const isOneKind = made.people === 0 || made.updated === 0;
  const [first, ...more] = sayBrought(made, isOneKind ? whom : undefined);
  return [`${first ?? 'Nothing'} from ${made.file}`, ...more].join(', ');
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
