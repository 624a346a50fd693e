import type { LaunchedApp } from './launch-app.ts';
import { lockApp, unlockApp } from './vault-steps.ts';

/**
 * Locks and unlocks; from then on the screen hears nothing of the vault from each click to the end of the next key, so
 * that the key is pressed before anything that the click asked for is there.
 */
export async function answerAfterKey(app: LaunchedApp): Promise<void> {
  await app.electron.context().addInitScript(() => {
    const held: MessageEvent<unknown>[] = [];
    let isHolding = false;
    window.addEventListener('click', () => (isHolding = true), { capture: true });
    window.addEventListener('keyup', () => {
      isHolding = false;
      for (const { target, data } of held.splice(0)) target?.dispatchEvent(new MessageEvent('message', { data }));
    });
    // Heard before the screen's own code hears of the port, and so is what comes over it.
    window.addEventListener('message', ({ ports }) => {
      ports[0]?.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (!isHolding) return;
        event.stopImmediatePropagation();
        held.push(event);
      });
    });
  });
  await lockApp(app);
  await unlockApp(app);
}
