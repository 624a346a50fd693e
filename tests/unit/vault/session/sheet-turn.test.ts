import { expect, it } from 'vitest';

import { createSheetTurn } from '../../../../src-renderer/vault/session/sheet-turn.ts';
import { err, ok, type Ok } from '../../../../src-shared/result.ts';

it('gives the window to one matter at a time, and again after one that failed', async () => {
  const turn = createSheetTurn();
  let answer: (value: Ok<string>) => void = () => undefined;
  const asked = new Promise<Ok<string>>((resolve) => {
    answer = resolve;
  });
  const first = turn.take(() => asked);
  expect(await turn.take(async () => ok('second'))).toEqual(err({ kind: 'busy', with: 'the sheet that is open' }));
  answer(ok('first'));
  expect(await first).toEqual(ok('first'));
  await expect(turn.take(() => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  expect(await turn.take(async () => ok('third'))).toEqual(ok('third'));
});
