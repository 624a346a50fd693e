import { Button } from '@mantine/core';
import { ArrowUUpLeftIcon } from '@phosphor-icons/react/dist/csr/ArrowUUpLeft';

import { formatMoment } from '../../look';
import { redo, sayChange, undo } from '../frame/undo';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';

export function History() {
  const load = () => vault.changes({});
  const changes = useLive('history', load, ['people', 'clients', 'matters']).value?.changes;
  if (!changes) return null;
  if (changes.length === 0) return <p className="page-section quiet">No changes yet.</p>;
  return (
    <section className="page-section">
      <div className="setting">
        <p className="quiet setting-words">
          The last {changes.length.toLocaleString()}, newest first. Undo takes back the newest; it works across
          restarts.
        </p>
        <div className="setting-act">
          <Button
            variant="default"
            leftSection={<ArrowUUpLeftIcon size={18} aria-hidden />}
            onClick={() => void undo()}
          >
            Undo
          </Button>
          <Button variant="default" onClick={() => void redo()}>
            Redo
          </Button>
        </div>
      </div>
      <ol className="plain-list">
        {changes.map((change) => (
          <li key={change.changeId} className="history-row">
            <span className="history-when">{formatMoment(change.at)}</span>
            <span>{sayChange(change)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
