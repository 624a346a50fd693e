import type { BrowserWindow } from 'electron';

import { destroyWindows } from './destroy-windows';
import { connectRooms } from './ports';
import { within } from './within';
import { createExchangeWindow, loaded } from './windows';

const LOAD_IN_MS = 10_000;

/** The throw-away process that reads one contact file. There is never more than one. */
export interface ExchangeRoom {
  /** Ends an earlier one; false where it could not be started, or was ended meanwhile. */
  readonly open: () => Promise<boolean>;
  readonly connectToVault: () => boolean;
  readonly close: () => Promise<void>;
}

interface Deps {
  readonly partners: () => { readonly screen: BrowserWindow; readonly vault: BrowserWindow } | undefined;
  readonly onEnded: () => void;
}

export function createExchangeRoom({ partners, onEnded }: Deps): ExchangeRoom {
  let window: BrowserWindow | undefined;
  let ending: Promise<unknown> = Promise.resolve();

  /** Resolves when none is left, and both rooms were told: that word must not reach them about the next one. */
  async function close(): Promise<void> {
    const ended = window;
    window = undefined;
    if (ended !== undefined) ending = Promise.allSettled([ending, destroyWindows([ended]).then(onEnded)]);
    await ending;
  }

  async function open(): Promise<boolean> {
    do await close();
    while (window !== undefined);
    const opened = createExchangeWindow();
    window = opened;
    opened.webContents.on('render-process-gone', () => {
      if (window === opened) void close();
    });
    await within(LOAD_IN_MS, loaded(opened));
    const screen = partners()?.screen;
    if (screen === undefined || window !== opened) return false;
    connectRooms({ room: 'screen', window: screen }, { room: 'exchange', window: opened });
    return true;
  }

  return {
    open,
    connectToVault: () => {
      const vault = partners()?.vault;
      if (vault === undefined || window === undefined) return false;
      connectRooms({ room: 'vault', window: vault }, { room: 'exchange', window });
      return true;
    },
    close,
  };
}
