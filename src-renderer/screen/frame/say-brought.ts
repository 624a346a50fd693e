import { formatCount, plural } from '../../look';
import { sayThem } from './say-them';

/** What came of a file. */
export interface Brought {
  readonly people: number;
  readonly groups?: number;
  readonly updated?: number;
  readonly groupsUpdated?: number;
  readonly clientsMade: number;
  readonly clientsUpdated?: number;
}

/**
 * "12 people and 2 groups brought in", "3 brought up to date", "2 clients made": each that came of it, and nothing
 * of what did not. `whom`: the first of them in other words, "Ruth Bellamy".
 */
export function sayBrought(brought: Brought, whom?: string): readonly string[] {
  const { people, groups = 0, updated = 0, groupsUpdated = 0, clientsMade, clientsUpdated = 0 } = brought;
  const fresh = sayThem({ people, groups });
  // Of people alone the noun was said.
  const isOfPeople = people > 0 && groups === 0 && groupsUpdated === 0;
  const known = isOfPeople && updated > 0 ? formatCount(updated) : sayThem({ people: updated, groups: groupsUpdated });
  return [
    ...(fresh === '' ? [] : [`${whom ?? fresh} brought in`]),
    ...(known === '' ? [] : [`${fresh === '' ? (whom ?? known) : known} brought up to date`]),
    ...(clientsMade > 0 ? [`${plural(clientsMade, 'client', 'clients')} made`] : []),
    ...(clientsUpdated > 0 ? [`${plural(clientsUpdated, 'client', 'clients')} brought up to date`] : []),
  ];
}
