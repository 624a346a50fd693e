import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  nativeTheme,
  session,
  type BrowserWindowConstructorOptions,
  type Rectangle,
} from 'electron';

import { serveAppProtocol } from './app-protocol';
import { roomOrigin, roomPartitions, type Room } from './rooms';
import { guardSession } from './session-guard';
import { within } from './within';

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

/** How the partner left the screen, for the fresh one that takes its place. */
export interface Placement {
  readonly bounds: Rectangle;
  readonly size: 'normal' | 'minimized' | 'maximized' | 'full-screen';
  readonly hadFocus: boolean;
}

export function placementOf(screen: BrowserWindow): Placement {
  const size = screen.isMinimized() ? 'minimized' : screen.isFullScreen() ? 'full-screen' : 'normal';
  return {
    bounds: screen.getNormalBounds(),
    size: size === 'normal' && screen.isMaximized() ? 'maximized' : size,
    hadFocus: BrowserWindow.getFocusedWindow() !== null,
  };
}

/** The partner's window. Shown by whoever made it, once it has something to show. */
export function createScreenWindow(placement?: Placement): BrowserWindow {
  return createWindow('screen', {
    ...(placement?.bounds ?? { width: 1280, height: 832 }),
    fullscreen: placement?.size === 'full-screen',
    minWidth: 720,
    minHeight: 520,
    // The desk of look.md, before there is a page to paint it.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#121417' : '#eceae4',
  });
}

/** The vault's window: hidden but for the sheets it shows over the screen. */
export function createVaultWindow(): BrowserWindow {
  const vault = createWindow('vault', {
    width: 480,
    height: 400,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
  });
  // Recovery codes and letters stay out of screenshots and shared screens, on macOS and Windows, which know how.
  vault.setContentProtection(true);
  return vault;
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

/** Resolves when the page's scripts have run, so that it can take ports; or when the window is gone. */
export async function loaded(window: BrowserWindow): Promise<void> {
  await new Promise<void>((resolve) => {
    window.webContents.once('did-finish-load', resolve);
    window.once('closed', resolve);
  });
}

const SHOWN_AFTER_LOADING_MS = 250;

/**
 * Shows the screen once it has something to show, as the one before it was. Under Wayland nothing is drawn before a
 * window is shown, so that it is never said to be ready (electron/electron#48859): there it is enough that it is loaded.
 */
export async function showWhenReady(screen: BrowserWindow, before?: Placement): Promise<void> {
  const isReady = new Promise<void>((resolve) => {
    screen.once('ready-to-show', resolve);
  });
  await Promise.race([isReady, loaded(screen).then(() => within(SHOWN_AFTER_LOADING_MS, isReady))]);
  if (screen.isDestroyed()) return;
  if (before?.size === 'minimized') screen.minimize();
  else if (before?.size === 'maximized') screen.maximize();
  // Locked while the partner works in another application: it stays in front.
  else if (before?.hadFocus === false) screen.showInactive();
  else screen.show();
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
