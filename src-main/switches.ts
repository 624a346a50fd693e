import { app } from 'electron';

/** Ways of looking into or steering a running process; a package refuses to start with them. */
const REFUSED_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
];

/** True where a package was started so that another program could look into it. */
export const isSteered = (): boolean =>
  app.isPackaged && REFUSED_SWITCHES.some((name) => app.commandLine.hasSwitch(name));

/**
 * Chromium makes no connection of its own, finds no name and no proxy, and every page is sandboxed. Must run before the
 * app is ready.
 */
export function setSwitches(): void {
  // Root cannot have the sandbox; forced on it, the network service would crash for ever.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'disable-breakpad',
    'dns-prefetch-disable',
    'no-proxy-server',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name);
  }
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // A page that asks for WebRTC gets no candidates (see forbidNavigation); without this it would still join mDNS.
  app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns');
}
