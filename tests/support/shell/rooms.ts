import type { ElectronApplication, Page } from '@playwright/test';

/** Calls the shell as the page's own code would, whatever it may call. */
export async function callShell(page: Page, method: string, input: unknown = {}): Promise<unknown> {
  return page.evaluate(
    async ([name, argument]) => {
      const { shell } = window as unknown as { shell: { invoke: (n: unknown, i: unknown) => Promise<unknown> } };
      return shell.invoke(name, argument);
    },
    [method, input] as const,
  );
}

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

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
