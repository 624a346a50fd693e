import { join } from 'node:path';
import type { ElectronApplication, Page, PageScreenshotOptions } from '@playwright/test';
import { repoFolder } from './folders.ts';

const sizes = [
  { width: 1280, height: 800 },
  { width: 1600, height: 1000 },
] as const;
const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Pictures are for whoever looks at them: nobody does after `npm test`, which checks the same without. */
const isTakingPictures = process.env['BAILIWICK_PICTURES'] !== 'none';

/** test-results/e2e/screens/NAME.png */
export async function takePicture(page: Page, name: string, options: PageScreenshotOptions = {}): Promise<void> {
  if (!isTakingPictures) return;
  const path = join(repoFolder, 'test-results/e2e/screens', `${name}.png`);
  await page.screenshot({ animations: 'disabled', ...options, path });
}

/** Pictures of a page in both themes at both sizes: test-results/e2e/screens/NAME-THEME-WIDTHxHEIGHT.png */
export async function takeScreenshots(electron: ElectronApplication, page: Page, name: string): Promise<void> {
  if (!isTakingPictures) return;
  // Nothing is pointed at.
  await page.mouse.move(0, 0);
  for (const theme of themes) {
    await setTheme(electron, page, theme);
    for (const size of sizes) {
      await setWindowSize(electron, page, size);
      await takePicture(page, `${name}-${theme}-${size.width}x${size.height}`);
    }
  }
}

/** Sets the theme as the system would, and waits until the page shows it. */
export async function setTheme(electron: ElectronApplication, page: Page, theme: Theme): Promise<void> {
  await electron.evaluate(({ nativeTheme }, themeSource) => {
    nativeTheme.themeSource = themeSource;
  }, theme);
  await page.waitForFunction((shown) => matchMedia(`(prefers-color-scheme: ${shown})`).matches, theme);
}

type Size = Readonly<{ width: number; height: number }>;

export async function setWindowSize(electron: ElectronApplication, page: Page, size: Size): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, { url, width, height }) => {
      const windows = BrowserWindow.getAllWindows();
      windows.find(({ webContents }) => webContents.getURL() === url)?.setContentSize(width, height);
    },
    { ...size, url: page.url() },
  );
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
}
