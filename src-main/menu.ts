import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';

import { levelFor } from './zoom';

/** macOS takes its editing keys from the menu; elsewhere there is none, only the keys below. */
export function setMenu(lock: () => void): void {
  const template: MenuItemConstructorOptions[] = [
    { role: 'appMenu' },
    {
      label: 'File',
      submenu: [{ label: 'Lock', accelerator: 'Command+L', click: lock }, { role: 'close' }],
    },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate(template) : null);
}

interface Acts {
  readonly lock: () => void;
  /** To a zoom level of Chromium's: 0 is 100 %, each one more is a fifth larger. */
  readonly zoom: (level: number) => void;
}

/** Ctrl or Cmd with L locks; with plus, minus and zero it zooms. */
export function handleKeys(window: BrowserWindow, { lock, zoom }: Acts): void {
  const { webContents } = window;
  webContents.on('before-input-event', (event, { type, control, meta, alt, shift, key }) => {
    const isCommand = process.platform === 'darwin' ? meta && !control : control && !meta;
    if (type !== 'keyDown' || !isCommand || alt) return;
    const level = levelFor(key, webContents.getZoomLevel());
    if (level !== undefined) {
      event.preventDefault();
      zoom(level);
    }
    if (key.toLowerCase() === 'l' && !shift) {
      event.preventDefault();
      lock();
    }
  });
}
