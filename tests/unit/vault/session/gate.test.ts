import { describe, expect, it } from 'vitest';

import { createGate } from '../../../../src-renderer/vault/session/gate.ts';
import { answerCall } from '../../../../src-shared/port-rpc.ts';
import { err, ok } from '../../../../src-shared/result.ts';
import { vaultContract } from '../../../../src-shared/vault-contract.ts';

const locked = err({ kind: 'locked' });
const newGate = () => createGate({ createVault: () => ok({ imported: null }) });
const call = (gate: ReturnType<typeof newGate>, method: string, input: unknown = {}) =>
  answerCall(vaultContract, gate.handlers, method, input);

/** Handlers that all answer with the method's name, so that a test sees which one ran. */
function everything(answers: Readonly<Record<string, () => unknown>> = {}) {
  const names = Object.keys(vaultContract);
  const handlers = Object.fromEntries(names.map((name) => [name, answers[name] ?? (() => ok(name))]));
  return handlers as unknown as Parameters<ReturnType<typeof newGate>['open']>[0];
}

describe('the gate of the vault', () => {
  it('answers locked to every method but state and createVault while the vault is locked', async () => {
    const gate = newGate();
    for (const method of ['safety', 'undo', 'changes', 'settings', 'drafts', 'makeBackup', 'scrub']) {
      expect(await call(gate, method)).toEqual(locked);
    }
    expect(await call(gate, 'exportContacts', { selection: { kind: 'all' }, format: 'csv' })).toEqual(locked);
    expect(await call(gate, 'state')).toEqual(ok({ isOpen: false }));
    expect(await call(gate, 'createVault', { fill: { kind: 'empty' } })).toEqual(ok({ imported: null }));
  });

  it('lets every method through once the vault is open, and no second vault be made', async () => {
    const gate = newGate();
    gate.open(everything());
    expect(await call(gate, 'safety')).toEqual(ok('safety'));
    expect(await call(gate, 'state')).toEqual(ok({ isOpen: true }));
    expect(await call(gate, 'createVault', { fill: { kind: 'empty' } })).toEqual(err({ kind: 'vault-exists' }));
  });

  it('refuses new calls once shut, and waits for those in hand', async () => {
    const gate = newGate();
    let finish = (): void => undefined;
    const slow = new Promise<unknown>((resolve) => {
      finish = () => resolve(ok('done'));
    });
    gate.open(everything({ undo: () => slow }));
    const inHand = call(gate, 'undo');
    gate.shut();
    let isSettled = false;
    const settled = gate.settled().then(() => {
      isSettled = true;
    });
    expect(await call(gate, 'safety')).toEqual(locked);
    expect(isSettled).toBe(false);
    finish();
    await settled;
    expect(await inHand).toEqual(ok('done'));
  });

  it('counts a call that fails as done', async () => {
    const gate = newGate();
    gate.open(everything({ undo: () => Promise.reject(new Error('bug')) }));
    expect(await call(gate, 'undo')).toEqual(err({ kind: 'failed', where: 'undo' }));
    await gate.settled();
  });
});
