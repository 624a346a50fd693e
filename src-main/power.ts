import { nativeTheme, powerMonitor } from 'electron';

import type { InputOf } from '../src-shared/contract';
import type { ShellForVault } from '../src-shared/shell-contract';
import { createClockWatch } from './clock-watch';
import { watchScreenLock } from './screen-lock/linux';

export type ShellSettings = InputOf<ShellForVault['applySettings']>;

const LOOK_EVERY_MS = 1_000;

interface PowerEvents {
  readonly isOpen: () => boolean;
  /** `hideFirst`: what is on the screen must not be seen even for a moment. */
  readonly lock: (options: { readonly hideFirst: boolean }) => void;
}

export interface Power {
  readonly applySettings: (settings: ShellSettings) => void;
  /** The partner did something in one of our windows. */
  readonly touched: () => void;
}

/** Locks when the partner is away, when the computer sleeps, and when its screen is locked. */
export function watchPower({ isOpen, lock }: PowerEvents): Power {
  let settings: ShellSettings = { idleMinutes: 10, lockOnScreenLock: true, theme: 'system' };
  let touchedAtMs = performance.now();
  const clock = createClockWatch(
    () => Date.now(),
    () => performance.now(),
  );

  /** The system counts from its last input anywhere; ours counts too, since a virtual display sees no input at all. */
  const idleSeconds = (): number => {
    const ours = (performance.now() - touchedAtMs) / 1_000;
    const system = powerMonitor.getSystemIdleTime();
    // Negative where the desktop does not tell: then only ours is left.
    return system < 0 ? ours : Math.min(system, ours);
  };

  const lockIfOpen = (hideFirst: boolean): void => {
    if (isOpen()) lock({ hideFirst });
  };
  const look = (): void => {
    if (clock.hasJumped()) lockIfOpen(true);
    else if (idleSeconds() >= settings.idleMinutes * 60) lockIfOpen(false);
  };

  setInterval(look, LOOK_EVERY_MS);
  powerMonitor.on('suspend', () => {
    lockIfOpen(true);
  });
  powerMonitor.on('resume', look);
  const screenLocked = (): void => {
    if (settings.lockOnScreenLock) lockIfOpen(true);
  };
  powerMonitor.on('lock-screen', screenLocked);
  if (process.platform === 'linux') watchScreenLock(process.env, screenLocked);
  return {
    applySettings: (next) => {
      settings = next;
      touchedAtMs = performance.now();
      nativeTheme.themeSource = next.theme;
    },
    touched: () => {
      touchedAtMs = performance.now();
    },
  };
}
