import type { AppError } from '../../../src-shared/errors';
import {
  exchangeForScreen,
  type ReadOptions,
  type ExchangeEvent,
  type ExchangeForScreen,
  type FilePreview,
} from '../../../src-shared/exchange-contract';
import { connectPort, type Connection } from '../../../src-shared/port-rpc';
import { err, ok, type Result } from '../../../src-shared/result';
import { takePorts } from './ports';
import { onShellEvent, shell } from './shell';

let living: Connection<ExchangeForScreen> | undefined;
let connected: typeof living;
let arrived: ((port: MessagePort) => void) | undefined;

takePorts('exchange', (port) => arrived?.(port));

onShellEvent((event) => {
  if (event.kind !== 'exchange-ended') return;
  living?.close();
  living = undefined;
});

/** A fresh exchange process, and the port to it. */
export async function openExchange(
  onRead: (event: ExchangeEvent) => void,
): Promise<Result<Connection<ExchangeForScreen>, AppError>> {
  await closeExchange();
  const port = new Promise<MessagePort>((resolve) => {
    arrived = resolve;
  });
  const opened = await shell.openExchange({});
  if (!opened.ok) return opened;
  living = connectPort(await port, exchangeForScreen, (event) => onRead(event as ExchangeEvent));
  return ok(living);
}

/**
 * Lets the vault pull from the exchange: once for each process, since a second port would cut off who pulls by the
 * first.
 */
export async function connectToVault(): Promise<Result<null, AppError>> {
  const present = living;
  if (!present) return err({ kind: 'closed' });
  if (connected === present) return ok(null);
  const made = await shell.connectExchangeToVault({});
  if (made.ok) connected = present;
  return made;
}

/** Ends the process, whatever it is doing: what it had read is gone. */
export async function closeExchange(): Promise<void> {
  if (!living) return;
  living.close();
  living = undefined;
  await shell.closeExchange({});
}

/** Has the exchange read the file that it holds once more. */
export async function reread(options: ReadOptions): Promise<Result<FilePreview, AppError>> {
  return living ? living.call.reread(options) : err({ kind: 'closed' });
}
