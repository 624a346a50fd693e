import { test } from '@playwright/test';

import { createEmptyVault, lockApp, tapApp, unlockApp } from '../support/vault-steps.ts';
import { hasWeston, launchOnWayland, type OnWayland } from '../support/wayland.ts';

test.skip(!hasWeston, 'needs Linux and Weston, a small Wayland desktop');

let desk: OnWayland;

test.beforeEach(async () => {
  desk = await launchOnWayland();
});

test.afterEach(async () => {
  await desk.close();
});

test('a Wayland desktop gets a window that is drawn, and sheets to seal and open a vault with', async () => {
  const { app } = desk;
  // Nothing is drawn in a window that is not shown.
  await (await app.page('app://book/')).evaluate(() => new Promise(requestAnimationFrame));
  await tapApp(app);
  await (await app.page('app://book/')).evaluate(() => new Promise(requestAnimationFrame));
  await createEmptyVault(app);
  await lockApp(app);
  await unlockApp(app);
});
