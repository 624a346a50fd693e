import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';

const BACKUP_FILTER = { name: 'Bailiwick backup', extensions: ['bailiwick'] };

/** Asks the partner where a file shall go; undefined where they decline. The vault may suggest a name, never a place. */
export async function askWhereToSave(
  parent: BrowserWindow,
  target: 'backup' | 'export',
  suggestedName: string,
): Promise<string | undefined> {
  const name = basename(suggestedName.replaceAll('\\', '/'));
  const extension = extname(name).slice(1);
  const filters =
    target === 'backup' ? [BACKUP_FILTER] : [{ name: extension.toUpperCase(), extensions: [extension || '*'] }];
  const { canceled, filePath } = await dialog.showSaveDialog(parent, {
    title: target === 'backup' ? 'Keep a backup' : 'Save this file',
    defaultPath: join(documentsFolder(), name),
    filters,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || !filePath ? undefined : withExtension(filePath, extname(name));
}

/** Not every system's dialog adds it. A name that is taken once it has one is left as the partner wrote and confirmed it. */
function withExtension(path: string, extension: string): string {
  if (extname(path) !== '' || existsSync(path + extension)) return path;
  return path + extension;
}

export async function askForBackup(parent: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
    title: 'Restore from a backup',
    filters: [BACKUP_FILTER, { name: 'All files', extensions: ['*'] }],
    properties: ['openFile'],
  });
  return canceled ? undefined : filePaths[0];
}

/** Asks for the folder that the firm shares, to found its directory there or to join it. */
export async function askForSharedFolder(
  parent: BrowserWindow,
  purpose: 'found' | 'join',
): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
    title:
      purpose === 'found' ? 'A shared folder for the firm’s directory' : 'The shared folder with the firm’s directory',
    buttonLabel: 'Use this folder',
    properties: purpose === 'found' ? ['openDirectory', 'createDirectory'] : ['openDirectory'],
  });
  return canceled ? undefined : filePaths[0];
}

/** Where there is none by that name (a bare home folder), Electron throws. */
function documentsFolder(): string {
  try {
    return app.getPath('documents');
  } catch {
    return app.getPath('home');
  }
}
