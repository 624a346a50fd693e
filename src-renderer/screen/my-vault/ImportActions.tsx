import { Menu } from '@mantine/core';

import { BASES, type Basis } from '../../../src-shared/book/fact';
import type { ImportRecord } from '../../../src-shared/vault-contract';
import { formatMoment } from '../../look';
import { importRequest } from '../frame/place';
import { showError, showToast } from '../frame/toast';
import { undoAction } from '../frame/undo';
import { vault } from '../links/vault';
import { BASIS_NAMES } from '../people/words';

interface Props {
  readonly record: ImportRecord;
  readonly onTakeBack: () => void;
}

/** What can be done with all that one file brought. */
export function ImportActions({ record, onTakeBack }: Props) {
  const name = `${record.file}, brought in ${formatMoment(record.at)}`;
  return (
    <div className="import-acts">
      <button
        type="button"
        className="link-button"
        aria-label={`Bring again ${name}`}
        onClick={() => importRequest.set({})}
      >
        Bring again…
      </button>
      <Menu position="bottom-end">
        <Menu.Target>
          <button type="button" className="link-button" aria-label={`Why you hold ${name}`}>
            Why you hold it…
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {BASES.map((basis) => (
            <Menu.Item key={basis} onClick={() => void decide(record, basis)}>
              {BASIS_NAMES[basis]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <button type="button" className="link-button" aria-label={`Take back ${name}`} onClick={onTakeBack}>
        Take it back…
      </button>
    </div>
  );
}

async function decide({ changeId, file }: ImportRecord, basis: Basis): Promise<void> {
  const done = await vault.setBasisOfImport({ changeId, basis });
  if (!done.ok) return showError(done.error);
  const words = BASIS_NAMES[basis];
  if (done.value.changeId === null) return showToast(`Nothing from ${file} had to change: ${words}.`);
  showToast(`All that came from ${file}: ${words}. Kept with today’s date.`, undoAction);
}
