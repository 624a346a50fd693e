import type { Person } from '../../../src-shared/book/records';
import type { PersonId } from '../../../src-shared/ids';
import { formatDay, plural } from '../../look';
import { Fold } from '../facts/Fold';
import { showError, showToast } from '../frame/toast';
import { undoAction } from '../frame/undo';
import { vault } from '../links/vault';

/** The records that a person was merged from, and the way back to them. */
export function MergedFrom({ id, mergedFrom = [] }: Pick<Person, 'id' | 'mergedFrom'>) {
  return (
    <Fold title="Merged from" count={mergedFrom.length}>
      <ul className="plain-list">
        {mergedFrom.map(({ at, person }) => (
          <li key={person.id}>
            {person.name.display}
            <span className="quiet"> · {formatDay(at)}</span>
          </li>
        ))}
      </ul>
      <button type="button" className="link-button" onClick={() => void takeApart(id, mergedFrom.length)}>
        Take apart
      </button>
    </Fold>
  );
}

async function takeApart(id: PersonId, count: number): Promise<void> {
  const parted = await vault.takeApart({ id });
  if (!parted.ok) return showError(parted.error);
  showToast(
    `${plural(count, 'record', 'records')} again, as before. What was said since stays with this one.`,
    undoAction,
  );
}
