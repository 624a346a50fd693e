import type { BrowserWindow, Event as ElectronEvent } from 'electron';

export interface Sheet {
  /** `size` in CSS pixels. */
  readonly show: (size: { readonly width: number; readonly height: number }) => void;
  readonly hide: () => void;
  /** The partner closed the sheet's window; what it asks is still unanswered, so that it can be raised again. */
  readonly putAway: () => void;
  /** Brings a sheet that is shown to the front again. */
  readonly raise: () => void;
  readonly isShown: () => boolean;
  /** As large as it wants to be at the screen's zoom, in the middle of the screen. */
  readonly fit: () => void;
}

const SETTLED_AFTER_MS = 100;

/** The vault's window as a sheet over the screen, which takes no input while it is shown. */
export function createSheet(screen: BrowserWindow, vault: BrowserWindow): Sheet {
  /** The vault has something to show; what it shows may be put away. */
  let isWanted = false;
  let isShown = false;
  let size = { width: 480, height: 400 };

  const refuseInput = (event: ElectronEvent): void => {
    if (isShown) event.preventDefault();
  };
  const place = (): void => {
    if (!isShown || screen.isDestroyed() || vault.isDestroyed()) return;
    const { x, y, width, height } = screen.getContentBounds();
    const zoom = screen.webContents.getZoomFactor();
    if (vault.webContents.getZoomFactor() !== zoom) vault.webContents.setZoomFactor(zoom);
    const sheetWidth = Math.min(Math.ceil(size.width * zoom), width);
    const sheetHeight = Math.min(Math.ceil(size.height * zoom), height);
    vault.setBounds({
      x: Math.round(x + (width - sheetWidth) / 2),
      y: Math.round(y + (height - sheetHeight) / 2),
      width: sheetWidth,
      height: sheetHeight,
    });
  };
  let settling: NodeJS.Timeout | undefined;
  /** While the screen moves its events lag behind its bounds: the last look is taken when it has come to rest. */
  const follow = (): void => {
    place();
    clearTimeout(settling);
    settling = setTimeout(place, SETTLED_AFTER_MS);
  };
  const focusVault = (): void => {
    if (isShown && !vault.isDestroyed()) vault.focus();
  };

  screen.webContents.on('before-input-event', refuseInput);
  // Where a window cannot be disabled (Wayland). Not in Electron 25, which knows X11 only.
  screen.webContents.on('before-mouse-event', refuseInput);
  screen.on('focus', focusVault);
  for (const moved of ['move', 'resize', 'restore', 'maximize', 'unmaximize'] as const) {
    // The overloads of `on` take one literal each.
    screen.on(moved as 'move', follow);
  }

  const show = (): void => {
    // A window that is put away stays so; its sheet comes with it when it comes back.
    isShown = true;
    if (screen.isMinimized()) return;
    screen.setEnabled(false);
    vault.setParentWindow(screen);
    place();
    // What the partner does in another application is not to be interrupted.
    if (screen.isFocused() || vault.isFocused()) {
      vault.show();
      vault.focus();
    } else vault.showInactive();
  };
  const putAway = (): void => {
    const hadFocus = vault.isFocused();
    isShown = false;
    vault.hide();
    vault.setParentWindow(null);
    screen.setEnabled(true);
    if (hadFocus) screen.focus();
  };
  screen.on('restore', () => {
    if (isShown) show();
  });
  return {
    show: (wanted) => {
      size = wanted;
      if (isShown && vault.isVisible()) return place();
      isWanted = true;
      show();
    },
    hide: () => {
      isWanted = false;
      putAway();
    },
    putAway,
    raise: () => {
      if (isWanted) show();
    },
    isShown: () => isShown,
    fit: place,
  };
}
