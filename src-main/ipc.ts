import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';

import type { Contract, Handlers } from '../src-shared/contract';
import type { AppError } from '../src-shared/errors';
import { answerCall } from '../src-shared/port-rpc';
import { err, type Result } from '../src-shared/result';
import { roomOrigin, type Room } from './rooms';

/**
 * Serves a room's contract. A call counts only where it comes from the main frame of the room's present window, at the
 * room's exact origin: a frame inside it, an earlier window or another room gets nothing.
 */
export function serveRoom<C extends Contract>(
  room: Room,
  contract: C,
  handlers: Handlers<C>,
  presentWindow: () => BrowserWindow | undefined,
): void {
  ipcMain.handle(room, async (event, method: unknown, input: unknown): Promise<Result<unknown, AppError>> => {
    if (!isFromRoom(event, room, presentWindow())) return err({ kind: 'refused', where: 'sender' });
    if (typeof method !== 'string') return err({ kind: 'refused', where: 'method' });
    return answerCall(contract, handlers, method, input);
  });
}

function isFromRoom(event: IpcMainInvokeEvent, room: Room, window: BrowserWindow | undefined): boolean {
  if (window === undefined || window.isDestroyed() || event.sender !== window.webContents) return false;
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return false;
  return frame.frameTreeNodeId === window.webContents.mainFrame.frameTreeNodeId && frame.origin === roomOrigin(room);
}
