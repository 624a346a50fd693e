import { useMemo } from 'react';

import type { ClientId, PersonId } from '../../../src-shared/ids';
import { useJoined } from '../colleagues/directory-state';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';

/** `there`: the firm sees something about this. `pending`: signed, and waiting for the folder. */
export type Mark = 'there' | 'pending';

/** What hangs in the margin of People and Clients. */
export interface Marks {
  readonly people: ReadonlyMap<PersonId, Mark>;
  readonly clients: ReadonlyMap<ClientId, Mark>;
}

const NONE: Marks = { people: new Map(), clients: new Map() };

export function useMarks(): Marks {
  const isMember = useJoined() !== undefined;
  const marks = useLive(`marks ${isMember}`, () => vault.publishedMarks({}), ['directory', 'people', 'clients']).value;
  return useMemo(
    () =>
      marks
        ? {
            people: new Map(marks.people.map(({ id, state }) => [id, state])),
            clients: new Map(marks.clients.map(({ id, state }) => [id, state])),
          }
        : NONE,
    [marks],
  );
}
