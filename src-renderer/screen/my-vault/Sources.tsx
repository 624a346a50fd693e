import { Button } from '@mantine/core';

import { formatMoment } from '../../look';
import { importRequest } from '../frame/place';
import { sayChange } from '../frame/undo';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { SettingLine } from './SettingLine';

/** What was brought in and when; each fact itself says which file it is from. */
export function Sources() {
  const changes = useLive('sources', () => vault.changes({}), ['people', 'clients', 'matters']).value?.changes ?? [];
  const imports = changes.filter(({ what }) => what === 'import');
  return (
    <>
      <section className="page-section">
        <SettingLine
          title="Bring in contacts"
          words="vCard and CSV files, from Outlook, Google, LinkedIn or any other program. A file is read in memory first; nothing is stored before you say so, and nothing flows back."
        >
          <Button onClick={() => importRequest.set({})}>Choose a file…</Button>
        </SettingLine>
      </section>
      <section className="page-section">
        <h2 className="section-title">Brought in</h2>
        {imports.length === 0 ? (
          <p className="quiet">
            No import among the last 100 changes. Every fact still says which file it is from: press ? on a person.
          </p>
        ) : (
          <ul className="plain-list">
            {imports.map((change) => (
              <li key={change.changeId} className="history-row">
                <span className="history-when">{formatMoment(change.at)}</span>
                <span>{sayChange(change)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
