import type { MergedClient, MergedPart } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import type { ClientId, PersonId } from '../../../src-shared/ids';
import type { Result } from '../../../src-shared/result';
import { formatDay, plural } from '../../look';
import { Fold } from '../facts/Fold';
import { showError, showToast } from '../frame/toast';
import { undoAction } from '../frame/undo';
import { vault } from '../links/vault';

/** The records that a person was merged from, and the way back to them. */
export function MergedFrom({
  id,
  parts = [],
}: {
  readonly id: PersonId;
  readonly parts?: readonly MergedPart[] | undefined;
}) {
  const named = parts.map(({ at, person }) => ({ at, id: person.id, name: person.name.display }));
  return <Parts parts={named} onTakeApart={() => void takeApart(vault.takeApart({ id }), parts.length)} />;
}

export function ClientMergedFrom({
  id,
  parts = [],
}: {
  readonly id: ClientId;
  readonly parts?: readonly MergedClient[] | undefined;
}) {
  const named = parts.map(({ at, client }) => ({ at, id: client.id, name: client.name }));
  return <Parts parts={named} onTakeApart={() => void takeApart(vault.takeClientApart({ id }), parts.length)} />;
}

interface PartsProps {
  readonly parts: readonly { readonly id: string; readonly name: string; readonly at: string }[];
  readonly onTakeApart: () => void;
}

function Parts({ parts, onTakeApart }: PartsProps) {
  return (
    <Fold title="Merged from" count={parts.length}>
      <ul className="plain-list">
        {parts.map(({ id, name, at }) => (
          <li key={id}>
            {name}
            <span className="quiet"> · {formatDay(at)}</span>
          </li>
        ))}
      </ul>
      <button type="button" className="link-button" onClick={onTakeApart}>
        Take apart
      </button>
    </Fold>
  );
}

async function takeApart(taking: Promise<Result<unknown, AppError>>, count: number): Promise<void> {
  const parted = await taking;
  if (!parted.ok) return showError(parted.error);
  showToast(
    `${plural(count, 'record', 'records')} again, as before. What was said since stays with this one.`,
    undoAction,
  );
}
