import { join } from 'node:path';
import { app, BrowserWindow, session, type BrowserWindowConstructorOptions, type Rectangle } from 'electron';

import { serveAppProtocol } from './app-protocol';
import { roomOrigin, roomPartitions, type Room } from './rooms';
import { guardSession } from './session-guard';

const TITLE = 'Bailiwick';

const preparedRooms = new Set<Room>();

/** The session of a room, which serves and permits nothing but what the room needs. */
function roomSession(room: Room): Electron.Session {
  const prepared = session.fromPartition(roomPartitions[room]);
  if (!preparedRooms.has(room)) {
    preparedRooms.add(room);
    serveAppProtocol(prepared, room, join(__dirname, '..', 'renderer', room));
    guardSession(prepared, room);
  }
  return prepared;
}

/** The partner's window. Shown by whoever made it, once it has something to show. */
export function createScreenWindow(bounds?: Rectangle): BrowserWindow {
  return createWindow('screen', {
    ...(bounds ?? { width: 1280, height: 832 }),
    minWidth: 720,
    minHeight: 520,
    backgroundColor: '#F5F3EE',
  });
}

/** The vault's window: hidden but for the sheets it shows over the screen. */
export function createVaultWindow(): BrowserWindow {
  return createWindow('vault', {
    width: 480,
    height: 400,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
  });
}

/** The window of a throw-away exchange; never shown. */
export function createExchangeWindow(): BrowserWindow {
  return createWindow('exchange', { width: 400, height: 300, skipTaskbar: true, focusable: false });
}

function createWindow(room: Room, options: BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    show: false,
    title: TITLE,
    autoHideMenuBar: true,
    webPreferences: {
      session: roomSession(room),
      preload: join(__dirname, '..', 'preload', `${room}.cjs`),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Hidden rooms work at full speed; the spelling checker would fetch dictionaries.
      backgroundThrottling: false,
      spellcheck: false,
      enableWebSQL: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  });
  // A title would stay in the browser process's memory after the window is gone.
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  void window.loadURL(`${roomOrigin(room)}/`).catch(() => undefined);
  return window;
}

/** Resolves when the page's scripts have run, so that it can take ports. */
export async function loaded(window: BrowserWindow): Promise<void> {
  await new Promise<void>((resolve) => {
    window.webContents.once('did-finish-load', resolve);
  });
}

/** Shows a window once it has something to show. */
export async function showWhenReady(window: BrowserWindow): Promise<void> {
  await new Promise<void>((resolve) => {
    window.once('ready-to-show', () => {
      window.show();
      resolve();
    });
  });
}

/** For every page there will ever be: it stays where it is, opens nothing, attaches nothing. */
export function forbidNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.on('will-navigate', (event) => {
      event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
  });
}
