import type { FilePreview } from '../../../src-shared/exchange-contract';
import { plural } from '../../look';

const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Who is in a file, groups and clients apart from people: "1,284 people, 2 groups and 12 clients". */
export function sayFound({ people, groups, clients }: Pick<FilePreview, 'people' | 'groups' | 'clients'>): string {
  const kinds = [
    ...(people > 0 ? [plural(people, 'person', 'people')] : []),
    ...(groups > 0 ? [plural(groups, 'group', 'groups')] : []),
    ...(clients > 0 ? [plural(clients, 'client', 'clients')] : []),
  ];
  return kinds.length > 0 ? AND.format(kinds) : 'Nobody';
}
