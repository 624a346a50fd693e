import * as v from 'valibot';

import type { Client, Contract } from './contract';
import type { AppError } from './errors';
import type { PortLike } from './port-rpc';
import { err, type Result } from './result';
import type { PortMessage, ShellBridge } from './shell-contract';

const portMessageSchema = v.strictObject({
  kind: v.literal('bailiwick-port'),
  to: v.picklist(['vault', 'exchange', 'screen']),
});

/**
 * A client of the shell over what the preload put on `window.shell`. The answers are typed by the contract: a room
 * trusts the shell. A call that Electron itself could not carry answers `closed`.
 */
export function connectShell<C extends Contract>(bridge: ShellBridge, contract: C): Client<C> {
  const callMethod =
    (name: string) =>
    async (input: unknown): Promise<Result<unknown, AppError>> => {
      try {
        // The shell answers every call with a Result of this contract.
        return (await bridge.invoke(name, input)) as Result<unknown, AppError>;
      } catch {
        return err({ kind: 'closed' });
      }
    };
  // Built from the contract's own keys.
  return Object.fromEntries(Object.keys(contract).map((name) => [name, callMethod(name)])) as Client<C>;
}

/** The part of `window` that hands over ports (src-shared has no DOM types). */
export interface PortSource<Port extends PortLike> {
  readonly origin: string;
  addEventListener(
    type: 'message',
    listener: (event: {
      readonly data: unknown;
      readonly origin: string;
      readonly source: unknown;
      readonly ports: readonly Port[];
    }) => void,
  ): void;
}

/**
 * Calls `listener` with each port that the preload hands to this page, and with the room at its other end. Must be
 * called while the page's scripts run for the first time: ports come right after the page has loaded. A second port to
 * the same room replaces the first, whose other side is gone.
 */
export function onPort<Port extends PortLike>(
  page: PortSource<Port>,
  listener: (to: PortMessage['to'], port: Port) => void,
): void {
  page.addEventListener('message', ({ data, origin, source, ports }) => {
    const [port] = ports;
    if (source !== page || origin !== page.origin || port === undefined) return;
    const message = v.safeParse(portMessageSchema, data);
    if (message.success) listener(message.output.to, port);
  });
}
