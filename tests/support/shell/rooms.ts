import type { ElectronApplication } from '@playwright/test';

export interface RoomWindow {
  readonly pid: number;
  readonly isVisible: boolean;
  readonly isEnabled: boolean;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** The window of a room as the shell has it; undefined while there is none. */
export async function roomWindow(electron: ElectronApplication, origin: string): Promise<RoomWindow | undefined> {
  return electron.evaluate(({ BrowserWindow }, start) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().startsWith(start));
    return (
      window && {
        pid: window.webContents.getOSProcessId(),
        isVisible: window.isVisible(),
        isEnabled: window.isEnabled(),
        bounds: window.getContentBounds(),
      }
    );
  }, origin);
}

export async function processOf(electron: ElectronApplication, origin: string): Promise<number> {
  return (await roomWindow(electron, origin))?.pid ?? 0;
}
