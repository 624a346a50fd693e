import { exposeShell, relayPorts } from './relay';

exposeShell('screen');
relayPorts();
