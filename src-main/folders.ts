import { join } from 'node:path';
import { app } from 'electron';

/** Where this application keeps what it keeps. */
export interface Folders {
  /** Chromium's profile, with the vault's working store. */
  readonly profile: string;
  readonly vault: string;
  /** Remembers at which path a vault was, so that its absence is noticed. */
  readonly known: string;
  /** How large everything is read. */
  readonly zoom: string;
}

/**
 * `Bailiwick` in the platform's folder for application data. The profile is per Chromium version, because an older
 * Chromium deletes the databases of a newer one; the vault is for all of them. `--user-data-dir` moves both, `--vault-dir`
 * the vault alone.
 */
export function chooseFolders(): Folders {
  const chosenProfile = app.commandLine.getSwitchValue('user-data-dir');
  const home = chosenProfile === '' ? join(app.getPath('appData'), 'Bailiwick') : chosenProfile;
  const chromium = process.versions['chrome']?.split('.')[0] ?? 'unknown';
  const profile = chosenProfile === '' ? join(home, `profile-${chromium}`) : chosenProfile;
  app.setPath('userData', profile);
  app.setPath('sessionData', profile);
  const chosenVault = app.commandLine.getSwitchValue('vault-dir');
  return {
    profile,
    vault: chosenVault === '' ? join(home, 'vault') : chosenVault,
    known: join(home, 'known-vault.json'),
    zoom: join(home, 'zoom.json'),
  };
}
