import { relayPorts } from './relay';

// The exchange has read hostile bytes: it gets ports, and no way to call the shell.
relayPorts();
