import type { OwnDevice } from '../../../src-shared/directory-contract';
import { formatDay } from '../../look';
import { showError, showToast } from '../frame/toast';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { NotShown } from './NotShown';

/** The partner's own devices, each with a feed of its own; one that is lost is reported here. */
export function OwnDevices() {
  const { value, error, reload } = useLive('my devices', () => vault.myDevices({}), ['directory']);
  return (
    <section className="detail-section">
      <h2 className="section-title">Your devices</h2>
      {error && <NotShown what="Your devices could not be listed." error={error} onAgain={reload} />}
      <ul className="plain-list own-devices" aria-label="Your devices">
        {value?.devices.map((device) => (
          <li key={device.feed}>
            {sayDevice(device)}{' '}
            {!device.isThis && !device.isLost && (
              <button type="button" className="link-button inline-link" onClick={() => void reportLost(device)}>
                Report it lost…
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function sayDevice({ isThis, isLost, firstAt, lastAt }: OwnDevice): string {
  const since = `in use since ${formatDay(firstAt)}`;
  if (isThis) return `This one, ${since}.`;
  if (isLost) return `Reported lost; it last wrote on ${formatDay(lastAt)}. What it writes later is marked.`;
  return `Another one, ${since}; it last wrote on ${formatDay(lastAt)}.`;
}

async function reportLost({ feed }: OwnDevice): Promise<void> {
  const reported = await vault.retireDevice({ feed });
  if (!reported.ok) return showError(reported.error);
  showToast('Reported lost. Colleagues’ apps mark what it writes from now on.');
}
