import { MessageChannelMain, type BrowserWindow } from 'electron';

import type { PortMessage } from '../src-shared/shell-contract';
import type { Room } from './rooms';

interface End {
  readonly room: Room;
  readonly window: BrowserWindow;
}

/** Gives two rooms the two ends of a new channel, whose messages the shell does not see. Both must have loaded. */
export function connectRooms(a: End, b: End): void {
  const { port1, port2 } = new MessageChannelMain();
  const toOf = (end: End): PortMessage['to'] => end.room;
  a.window.webContents.postMessage('port', toOf(b), [port1]);
  b.window.webContents.postMessage('port', toOf(a), [port2]);
}
