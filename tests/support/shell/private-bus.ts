import { execFile, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A message bus of its own, on which a test speaks for the desktop and for logind. */
export interface PrivateBus {
  readonly address: string;
  /** `signal`: interface and member; `values` as dbus-send(1) writes them. */
  readonly emit: (signal: string, ...values: readonly string[]) => Promise<void>;
  readonly stop: () => void;
}

export async function startPrivateBus(folder: string): Promise<PrivateBus> {
  const address = `unix:path=${join(folder, 'bus')}`;
  const config = join(folder, 'bus.conf');
  await writeFile(
    config,
    `<busconfig><listen>${address}</listen><auth>EXTERNAL</auth><policy context="default">
      <allow send_destination="*"/><allow send_type="signal"/><allow own="*"/><allow receive_sender="*"/>
    </policy></busconfig>`,
  );
  const daemon = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise((resolve) => daemon.stdout.once('data', resolve));
  return {
    address,
    emit: async (signal, ...values) => {
      await run('dbus-send', [`--bus=${address}`, '--type=signal', '/org/freedesktop/stand_in', signal, ...values]);
    },
    stop: () => {
      daemon.kill();
    },
  };
}
