import { beforeEach, expect, it } from 'vitest';

import { showToast, toasts } from '../../../src-renderer/screen/frame/toast';

const undo = { label: 'Undo', run: () => undefined, isOfNewest: true };
const said = () => toasts.get().map(({ text }) => text);

beforeEach(() => toasts.set([]));

it('offers to undo the newest change only: another one’s offer would undo that', () => {
  showToast('1 person deleted.', undo);
  showToast('2 people tagged.', undo);
  expect(said()).toEqual(['2 people tagged.']);
});

it('keeps what was said without such an offer, the last three of it', () => {
  showToast('1 person deleted.', undo);
  for (const text of ['One', 'Two', 'Three']) showToast(text);
  expect(said()).toEqual(['One', 'Two', 'Three']);
  showToast('Not the same.', { label: 'Undo', run: () => undefined });
  expect(said()).toEqual(['Two', 'Three', 'Not the same.']);
});
