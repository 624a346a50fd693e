// A Unix socket to the desktop's own message bus on this machine, not a network.
// oxlint-disable-next-line no-restricted-imports
import { connect, type Socket } from 'node:net';

import { decodeMessage, encodeCall, SIGNAL, type BusMessage } from './message';

const AUTH_OK = /^OK [0-9a-f]+$/;

/** The path of the bus's socket, out of an address as in DBUS_SESSION_BUS_ADDRESS; undefined for any other transport. */
export function busSocketPath(address: string): string | undefined {
  return address
    .split(';')
    .map((one) => /^unix:(?:.*,)?path=([^,]+)/.exec(one)?.[1])
    .find((path) => path !== undefined);
}

/**
 * Listens to signals of a message bus that match one of the rules. A bus that is not there, or goes away, is silence:
 * nothing else depends on it.
 */
export function listenToBus(path: string, rules: readonly string[], onSignal: (signal: BusMessage) => void): void {
  const socket = connect({ path });
  let pending: Buffer = Buffer.alloc(0);
  let isAuthenticated = false;

  const begin = (): void => {
    isAuthenticated = true;
    socket.write('BEGIN\r\n');
    socket.write(encodeCall({ serial: 1, member: 'Hello' }));
    for (const [index, argument] of rules.entries()) {
      socket.write(encodeCall({ serial: index + 2, member: 'AddMatch', argument }));
    }
  };
  const readLine = (): void => {
    const end = pending.indexOf('\r\n');
    if (end < 0) return;
    const line = pending.toString('latin1', 0, end);
    pending = pending.subarray(end + 2);
    if (AUTH_OK.test(line)) begin();
    else socket.destroy();
  };
  const readMessages = (): void => {
    for (let next = decodeMessage(pending); next !== undefined; next = decodeMessage(pending)) {
      pending = pending.subarray(next.length);
      if (next.message.type === SIGNAL) onSignal(next.message);
    }
  };

  socket.on('connect', () => {
    authenticate(socket);
  });
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    try {
      if (!isAuthenticated) readLine();
      if (isAuthenticated) readMessages();
    } catch {
      socket.destroy();
    }
  });
  socket.on('error', () => {
    socket.destroy();
  });
  socket.unref();
}

/** "EXTERNAL": the bus asks the kernel who we are; the user's number is sent in hexadecimal digits of its ASCII digits. */
function authenticate(socket: Socket): void {
  const user = Buffer.from(String(process.getuid?.() ?? 0), 'latin1').toString('hex');
  socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
}
