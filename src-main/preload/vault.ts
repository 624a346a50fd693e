import { exposeShell, relayPorts } from './relay';

exposeShell('vault');
relayPorts();
