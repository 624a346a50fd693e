import { join } from 'node:path';

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
import { median, quantile } from './stats.mjs';

const OPENS = 5;

/** Everything measured of Bailiwick itself, in the real Electron, at one size. Milliseconds unless named. */
export async function measureApp(data: BenchData, vcardFile: string, workFolder: string) {
  const folders = { profileFolder: join(workFolder, 'profile'), vaultFolder: join(workFolder, 'vault') };
  const imported = await importInto(folders, vcardFile, data.people.length);
  await untilSettled(folders.vaultFolder);
  await imported.app.close();
  const diskBytes = {
    vault: await folderBytes(folders.vaultFolder),
    profile: await folderBytes(folders.profileFolder),
    emptyProfile: imported.emptyProfileBytes,
  };
  const { coldStartMs, openMs } = await launches(folders);

  const app = await openTapped(folders);
  const memoryMiB = await memoryAfterUnlock(app);
  const screen = await app.page('app://book/');
  await installTimer(screen);
  const search = await searchTimes(screen, data);
  const save = await saveTimes(screen, data);
  const exportMs = await exportTo(app, join(workFolder, 'export.vcf'));
  await screen.keyboard.press('ControlOrMeta+2');
  await screen.getByRole('listbox').focus();
  const frames = await pageDownFrames(screen);
  await app.close();
  return {
    importMs: imported.ms,
    coldStartMs,
    openMs,
    search,
    save,
    exportMs,
    memoryMiB,
    emptyMemoryMiB: imported.emptyMemoryMiB,
    diskBytes,
    frames: { longest: Math.max(...frames), p99: quantile(frames, 0.99) },
  };
}

async function launches(folders: Folders) {
  const coldStarts: number[] = [];
  const opens: number[] = [];
  for (let run = 0; run < OPENS; run++) {
    const { app, ms } = await launchToLock(folders);
    coldStarts.push(ms);
    opens.push(await unlockTimed(app));
    await app.close();
  }
  return { coldStartMs: median(coldStarts), openMs: median(opens) };
}
