import '../look/fonts.css';
import '../look/tokens.css';
import '../look/base.css';
import './window/window.css';

import { connectShell, onPort } from '../../src-shared/connect-shell';
import { servePort } from '../../src-shared/port-rpc';
import { assertNever } from '../../src-shared/result';
import { shellForVault, type ShellBridge, type ShellEventForVault } from '../../src-shared/shell-contract';
import { vaultContract, type VaultEvent } from '../../src-shared/vault-contract';
import { createExchangeLink } from './session/exchange-link';
import { createGate } from './session/gate';
import { createJobs } from './session/jobs';
import { createLifecycle } from './session/lifecycle';
import { createSheetTurn } from './session/sheet-turn';
import { createSheetHost } from './window/sheet-host';

declare global {
  interface Window {
    readonly shell: ShellBridge;
  }
}

const shell = connectShell(window.shell, shellForVault);
const root = document.querySelector('main');
if (!root) throw new Error('index.html has no main');

let tellScreen: (event: VaultEvent) => void = () => undefined;
const exchange = createExchangeLink();
const emit = (event: VaultEvent) => tellScreen(event);
const gate = createGate({ createVault: (input) => lifecycle.createVault(input) });
const host = createSheetHost(shell, root);
const lifecycle = createLifecycle({
  shell,
  gate,
  emit,
  host,
  jobs: createJobs(emit),
  turn: createSheetTurn(),
  exchange: exchange.get,
});

onPort<MessagePort>(window, (to, port) => {
  if (to === 'screen') tellScreen = servePort(port, vaultContract, gate.handlers).emit;
  else if (to === 'exchange') exchange.take(port);
});

// The vault trusts the shell: its events are taken as typed.
window.shell.onEvent((event) => heed(event as ShellEventForVault));

function heed(event: ShellEventForVault): void {
  switch (event.kind) {
    case 'drain':
      exchange.giveUp();
      void lifecycle.drain();
      break;
    case 'sheet-closed':
      host.cancel();
      break;
    case 'exchange-ended':
      exchange.end();
      break;
    case 'directory-changed':
    case 'directory-away':
    case 'directory-back':
      lifecycle.heedDirectory(event);
      break;
    default:
      assertNever(event);
  }
}

void lifecycle.start();
