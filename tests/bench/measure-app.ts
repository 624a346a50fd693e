import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

import {
  exportTo,
  folderBytes,
  importInto,
  launchToLock,
  memoryAfterUnlock,
  openTapped,
  unlockTimed,
  untilSettled,
  type Folders,
} from './app.ts';
import { pageDownFrames } from './browser-peers.ts';
import type { BenchData } from './data.ts';
import { installTimer, saveTimes, searchTimes } from './in-page.ts';
import type { Parts } from './parts.ts';
import { median, quantile } from './stats.mjs';

const OPENS = 5;
/** As many as the SQLite peer's. */
const IMPORTS = 3;

/** Where the app at hand keeps its things. */
export const foldersIn = (workFolder: string): Folders => ({
  profileFolder: join(workFolder, 'profile'),
  vaultFolder: join(workFolder, 'vault'),
});

/**
 * Everything measured of Bailiwick itself, in the real Electron, at one size. Milliseconds unless named. `afterLaunch` is
 * called after each launch, with the app closed.
 */
export async function measureApp(
  data: BenchData,
  vcardFile: string,
  workFolder: string,
  parts: Parts,
  afterLaunch?: () => Promise<void>,
) {
  const folders = foldersIn(workFolder);
  const imported = await importInto(folders, vcardFile, data.people.length, parts.has('memory'));
  await untilSettled(folders);
  await imported.app.close();
  const diskBytes = {
    vault: await folderBytes(folders.vaultFolder),
    profile: await folderBytes(folders.profileFolder),
    emptyProfile: imported.emptyProfileBytes,
  };
  const others = parts.has('import') ? await importsAside(data, vcardFile, workFolder) : [];
  return {
    importMs: median([imported.ms, ...others]),
    diskBytes,
    ...(parts.has('open') || parts.has('launch') ? await launches(folders, afterLaunch) : {}),
    ...(needsOpenBook(parts) ? await measureOpenBook(data, folders, workFolder, parts) : {}),
    emptyMemoryMiB: imported.emptyMemoryMiB,
  };
}

/** One import alone says little, of the app as of its peers. */
async function importsAside(data: BenchData, vcardFile: string, workFolder: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 1; run < IMPORTS; run++) {
    const aside = join(workFolder, `aside-${run}`);
    const { app, ms } = await importInto(foldersIn(aside), vcardFile, data.people.length, false);
    await app.close();
    await rm(aside, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    times.push(ms);
  }
  return times;
}

const needsOpenBook = (parts: Parts): boolean =>
  (['memory', 'search', 'save', 'export', 'scroll'] as const).some((part) => parts.has(part));

async function measureOpenBook(data: BenchData, folders: Folders, workFolder: string, parts: Parts) {
  const app = await openTapped(folders);
  const memoryMiB = parts.has('memory') ? await memoryAfterUnlock(app) : undefined;
  const screen = await app.page('app://book/');
  await installTimer(screen);
  const search = parts.has('search') ? await searchTimes(screen, data) : undefined;
  const saves = parts.has('save') ? await saveTimes(screen, data) : undefined;
  const exportMs = parts.has('export') ? await exportTo(app, join(workFolder, 'export.vcf')) : undefined;
  const frames = parts.has('scroll') ? await scrollPeople(screen) : undefined;
  await app.close();
  return { memoryMiB, search, ...saves, exportMs, frames };
}

async function scrollPeople(screen: Page) {
  await screen.keyboard.press('ControlOrMeta+2');
  // What is measured is paging through the list, not opening the screen it stands on.
  await screen.getByRole('option').first().waitFor();
  await screen.getByRole('listbox').focus();
  const frames = await pageDownFrames(screen);
  return { longest: Math.max(...frames), p99: quantile(frames, 0.99) };
}

async function launches(folders: Folders, afterLaunch?: () => Promise<void>) {
  const coldStarts: number[] = [];
  const opens: number[] = [];
  for (let run = 0; run < OPENS; run++) {
    const { app, ms } = await launchToLock(folders);
    coldStarts.push(ms);
    opens.push(await unlockTimed(app));
    await app.close();
    await afterLaunch?.();
  }
  return { coldStartMs: median(coldStarts), openMs: median(opens) };
}
