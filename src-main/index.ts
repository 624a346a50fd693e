import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, protocol, session } from 'electron';

import { shellForScreen, shellForVault } from '../src-shared/shell-contract';
import { createAppState } from './app-state';
import { offerEditing } from './context-menu';
import { createCarrier } from './directory/carrier';
import { createFileWrites } from './file-writes';
import { chooseFolders } from './folders';
import { createHouse } from './house';
import { serveRoom } from './ipc';
import { handleKeys, setMenu } from './menu';
import { watchPower } from './power';
import { screenHandlers } from './screen-handlers';
import { guardSession } from './session-guard';
import { createFolderScan } from './show-me';
import { isSteered, setSwitches } from './switches';
import { vaultHandlers } from './vault-handlers';
import { createVaultKeeper } from './vault-folder/vault-folder';
import { forbidNavigation } from './windows';
import { within } from './within';
import { createZoom } from './zoom';

/** A disk answers sooner. A share that takes longer must not keep the windows away. */
const LOOK_MS = 250;
/** For what is in hand on a slow share. One that does not answer at all must not keep the app from ending. */
const CLOSE_MS = 5000;

setSwitches();
app.setName('Bailiwick');
const folders = chooseFolders();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true } },
]);

if (isSteered()) app.exit(1);
else if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
  forbidNavigation();
  const keeper = createVaultKeeper(folders.vault);
  const writes = createFileWrites();
  const scan = createFolderScan({ profile: folders.profile, vault: folders.vault });
  const carrier = createCarrier({
    // Read here, where a package's archive can be read, and handed to the threads as text.
    source: () => readFileSync(join(__dirname, 'directory-thread.cjs'), 'utf8'),
    tell: (event) => {
      house.tellVault(event);
    },
  });
  const zoom = await createZoom(folders.zoom);
  const house = createHouse({
    isLocked: () => state.phase() === 'locked',
    zoomLevel: zoom.level,
    onEmptied: async () => {
      carrier.close();
      await writes.abortAll();
      await within(LOOK_MS, state.look());
    },
    onStopped: (room) => {
      state.stopped(room);
    },
    onGivenUp: () => {
      dialog.showErrorBox(
        'Bailiwick',
        'Bailiwick stopped several times in a minute and gives up. Nothing saved is lost.',
      );
      app.exit(1);
    },
  });
  const state = createAppState(folders, keeper, {
    tell: (current) => {
      house.tellScreen({ kind: 'state', state: current });
    },
    isVaultUp: () => house.vault() !== undefined,
  });

  // A disk answers before Electron is ready.
  const looked = state.look();
  await app.whenReady();
  const power = watchPower({
    isOpen: () => state.phase() === 'open',
    lock: ({ hideFirst }) => {
      void house.renew(hideFirst);
    },
  });
  const lock = (): void => {
    if (state.phase() === 'open') void house.renew();
  };
  // The screen and what the vault shows over it are one to whoever reads them.
  const zoomTo = (level: number): void => {
    zoom.set(level);
    house.screen()?.webContents.setZoomLevel(level);
    house.sheet()?.fit();
  };
  setMenu(lock);
  app.on('browser-window-created', (_event, window) => {
    handleKeys(window, { lock, zoom: zoomTo });
    offerEditing(window);
    window.webContents.on('before-input-event', power.touched);
    window.webContents.on('before-mouse-event', power.touched);
  });
  serveRoom('screen', shellForScreen, screenHandlers({ house, state, keeper }), house.screen);
  serveRoom(
    'vault',
    shellForVault,
    vaultHandlers({
      house,
      state,
      keeper,
      writes,
      scan,
      applySettings: power.applySettings,
      carrier,
      ownFolders: [folders.profile, folders.vault],
    }),
    house.vault,
  );
  app.on('second-instance', () => {
    const screen = house.screen();
    if (screen?.isMinimized()) screen.restore();
    screen?.show();
    screen?.focus();
  });
  quitOnlyWhenDrained(async () => {
    await house.end();
    let isClosed = false;
    await within(
      CLOSE_MS,
      keeper.close().then(() => (isClosed = true)),
    );
    await zoom.kept();
    if (!isClosed || !(await carrier.hasEnded())) app.once('quit', endForCertain);
  });
  await within(LOOK_MS, looked);
  house.open();
  // No room uses it; it is there all the same.
  guardSession(session.defaultSession, 'screen');
}

/**
 * A share that does not answer holds a thread in a call, and Node waits for its threads: without this the app would not
 * end before the share is back. Everything that was acknowledged is on the disk by now.
 */
function endForCertain(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** Windows come and go with every lock; the app ends when the partner says so, and not before the last frame is kept. */
function quitOnlyWhenDrained(end: () => Promise<void>): void {
  let progress: 'running' | 'ending' | 'ended' = 'running';
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    if (progress === 'ended') return;
    event.preventDefault();
    if (progress === 'ending') return;
    progress = 'ending';
    void end().finally(() => {
      progress = 'ended';
      app.quit();
    });
  });
}
