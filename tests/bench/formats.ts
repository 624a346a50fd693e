import { expect } from '@playwright/test';

import { launchApp } from '../support/launch-app.ts';
import { screenOf, startEmpty } from '../support/screen-steps.ts';
import { tapApp } from '../support/vault-steps.ts';
import type { Folders } from './app.ts';
import { installTimer, untilListed } from './in-page.ts';

const TEN_MINUTES = 600_000;

/** Milliseconds from the choice of a file to its preview, and from there to a book that is durable and searchable. */
export async function measureFile(folders: Folders, file: string, people: number) {
  const app = await launchApp(folders);
  await tapApp(app);
  await startEmpty(app);
  const screen = await screenOf(app);
  await expect(screen.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  await installTimer(screen);
  await screen.keyboard.press('ControlOrMeta+o');
  const chosen = performance.now();
  await screen.getByLabel('Contacts file').setInputFiles(file, { timeout: TEN_MINUTES });
  // Looked for in the page: waiting for it, Playwright looks every half second.
  await screen.waitForFunction(() => document.querySelector('[type=radio]') !== null, undefined, {
    timeout: TEN_MINUTES,
  });
  const readMs = performance.now() - chosen;
  await screen.getByRole('radio', { name: 'Mine' }).check();
  const confirmed = performance.now();
  await screen.getByRole('button', { name: 'Bring them in' }).click();
  await untilListed(screen, people);
  const keptMs = performance.now() - confirmed;
  await app.close();
  return { readMs, keptMs, ms: readMs + keptMs };
}
