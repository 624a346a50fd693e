import { test } from '@playwright/test';

import type { Client } from '../../src-shared/contract.ts';
import type { VaultContract } from '../../src-shared/vault-contract.ts';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { personDraft } from './people.ts';
import { vaultFrom } from './vault-calls.ts';
import { createEmptyVault, tapApp } from './vault-steps.ts';

export interface OpenBook {
  /** The app of the test that runs. */
  readonly app: () => LaunchedApp;
  /** The vault as its screen can call it, whichever process draws that now. */
  readonly vault: () => Promise<Client<VaultContract>>;
}

/** Gives each test of a file an app of its own with an open vault, in which Ruth Bellamy stands. */
export function withOpenBook(): OpenBook {
  let launched: LaunchedApp | undefined;
  const app = (): LaunchedApp => {
    if (!launched) throw new Error('no test runs');
    return launched;
  };
  const vault = async () => vaultFrom(await app().page('app://book/'));
  test.beforeEach(async () => {
    launched = await launchApp();
    await tapApp(launched);
    await createEmptyVault(launched);
    await (await vault()).savePerson(personDraft('Ruth', 'Bellamy'));
  });
  test.afterEach(async () => {
    await launched?.close();
    launched = undefined;
  });
  return { app, vault };
}
