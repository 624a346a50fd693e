import { expect, test, type Page } from '@playwright/test';

import { withOpenBook } from '../support/open-book.ts';

const { app } = withOpenBook();

async function openHistory(): Promise<Page> {
  const screen = await app().page('app://book/');
  await expect(async () => {
    await screen.keyboard.press('Control+6');
    await expect(screen.getByRole('heading', { name: 'My vault' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await screen.getByRole('button', { name: 'History', exact: true }).click();
  return screen;
}

test('what was read when a dialog opened does not come back when it closes', async () => {
  const screen = await openHistory();
  await screen.getByRole('button', { name: 'Undo', exact: true }).click();
  const toast = screen.getByText('Undone: 1 person added.');
  await expect(toast).toBeVisible();
  // Long enough to be read, and far from its end.
  await screen.waitForTimeout(2_200);
  await expect(toast).toBeVisible();
  await screen.keyboard.press('Control+o');
  const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
  await expect(dialog).toBeVisible();
  await expect(toast).toHaveCount(0);
  await screen.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(toast).toHaveCount(0);
});

test('the parts of a screen stay where they are, whichever of them is open', async () => {
  const screen = await openHistory();
  const parts = screen.getByRole('navigation', { name: 'Parts of My vault' }).getByRole('button');
  const places = () => parts.evaluateAll((all) => all.map((part) => part.getBoundingClientRect().left));
  const before = await places();
  for (const part of await parts.all()) {
    await part.click();
    await expect(part).toHaveAttribute('aria-current', 'page');
    expect(await places()).toEqual(before);
  }
});
