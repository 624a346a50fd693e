import { join } from 'node:path';
import type { Page } from '@playwright/test';

import { electronPath, launchElectron } from '../support/launch-app.ts';
import type { BenchData } from './data.ts';

/** Launches the trivial window; milliseconds until its heading stands there. */
export async function launchTrivial(benchFolder: string, profileFolder: string) {
  const start = performance.now();
  const args = [join(benchFolder, 'trivial'), `--user-data-dir=${profileFolder}`];
  const electron = await launchElectron({ executablePath: electronPath(), args });
  const page = await electron.firstWindow();
  await page.getByText('Ready').waitFor();
  return { electron, page, ms: performance.now() - start };
}

/** dexie-encrypted and kdbxweb at the size they can bear. */
export async function measureBrowserPeers(page: Page, bundle: string, data: BenchData): Promise<unknown> {
  await page.addScriptTag({ path: bundle });
  return page.evaluate(
    async ({ people, saves }) => {
      const { peers } = window as unknown as {
        peers: Record<'dexieEncrypted' | 'kdbxFile', (people: unknown, saves: unknown) => Promise<unknown>>;
      };
      return {
        'dexie-encrypted': await peers.dexieEncrypted(people, saves),
        kdbxweb: await peers.kdbxFile(people, saves),
      };
    },
    { people: data.people, saves: data.saves },
  );
}

/** Frame times, in ms, while PageDown is pressed 200 times in whatever has the focus. */
export async function pageDownFrames(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const next = (now: number) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    Object.assign(window, { benchFrames: frames });
  });
  for (let press = 0; press < 200; press++) await page.keyboard.press('PageDown');
  // The first two frames are the measurement's own start.
  return page.evaluate(() => (window as unknown as { benchFrames: number[] }).benchFrames.slice(2));
}
