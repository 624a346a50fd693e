import { formatCount, plural } from '../../look';

/** What came of a file. */
export interface Brought {
  readonly people: number;
  readonly updated?: number;
  readonly clientsMade: number;
  readonly clientsUpdated?: number;
}

/**
 * "12 people brought in", "3 brought up to date", "2 clients made": each that came of it, and nothing of what did not.
 * `whom`: the first of them in other words, "Ruth Bellamy".
 */
export function sayBrought(brought: Brought, whom?: string): readonly string[] {
  const { people, updated = 0, clientsMade, clientsUpdated = 0 } = brought;
  const first = whom ?? plural(people || updated, 'person', 'people');
  return [
    ...(people > 0 ? [`${first} brought in`] : []),
    ...(updated > 0 ? [`${people > 0 ? formatCount(updated) : first} brought up to date`] : []),
    ...(clientsMade > 0 ? [`${plural(clientsMade, 'client', 'clients')} made`] : []),
    ...(clientsUpdated > 0 ? [`${plural(clientsUpdated, 'client', 'clients')} brought up to date`] : []),
  ];
}
