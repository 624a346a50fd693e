import type { Handlers } from '../../../src-shared/contract';
import { err, ok } from '../../../src-shared/result';
import { vaultContract, type VaultContract } from '../../../src-shared/vault-contract';

type VaultHandlers = Handlers<VaultContract>;
type Method = keyof VaultContract;

/** What is served while the vault is open. */
export type OpenHandlers = Omit<VaultHandlers, 'state' | 'createVault'>;

/** What is served while there is no open vault. */
export type HandlersWhileClosed = Pick<VaultHandlers, 'createVault'>;

export interface Gate {
  /** Served on every port from the screen, for as long as the process lives. */
  readonly handlers: VaultHandlers;
  readonly open: (handlers: OpenHandlers) => void;
  /** From now on every method answers `locked`. Calls in hand go on. */
  readonly shut: () => void;
  readonly isShut: () => boolean;
  /** Resolves when no call is in hand. */
  readonly settled: () => Promise<void>;
}

/** Lets calls of the screen through while the vault is open, and knows how many are in hand. */
export function createGate(whileClosed: HandlersWhileClosed): Gate {
  let inside: OpenHandlers | undefined;
  let isShut = false;
  const inHand = new Set<Promise<unknown>>();

  const lookUp = (method: Method): ((input: never) => unknown) => {
    if (method === 'state') return () => ok({ isOpen: inside !== undefined });
    if (isShut) return () => err({ kind: 'locked' });
    if (method === 'createVault') return inside ? () => err({ kind: 'vault-exists' }) : whileClosed.createVault;
    return inside ? inside[method] : () => err({ kind: 'locked' });
  };
  const enter = (method: Method) => async (input: never) => {
    const answer = Promise.resolve(lookUp(method)(input));
    const done = answer.catch(() => undefined);
    inHand.add(done);
    void done.then(() => inHand.delete(done));
    return answer;
  };

  const methods = Object.keys(vaultContract) as Method[];
  return {
    // Built from the contract's own keys just above.
    handlers: Object.fromEntries(methods.map((method) => [method, enter(method)])) as unknown as VaultHandlers,
    open: (handlers) => {
      inside = handlers;
    },
    shut: () => {
      isShut = true;
    },
    isShut: () => isShut,
    settled: async () => {
      while (inHand.size > 0) await Promise.all(inHand);
    },
  };
}
