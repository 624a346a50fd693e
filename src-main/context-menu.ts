import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';

/** The editing commands that people look for under the right mouse button. Chromium copies nothing out of password fields. */
export function offerEditing(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, editFlags, selectionText }) => {
    const canCopy = editFlags.canCopy && selectionText !== '';
    const items: MenuItemConstructorOptions[] = isEditable
      ? [
          { role: 'cut', enabled: editFlags.canCut && canCopy },
          { role: 'copy', enabled: canCopy },
          { role: 'paste', enabled: editFlags.canPaste },
          { role: 'selectAll', enabled: editFlags.canSelectAll },
        ]
      : [{ role: 'copy', enabled: canCopy }];
    if (items.some(({ enabled }) => enabled)) Menu.buildFromTemplate(items).popup({ window });
  });
}
