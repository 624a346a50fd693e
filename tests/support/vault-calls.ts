import type { Page } from '@playwright/test';

import type { AppError } from '../../src-shared/errors.ts';
import type { Client } from '../../src-shared/contract.ts';
import type { Result } from '../../src-shared/result.ts';
import { vaultContract, type VaultContract } from '../../src-shared/vault-contract.ts';
import type { LaunchedApp } from './launch-app.ts';

/**
 * Calls the vault as a screen that has been taken over would: on the screen's own port, past its own code. The tap is
 * put into every page that opens after this.
 */
export async function tapVaultPort(app: LaunchedApp): Promise<void> {
  await app.electron.context().addInitScript(() => {
    const taken = window as unknown as Record<string, unknown>;
    window.addEventListener('message', (event) => {
      const data: unknown = event.data;
      const isVaultPort = typeof data === 'object' && data !== null && 'to' in data && data.to === 'vault';
      if (isVaultPort && event.ports[0]) taken['tappedPort'] = event.ports[0];
    });
  });
}

/** A client of the vault in `screen`, whose port was tapped. */
export function vaultFrom(screen: Page): Client<VaultContract> {
  const call = (method: string) => (input: unknown) =>
    screen.evaluate(
      async ([name, argument]) => {
        const taken = window as unknown as Record<string, unknown>;
        while (!(taken['tappedPort'] instanceof MessagePort)) await new Promise((resolve) => setTimeout(resolve, 20));
        const port = taken['tappedPort'];
        const id = 1_000_000 + Math.floor(performance.now() * 1_000);
        return new Promise<unknown>((resolve) => {
          port.addEventListener('message', function settle({ data }: MessageEvent<{ readonly id?: number }>) {
            if (data.id !== id) return;
            port.removeEventListener('message', settle);
            resolve({ ...data, id: undefined });
          });
          port.start();
          port.postMessage({ id, method: name, input: argument });
        });
      },
      [method, input] as const,
    ) as Promise<Result<never, AppError>>;
  return Object.fromEntries(Object.keys(vaultContract).map((method) => [method, call(method)])) as never;
}
