import { connectShell } from '../../../src-shared/connect-shell';
import { shellForScreen, type ShellBridge, type ShellEventForScreen } from '../../../src-shared/shell-contract';
import { createEmitter } from './emitter';

declare global {
  interface Window {
    readonly shell: ShellBridge;
  }
}

export const shell = connectShell(window.shell, shellForScreen);

const events = createEmitter<ShellEventForScreen>();
export const onShellEvent = events.on;

// The shell is the app's own code behind its own bridge: its events are taken as typed.
window.shell.onEvent((event) => events.emit(event as ShellEventForScreen));
