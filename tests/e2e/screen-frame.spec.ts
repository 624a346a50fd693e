import { expect, test, type Locator, type Page } from '@playwright/test';

import { withOpenBook } from '../support/open-book.ts';

const { app, vault } = withOpenBook();

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

test('the history says whose change each was, and offers to bring back only what was taken back', async () => {
  const { listPeople, deletePeople } = await vault();
  const listed = await listPeople({ filter: {}, from: 0, count: 1 });
  const ruth = listed.ok ? listed.value.rows[0]?.id : undefined;
  if (ruth === undefined) throw new Error('Ruth is not there');
  await deletePeople({ ids: [ruth] });
  const screen = await openHistory();
  const lines = screen.locator('.history-what');
  await expect(lines).toHaveText(['Ruth Bellamy deleted', 'Ruth Bellamy added']);
  const [undo, redo] = ['Undo', 'Redo'].map((name) =>
    screen.locator('.page').getByRole('button', { name, exact: true }),
  ) as [Locator, Locator];
  await expect(redo).toBeDisabled();
  await undo.click();
  await expect(lines).toHaveText(['Ruth Bellamy added']);
  await expect(redo).toBeEnabled();
  await undo.click();
  await expect(lines).toHaveCount(0);
  await expect(undo).toBeDisabled();
  for (const _ of ['added', 'deleted']) await redo.click();
  await expect(lines).toHaveText(['Ruth Bellamy deleted', 'Ruth Bellamy added']);
  await expect(redo).toBeDisabled();
});

/** What on the page moves, or would with its next change. */
const moving = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
      const isStill = (durations: string) => durations.split(', ').every((duration) => parseFloat(duration) === 0);
      const rests = isStill(transitionDuration) && (animationName === 'none' || isStill(animationDuration));
      return rests ? [] : [`${element.tagName}.${element.getAttribute('class') ?? ''}`];
    }),
  );

test('nothing moves for whoever asked the system for less motion', async () => {
  const screen = await openHistory();
  const sheet = await app().page('app://vault/');
  await screen.keyboard.press('Control+o');
  await expect(screen.getByRole('dialog', { name: 'Bring in contacts' })).toBeVisible();
  expect(await moving(screen)).not.toEqual([]);
  for (const page of [screen, sheet]) await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moving(screen)).toEqual([]);
  await screen.keyboard.press('Escape');
  const { makeRecoveryCode } = await vault();
  const making = makeRecoveryCode({});
  await expect(sheet.getByRole('heading', { name: 'Your recovery code' })).toBeVisible();
  expect(await moving(sheet)).toEqual([]);
  expect(await screen.evaluate(() => document.getAnimations().length)).toBe(0);
  await sheet.keyboard.press('Escape');
  await making;
});

test('what is typed after Ctrl+F is searched for, whichever screen one comes from', async () => {
  const screen = await openHistory();
  await screen.evaluate(() => {
    const options = { key: 'f', ctrlKey: true, metaKey: navigator.userAgent.includes('Mac'), bubbles: true };
    window.dispatchEvent(new KeyboardEvent('keydown', { ...options, cancelable: true }));
    const { activeElement } = document;
    // The very next key.
    if (activeElement instanceof HTMLInputElement) document.execCommand('insertText', false, 'Bel');
  });
  await expect(screen.getByLabel('Search people')).toHaveValue('Bel');
  await expect(screen.getByText('1 found')).toBeVisible();
});

test('whoever goes on while a form is given up or saved is not fetched back', async () => {
  const screen = await openHistory();
  const { drafts } = await vault();
  const myVault = screen.getByRole('heading', { name: 'My vault' });
  const goOnAfter = async (button: 'Save' | 'Discard') => {
    await screen.keyboard.press('Control+n');
    await expect(screen.getByLabel('Given name')).toBeFocused();
    await screen.keyboard.type('Ines');
    await expect.poll(() => drafts({})).toMatchObject({ value: { keys: expect.arrayContaining(['person:new']) } });
    // Both in one moment, before the vault can answer.
    await screen.evaluate((words) => {
      const buttons = Array.from(document.querySelectorAll<HTMLElement>('.form-buttons button'));
      buttons.find(({ textContent }) => textContent === words)?.click();
      const options = { key: '6', ctrlKey: true, metaKey: navigator.userAgent.includes('Mac'), bubbles: true };
      window.dispatchEvent(new KeyboardEvent('keydown', options));
    }, button);
    // The screen hears that the draft is gone before this test does.
    await expect.poll(() => drafts({})).not.toMatchObject({ value: { keys: expect.arrayContaining(['person:new']) } });
    await expect(myVault).toBeVisible();
  };
  await goOnAfter('Discard');
  await expect(myVault).toBeVisible();
  await goOnAfter('Save');
  await expect(screen.getByText('Added to the book.')).toBeVisible();
  await expect(myVault).toBeVisible();
  await expect(screen.locator('.history-what').first()).toHaveText('Ines added');
});
