import { contextBridge, ipcRenderer } from 'electron';

import type { PortMessage, ShellBridge } from '../../src-shared/shell-contract';

/** Hands the ports that the shell brokers on to the page: a port cannot cross the context bridge. */
export function relayPorts(): void {
  ipcRenderer.on('port', (event, to: PortMessage['to']) => {
    const message: PortMessage = { kind: 'bailiwick-port', to };
    window.postMessage(message, window.origin, [...event.ports]);
  });
}

/** Puts `window.shell` on the page: calls of this room's contract, and the shell's events, kept until someone listens. */
export function exposeShell(room: 'screen' | 'vault'): void {
  const early: unknown[] = [];
  let deliver = (event: unknown): void => {
    early.push(event);
  };
  ipcRenderer.on('event', (_event, payload: unknown) => {
    deliver(payload);
  });
  const shell: ShellBridge = {
    invoke: async (method, input) => (await ipcRenderer.invoke(room, method, input)) as unknown,
    onEvent: (listener) => {
      deliver = listener;
      for (const event of early.splice(0)) listener(event);
    },
  };
  contextBridge.exposeInMainWorld('shell', shell);
}
