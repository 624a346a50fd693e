import type { ShellState } from '../../../src-shared/shell-contract';
import { onShellEvent, shell } from '../links/shell';
import { createStore } from './store';

export const shellState = createStore<ShellState | undefined>(undefined);

onShellEvent((event) => {
  if (event.kind === 'state') shellState.set(event.state);
});

void shell.state({}).then((answer) => {
  if (answer.ok && !shellState.get()) shellState.set(answer.value);
});

/** True while the first minute makes the vault and fills it: the book waits until that has ended. */
export const isMakingVault = createStore(false);
