import { listOf, plural } from '../../look';

interface Counts {
  readonly people: number;
  readonly groups: number;
  readonly clients?: number;
}

/** Groups and clients apart from people: "1,284 people, 2 groups and 12 clients". Nothing of nobody. */
export const sayThem = ({ people, groups, clients = 0 }: Counts): string =>
  listOf([
    ...(people > 0 ? [plural(people, 'person', 'people')] : []),
    ...(groups > 0 ? [plural(groups, 'group', 'groups')] : []),
    ...(clients > 0 ? [plural(clients, 'client', 'clients')] : []),
  ]);
