import { exchangeForScreen, exchangeForVault, type ExchangeEvent } from '../../src-shared/exchange-contract';
import { servePort } from '../../src-shared/port-rpc';
import { addPhotos } from './photo/add-photos';
import { reencodePhoto } from './photo/reencode';
import { ExchangeSession } from './session';

let emitToScreen: (event: ExchangeEvent) => void = () => undefined;

const session = new ExchangeSession(
  (read, skipped) => addPhotos(read, reencodePhoto, skipped),
  (event) => emitToScreen(event),
);

const serveScreen = (port: MessagePort): void => {
  const served = servePort(port, exchangeForScreen, {
    begin: ({ fileName, size }) => session.begin(fileName, size),
    chunk: ({ bytes }) => session.chunk(bytes),
    finish: () => session.finish(),
    reread: (options) => session.reread(options),
  });
  emitToScreen = served.emit;
};

const serveVault = (port: MessagePort): void => {
  servePort(port, exchangeForVault, {
    describe: () => session.describe(),
    next: () => session.next(),
  });
};

// The preload relays the ports that the shell brokers; nothing else may post to this window.
window.addEventListener('message', ({ data, origin, source, ports }: MessageEvent<unknown>) => {
  const [port] = ports;
  if (origin !== window.origin || source !== window || port === undefined || !isPortMessage(data)) return;
  if (data.to === 'screen') serveScreen(port);
  else serveVault(port);
});

function isPortMessage(data: unknown): data is { readonly to: 'screen' | 'vault' } {
  if (typeof data !== 'object' || data === null || !('kind' in data) || !('to' in data)) return false;
  return data.kind === 'bailiwick-port' && (data.to === 'screen' || data.to === 'vault');
}
