import { Button } from '@mantine/core';

import { plural } from '../../look';
import { useJoined } from '../colleagues/directory-state';
import { exportRequest, publishRequest } from '../frame/place';
import { useEscape } from '../frame/use-escape';
import type { ClientsSelection } from './use-clients-selection';

/** What can be done with several clients at once. */
export function SeveralClients({ selection }: { readonly selection: ClientsSelection }) {
  const ids = [...selection.ids];
  const whom = plural(ids.length, 'client', 'clients');
  const isMember = useJoined() !== undefined;
  useEscape(selection.clear);
  return (
    <article className="detail-page">
      <header className="detail-head">
        <h1 className="person-name serif">{whom} selected</h1>
        <p className="quiet">
          {isMember
            ? 'One letter shows what would be said of each; those flagged “never publish” are left out by name.'
            : 'Once you belong to a firm directory, you can tell the firm about all of them with one letter.'}
        </p>
      </header>
      <div className="form-buttons">
        {isMember && (
          <Button variant="default" onClick={() => publishRequest.set({ about: { kind: 'clients', ids }, whom })}>
            Publish…
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => exportRequest.set({ selection: { kind: 'clients', ids }, count: ids.length })}
        >
          Export…
        </Button>
        <Button variant="subtle" onClick={selection.clear}>
          Select none
        </Button>
      </div>
    </article>
  );
}
