import { busSocketPath, listenToBus } from './bus';
import type { BusMessage } from './message';

/** What the desktops' screen savers say when they lock: GNOME, KDE and others, Cinnamon, MATE. */
const SCREEN_SAVERS = [
  'org.freedesktop.ScreenSaver',
  'org.gnome.ScreenSaver',
  'org.cinnamon.ScreenSaver',
  'org.mate.ScreenSaver',
];
const LOGIN_SESSION = 'org.freedesktop.login1.Session';
const SYSTEM_BUS = 'unix:path=/run/dbus/system_bus_socket';

const SESSION_RULES = SCREEN_SAVERS.map((name) => `type='signal',interface='${name}',member='ActiveChanged'`);
const SYSTEM_RULES = [
  `type='signal',interface='${LOGIN_SESSION}',member='Lock'`,
  `type='signal',interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',arg0='${LOGIN_SESSION}'`,
];

/**
 * Linux has no event of Electron's for a locked screen. The desktop's screen saver says so on the session bus, logind on
 * the system bus; which of them speaks depends on the desktop. Somebody else's session locking locks us too: too often is
 * the safe side.
 */
export function watchScreenLock(env: NodeJS.ProcessEnv, onLocked: () => void): void {
  const hear = (signal: BusMessage): void => {
    if (saysLocked(signal)) onLocked();
  };
  const session = busSocketPath(env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const system = busSocketPath(env['DBUS_SYSTEM_BUS_ADDRESS'] ?? SYSTEM_BUS);
  if (session !== undefined) listenToBus(session, SESSION_RULES, hear);
  if (system !== undefined) listenToBus(system, SYSTEM_RULES, hear);
}

function saysLocked(signal: BusMessage): boolean {
  if (signal.member === 'Lock') return signal.interface === LOGIN_SESSION;
  if (signal.member === 'PropertiesChanged') return signal.flags['LockedHint'] === true;
  return SCREEN_SAVERS.includes(signal.interface) && signal.flags['value'] === true;
}
