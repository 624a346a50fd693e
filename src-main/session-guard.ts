import type { Session } from 'electron';

import { roomOrigin, type Room } from './rooms';

/**
 * Nothing is permitted but durable storage for the vault, and no request leaves for anything but the app's own files.
 * The content security policy says the same once more; each holds where the other should fail.
 */
export function guardSession(session: Session, room: Room): void {
  const isGranted = (permission: string, origin: string): boolean =>
    room === 'vault' && permission === 'persistent-storage' && isSameOrigin(origin, roomOrigin('vault'));

  session.setPermissionRequestHandler((_contents, permission, grant, { requestingUrl }) => {
    grant(isGranted(permission, requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, grant) => {
    try {
      grant({});
    } catch {
      // Newer versions take an empty grant for a mistake; refused it is all the same.
    }
  });
  session.setCertificateVerifyProc((_request, decide) => {
    decide(-2);
  });
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !isAppUrl(url) });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.setSpellCheckerEnabled(false);
}

// Chromium asks with "app://vault/", with the page's whole address, or with the bare origin, by permission and version.
function isSameOrigin(url: string, origin: string): boolean {
  return url === origin || url.startsWith(`${origin}/`);
}

function isAppUrl(url: string): boolean {
  return (
    url.startsWith('app://') ||
    url.startsWith('devtools://') ||
    url.startsWith('blob:app://') ||
    url.startsWith('data:')
  );
}
