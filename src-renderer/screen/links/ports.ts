import { onPort } from '../../../src-shared/connect-shell';
import type { PortMessage } from '../../../src-shared/shell-contract';

type Room = PortMessage['to'];

const takers = new Map<Room, (port: MessagePort) => void>();
const early = new Map<Room, MessagePort>();

onPort<MessagePort>(window, (to, port) => {
  const take = takers.get(to);
  if (take) take(port);
  else early.set(to, port);
});

/** Hands over every port to that room, one after the other, also one that came before anybody asked. */
export function takePorts(to: Room, take: (port: MessagePort) => void): void {
  takers.set(to, take);
  const port = early.get(to);
  early.delete(to);
  if (port) take(port);
}
