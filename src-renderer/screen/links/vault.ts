import type { Client } from '../../../src-shared/contract';
import { connectPort, type Connection } from '../../../src-shared/port-rpc';
import { vaultContract, type VaultContract, type VaultEvent } from '../../../src-shared/vault-contract';
import { createEmitter } from './emitter';
import { takePorts } from './ports';

const events = createEmitter<VaultEvent>();
export const onVaultEvent = events.on;

let connection: Connection<VaultContract> | undefined;
let connected: (connection: Connection<VaultContract>) => void = () => undefined;
const firstConnection = new Promise<Connection<VaultContract>>((resolve) => {
  connected = resolve;
});

takePorts('vault', (port) => {
  connection?.close();
  // The vault is the app's own code over a port that only the shell can broker: its events are taken as typed.
  connection = connectPort(port, vaultContract, (event) => events.emit(event as VaultEvent));
  connected(connection);
});

const callVault =
  (name: keyof VaultContract) =>
  async (input: never): Promise<unknown> =>
    (connection ?? (await firstConnection)).call[name](input);

/** The vault. Calls made before its port has come wait for it. */
// Built from the contract's own keys.
export const vault = Object.fromEntries(
  Object.keys(vaultContract).map((name) => [name, callVault(name as keyof VaultContract)]),
) as unknown as Client<VaultContract>;
