import type { BrowserWindow, Event as ElectronEvent } from 'electron';

export interface Sheet {
  readonly show: (size: { readonly width: number; readonly height: number }) => void;
  readonly hide: () => void;
  /** Brings a sheet that is shown, or was put away by the window manager, to the front again. */
  readonly raise: () => void;
  readonly isShown: () => boolean;
}

/** The vault's window as a sheet over the screen, which takes no input while it is shown. */
export function createSheet(screen: BrowserWindow, vault: BrowserWindow): Sheet {
  let isShown = false;
  let size = { width: 480, height: 400 };

  const refuseInput = (event: ElectronEvent): void => {
    if (isShown) event.preventDefault();
  };
  const place = (): void => {
    if (!isShown || screen.isDestroyed() || vault.isDestroyed()) return;
    const { x, y, width, height } = screen.getContentBounds();
    const sheetWidth = Math.min(size.width, width);
    const sheetHeight = Math.min(size.height, height);
    vault.setBounds({
      x: Math.round(x + (width - sheetWidth) / 2),
      y: Math.round(y + (height - sheetHeight) / 2),
      width: sheetWidth,
      height: sheetHeight,
    });
  };
  const focusVault = (): void => {
    if (isShown && !vault.isDestroyed()) vault.focus();
  };

  screen.webContents.on('before-input-event', refuseInput);
  screen.on('focus', focusVault);
  for (const moved of ['move', 'resize', 'restore', 'maximize', 'unmaximize'] as const) {
    // The overloads of `on` take one literal each.
    screen.on(moved as 'move', place);
  }

  const show = (): void => {
    isShown = true;
    screen.setEnabled(false);
    vault.setParentWindow(screen);
    place();
    vault.show();
    vault.focus();
  };
  return {
    show: (wanted) => {
      size = wanted;
      show();
    },
    hide: () => {
      isShown = false;
      vault.hide();
      vault.setParentWindow(null);
      screen.setEnabled(true);
      screen.focus();
    },
    raise: show,
    isShown: () => isShown,
  };
}
