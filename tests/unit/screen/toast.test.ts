import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import {
  coverToasts,
  READ_MS,
  showError,
  showToast,
  toasts,
  uncoverToasts,
} from '../../../src-renderer/screen/frame/toast';

const undo = { label: 'Undo', run: () => undefined, isOfNewest: true };
const said = () => toasts.get().map(({ text }) => text);

beforeEach(() => {
  vi.useFakeTimers();
  toasts.set([]);
});
afterEach(() => {
  vi.useRealTimers();
});

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

it('does not bring back behind a dialog what had been read when it opened', () => {
  showToast('Read.');
  showError({ kind: 'nothing-to-undo' });
  const error = said()[1];
  vi.advanceTimersByTime(READ_MS);
  showToast('Just come.', undo);
  coverToasts();
  expect(said()).toEqual([error, 'Just come.']);
});

it('shows anew what came while a dialog was open, however long that was', () => {
  coverToasts();
  showToast('Waits.');
  vi.advanceTimersByTime(10 * READ_MS);
  uncoverToasts();
  // One dialog follows the other before anybody could read it.
  coverToasts();
  expect(said()).toEqual(['Waits.']);
  uncoverToasts();
  vi.advanceTimersByTime(READ_MS);
  coverToasts();
  expect(said()).toEqual([]);
});
