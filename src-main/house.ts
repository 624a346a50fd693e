import { app, type BrowserWindow } from 'electron';

import type { ShellEventForScreen, ShellEventForVault } from '../src-shared/shell-contract';
import { destroyWindows } from './destroy-windows';
import { createExchangeRoom, type ExchangeRoom } from './exchange-room';
import { connectRooms } from './ports';
import { createSheet, type Sheet } from './sheet';
import { within } from './within';
import { createScreenWindow, createVaultWindow, loaded, placementOf, showWhenReady, type Placement } from './windows';

const FLUSH_IN_MS = 250;
const DRAIN_IN_MS = 500;
const STOPS_BEFORE_GIVING_UP = 3;
const STOPS_COUNTED_FOR_MS = 60_000;

/** The two rooms that live and end together. */
interface Pair {
  readonly screen: BrowserWindow;
  readonly vault: BrowserWindow;
  readonly sheet: Sheet;
  readonly shown: Promise<void>;
  flushed: () => void;
  drained: () => void;
}

export interface House {
  readonly screen: () => BrowserWindow | undefined;
  readonly vault: () => BrowserWindow | undefined;
  readonly sheet: () => Sheet | undefined;
  /** Resolves when the partner can see the screen. */
  readonly screenShown: () => Promise<void>;
  readonly tellScreen: (event: ShellEventForScreen) => void;
  readonly tellVault: (event: ShellEventForVault) => void;
  /** Answers to `flush` and `drain`. */
  readonly flushed: () => void;
  readonly drained: () => void;
  readonly open: () => void;
  /**
   * Lets both rooms finish, ends their processes for certain, and makes fresh ones. `hideFirst`: what is on the screen
   * must not be seen for another moment.
   */
  readonly renew: (hideFirst?: boolean) => Promise<void>;
  readonly end: () => Promise<void>;
  readonly exchange: ExchangeRoom;
}

export interface HouseEvents {
  readonly isLocked: () => boolean;
  readonly zoomLevel: () => number;
  /** The rooms' processes are gone; fresh ones come next, unless the app is quitting. */
  readonly onEmptied: () => Promise<void>;
  /** A process died by itself. */
  readonly onStopped: (room: 'vault' | 'screen') => void;
  readonly onGivenUp: () => void;
}

export function createHouse({ isLocked, zoomLevel, onEmptied, onStopped, onGivenUp }: HouseEvents): House {
  let pair: Pair | undefined;
  let ending: Promise<void> | undefined;
  let placement: Placement | undefined;
  let stops: number[] = [];
  let isOver = false;

  const send = (window: BrowserWindow | undefined, event: unknown): void => {
    if (window !== undefined && !window.isDestroyed() && !window.webContents.isCrashed()) {
      window.webContents.send('event', event);
    }
  };

  const exchange = createExchangeRoom({
    partners: () => pair,
    onEnded: () => {
      send(pair?.screen, { kind: 'exchange-ended' } satisfies ShellEventForScreen);
      send(pair?.vault, { kind: 'exchange-ended' } satisfies ShellEventForVault);
    },
  });

  function stopped(room: 'vault' | 'screen'): void {
    if (ending !== undefined) return;
    const now = Date.now();
    stops = [...stops.filter((then) => now - then < STOPS_COUNTED_FOR_MS), now];
    if (stops.length > STOPS_BEFORE_GIVING_UP) return onGivenUp();
    onStopped(room);
    void renew();
  }

  function open(): void {
    // First, since the start waits for it: it asks for the passphrase.
    const vault = createVaultWindow();
    const screen = createScreenWindow(placement);
    const mine: Pair = {
      screen,
      vault,
      sheet: createSheet(screen, vault),
      shown: showWhenReady(screen, placement),
      flushed: () => undefined,
      drained: () => undefined,
    };
    pair = mine;
    // A level is of an origin: before the page has one it would be lost.
    screen.webContents.once('did-navigate', () => {
      screen.webContents.setZoomLevel(zoomLevel());
      mine.sheet.fit();
    });
    screen.webContents.on('render-process-gone', () => {
      if (pair === mine) stopped('screen');
    });
    vault.webContents.on('render-process-gone', () => {
      if (pair === mine) stopped('vault');
    });
    screen.on('close', (event) => {
      if (pair !== mine) return;
      event.preventDefault();
      app.quit();
    });
    vault.on('close', (event) => {
      if (pair !== mine) return;
      event.preventDefault();
      // While locked there is nothing behind the sheet: closing it is closing the app.
      if (isLocked()) return app.quit();
      mine.sheet.putAway();
      send(vault, { kind: 'sheet-closed' } satisfies ShellEventForVault);
    });
    void Promise.all([loaded(screen), loaded(vault)]).then(() => {
      if (pair === mine) connectRooms({ room: 'screen', window: screen }, { room: 'vault', window: vault });
    });
  }

  /** Drafts to the vault, then the vault's last frame to the disk: each as long as it may take, no longer. */
  async function drain(mine: Pair): Promise<void> {
    const isFlushed = new Promise<void>((resolve) => (mine.flushed = resolve));
    send(mine.screen, { kind: 'flush' } satisfies ShellEventForScreen);
    if (!mine.screen.webContents.isCrashed()) await within(FLUSH_IN_MS, isFlushed);
    const isDrained = new Promise<void>((resolve) => (mine.drained = resolve));
    send(mine.vault, { kind: 'drain' } satisfies ShellEventForVault);
    if (!mine.vault.webContents.isCrashed()) await within(DRAIN_IN_MS, isDrained);
  }

  async function empty(hideFirst: boolean): Promise<void> {
    const mine = pair;
    if (mine === undefined) return;
    placement = placementOf(mine.screen);
    if (hideFirst) mine.screen.hide();
    await drain(mine);
    pair = undefined;
    await Promise.all([destroyWindows([mine.vault, mine.screen]), exchange.close()]);
    await onEmptied();
  }

  async function renew(hideFirst = false): Promise<void> {
    ending ??= empty(hideFirst).finally(() => {
      ending = undefined;
      if (!isOver) open();
    });
    await ending;
  }

  return {
    screen: () => pair?.screen,
    vault: () => pair?.vault,
    sheet: () => pair?.sheet,
    screenShown: async () => pair?.shown,
    tellScreen: (event) => {
      send(pair?.screen, event);
    },
    tellVault: (event) => {
      send(pair?.vault, event);
    },
    flushed: () => pair?.flushed(),
    drained: () => pair?.drained(),
    open,
    renew,
    end: async () => {
      isOver = true;
      await ending;
      ending = empty(true);
      await ending;
    },
    exchange,
  };
}
