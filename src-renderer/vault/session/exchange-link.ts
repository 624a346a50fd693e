import type { Client } from '../../../src-shared/contract';
import { exchangeForVault, type ExchangeForVault } from '../../../src-shared/exchange-contract';
import { connectPort, type Connection, type PortLike } from '../../../src-shared/port-rpc';

type Exchange = Client<ExchangeForVault>;

/** The exchange that the shell connected last, if it is still there. */
export interface ExchangeLink {
  /** A port has come: it replaces an earlier one. */
  readonly take: (port: PortLike) => void;
  /** The process at the other end is gone. */
  readonly end: () => void;
  /** Undefined where none is connected within the wait. */
  readonly get: () => Promise<Exchange | undefined>;
  /** Nobody waits any longer: this process is about to end. */
  readonly giveUp: () => void;
}

/**
 * The port comes from the shell and the call that needs it from the screen, by different ways: a call that is quicker
 * waits for the port.
 */
const WAIT_MS = 3_000;

export function createExchangeLink(waitMs = WAIT_MS): ExchangeLink {
  let connection: Connection<ExchangeForVault> | undefined;
  const waiting = new Set<(exchange: Exchange | undefined) => void>();
  const answer = (exchange: Exchange | undefined): void => {
    for (const resolve of waiting) resolve(exchange);
    waiting.clear();
  };
  return {
    take: (port) => {
      connection?.close();
      connection = connectPort(port, exchangeForVault);
      answer(connection.call);
    },
    end: () => {
      connection?.close();
      connection = undefined;
    },
    get: async () => {
      if (connection) return connection.call;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(settle);
          resolve(undefined);
        }, waitMs);
        const settle = (exchange: Exchange | undefined): void => {
          clearTimeout(timer);
          resolve(exchange);
        };
        waiting.add(settle);
      });
    },
    giveUp: () => answer(undefined),
  };
}
