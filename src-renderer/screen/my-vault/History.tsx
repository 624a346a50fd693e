import { Button } from '@mantine/core';
import { ArrowUUpLeftIcon } from '@phosphor-icons/react/dist/csr/ArrowUUpLeft';

import { formatCount, formatMoment } from '../../look';
import { sayChange } from '../frame/say-change';
import { redo, undo } from '../frame/undo';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';

export function History() {
  const load = () => vault.changes({});
  const history = useLive('history', load, ['people', 'clients', 'matters']).value;
  if (!history) return null;
  const { changes, canRedo } = history;
  if (changes.length === 0 && !canRedo) return <p className="page-section quiet">No changes yet.</p>;
  return (
    <section className="page-section">
      <div className="setting">
        <p className="quiet setting-words">{sayHistory(changes.length)}</p>
        <div className="setting-act">
          <Button
            variant="default"
            disabled={changes.length === 0}
            leftSection={<ArrowUUpLeftIcon size={18} aria-hidden />}
            onClick={() => void undo()}
          >
            Undo
          </Button>
          <Button variant="default" disabled={!canRedo} onClick={() => void redo()}>
            Redo
          </Button>
        </div>
      </div>
      <ol className="plain-list">
        {changes.map((change) => (
          <li key={change.changeId} className="history-row">
            <span className="history-when">{formatMoment(change.at)}</span>
            <span className="history-what">{sayChange(change)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function sayHistory(count: number): string {
  if (count === 0) return 'All of it is taken back. Redo brings it back again, one change after the other.';
  if (count === 1) return 'The last change. Undo takes it back; it works across restarts.';
  return `The last ${formatCount(count)}, newest first. Undo takes back the newest; it works across restarts.`;
}
