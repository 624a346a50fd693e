import type { ElectronApplication, Page } from '@playwright/test';

import { expectNoAxeViolations } from './axe.ts';
import { setTheme, takeScreenshots } from './screenshots.ts';

/** Pictures in both themes at both sizes, and axe in both themes. */
export async function lookAt(electron: ElectronApplication, page: Page, name: string): Promise<void> {
  // Playwright makes every page light unless told to leave the system's scheme alone.
  await page.emulateMedia({ colorScheme: null });
  await takeScreenshots(electron, page, name);
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(electron, page, theme);
    await expectNoAxeViolations(page, `${name}, ${theme}`);
  }
}
