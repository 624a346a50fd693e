import type { ElectronApplication } from '@playwright/test';

/** The next file dialogs answer with these paths at once; no paths: the partner cancels. */
export async function answerOpenDialog(electron: ElectronApplication, filePaths: readonly string[]): Promise<void> {
  await electron.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: paths.length === 0, filePaths: [...paths] });
  }, filePaths);
}

/** The next save dialogs answer with this path at once; undefined: the partner cancels. */
export async function answerSaveDialog(electron: ElectronApplication, filePath: string | undefined): Promise<void> {
  await electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: path === undefined, filePath: path ?? '' });
  }, filePath);
}
