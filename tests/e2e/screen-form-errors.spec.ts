import { expect, test, type Locator, type Page } from '@playwright/test';

import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { lookAt } from '../support/look-at.ts';
import { startEmpty } from '../support/screen-steps.ts';

let app: LaunchedApp;

test.beforeEach(async () => {
  app = await launchApp();
});

test.afterEach(async () => {
  await app.close();
});

/** By a sign and words beside the field, and to whoever hears the page. */
async function expectWrong(screen: Page, fields: readonly Locator[], words: string): Promise<void> {
  for (const field of fields) {
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(words);
  }
  await expect(screen.locator('p', { hasText: words }).locator('svg')).toBeVisible();
}

const field = (screen: Page, name: string) => screen.getByRole('textbox', { name, exact: true });

test('a field that stands in the way of saving says so by more than its colour', async () => {
  const screen = await startEmpty(app);

  await test.step('a person', async () => {
    await screen.keyboard.press('Control+n');
    await screen.getByRole('button', { name: '+ add a birthday' }).click();
    await field(screen, 'Birthday: day').fill('31');
    await field(screen, 'Title').fill('Counsel');
    await field(screen, 'Since').fill('when we met');
    await screen.getByPlaceholder('A tag, then Enter').fill('’’');
    await screen.keyboard.press('Enter');
    await screen.keyboard.press('Control+s');
    const [given, family] = [field(screen, 'Given name'), field(screen, 'Family name')];
    await expect(given).toBeFocused();
    await expectWrong(screen, [given, family], 'A name is needed, or nobody can find them again.');
    await expectWrong(screen, [field(screen, 'Birthday: day')], 'There is no such day.');
    const date = 'Write a year (2014), a month (2014-03) or a day (2014-03-01).';
    await expectWrong(screen, [field(screen, 'Since')], date);
    await expect(field(screen, 'Until')).not.toHaveAttribute('aria-invalid');
    await expectWrong(
      screen,
      [screen.getByPlaceholder('A tag, then Enter')],
      '“’’” is no tag: it has no letter, figure or other sign to find it by.',
    );
    await lookAt(app.electron, screen, '50-fields-that-are-wrong');
    await screen.getByRole('button', { name: 'Discard' }).click();
  });

  await test.step('a client, and a matter', async () => {
    await screen.keyboard.press('Control+3');
    await screen.getByRole('button', { name: 'New client' }).click();
    await screen.keyboard.press('Control+s');
    await expectWrong(screen, [field(screen, 'Name')], 'A name is needed.');
    await field(screen, 'Name').fill('Nordhavn Shipping');
    await screen.keyboard.press('Control+s');
    await screen.getByRole('button', { name: 'New matter' }).click();
    await screen.keyboard.press('Control+s');
    await expectWrong(screen, [field(screen, 'Title')], 'A title is needed.');
  });
});
