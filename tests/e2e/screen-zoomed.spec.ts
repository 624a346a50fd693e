import { expect, test, type Page } from '@playwright/test';

import { writeTwiceFile } from '../support/duplicates/twice-file.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { screenOf, sealFile } from '../support/screen-steps.ts';
import { setWindowSize, takeScreenshots } from '../support/screenshots.ts';

test.setTimeout(180_000);

let app: LaunchedApp;
let folder: string;
let file: string;

test.beforeEach(async () => {
  folder = await freshFolder('zoomed');
  file = await writeTwiceFile(folder);
  app = await launchApp();
});

test.afterEach(async () => {
  await app.close();
  await removeFolder(folder);
});

/** 200 % in a window of 1280 by 800: the page has half of each. */
async function zoom(screen: Page): Promise<void> {
  await setWindowSize(app.electron, screen, { width: 1280, height: 800 });
  await app.electron.evaluate(({ BrowserWindow }, url) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL() === url);
    window?.webContents.setZoomFactor(2);
  }, screen.url());
  await screen.waitForFunction(() => innerWidth === 640 && innerHeight === 400);
}

/** What scrolls sideways though it is no table, and what can be acted on but lies where no scrolling brings it. */
function outOfReach(): string[] {
  const root = document.querySelector('.mantine-Modal-content') ?? document.body;
  const name = (element: Element) => `${element.tagName}.${element.getAttribute('class') ?? ''} ${element.textContent}`;
  const panes = [root, ...root.querySelectorAll('.page, .first, .list-pane, .detail-pane, .detail-page, .merge-table')];
  const sideways = panes.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
  const active = [...root.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary')];
  const lost = active.filter((element) => {
    const isMeant = element.checkVisibility() && !element.closest('.toasts, .spoken, [aria-hidden="true"]');
    if (!isMeant || element.matches('[aria-hidden="true"]')) return false;
    element.scrollIntoView({ block: 'center' });
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (left < 0 || right > innerWidth || top < 0 || top > innerHeight) return true;
    const hit = document.elementFromPoint((left + right) / 2, (top + Math.min(bottom, innerHeight)) / 2);
    const isHit = hit !== null && (element.contains(hit) || hit.contains(element) || hit.closest('.toasts') !== null);
    return !isHit && hit?.closest('label')?.control !== element && hit?.closest('.mantine-InlineInput-root') === null;
  });
  return [...sideways, ...lost].map(name);
}

const expectInReach = async (screen: Page, what: string) =>
  expect.poll(() => screen.evaluate(outOfReach), { message: what }).toEqual([]);

test('the first pages at 200 %', async () => {
  const screen = await screenOf(app);
  await zoom(screen);
  await expect(screen.getByText('Drop a contacts file here')).toBeVisible();
  await expectInReach(screen, 'welcome');
  await screen.getByText('How to get your contacts out of').click();
  await expectInReach(screen, 'ways out');
  await screen.getByLabel('Contacts file').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Who,Lives in,Reach\nAda Lovelace,Paris,a@b.example\n'),
  });
  await expect(screen.getByLabel('Who is read as')).toBeVisible();
  await expectInReach(screen, 'an unknown table');
});

test('every screen at 200 %', async () => {
  const screen = await sealFile(app, file);
  await zoom(screen);
  await expectInReach(screen, 'today');
  await screen.keyboard.press('Control+2');
  const people = screen.getByRole('listbox', { name: 'People' });
  await expect(people).toBeVisible();
  await expectInReach(screen, 'people');
  await people.getByRole('option', { name: /Ruth/ }).first().click();
  await expect(screen.getByRole('button', { name: 'Edit E' })).toBeVisible();
  await expectInReach(screen, 'a person');
  await screen.keyboard.press('e');
  await expect(screen.getByRole('heading', { name: 'Edit person' })).toBeVisible();
  await expectInReach(screen, 'the form of a person');
  await screen.getByRole('button', { name: 'Discard' }).click();
  await expect(screen.getByRole('button', { name: 'Edit E' })).toBeVisible();
  await screen.keyboard.press('Escape');
  await screen.getByRole('button', { name: 'Export…' }).first().click();
  await expect(screen.getByRole('dialog', { name: /^Export/ })).toBeVisible();
  await expectInReach(screen, 'export');
  await screen.keyboard.press('Escape');
  await screen.getByRole('button', { name: /may be in the book twice/ }).click();
  await expect(screen.getByRole('region', { name: 'Field by field' })).toBeVisible();
  await expectInReach(screen, 'two records side by side');

  await screen.keyboard.press('Control+3');
  await screen.getByRole('listbox', { name: 'Clients' }).getByRole('option').first().click();
  await expectInReach(screen, 'a client');
  await screen.keyboard.press('Control+4');
  await expectInReach(screen, 'colleagues');
  await screen.keyboard.press('Control+5');
  await expectInReach(screen, 'what the firm sees');
  await screen.keyboard.press('Control+6');
  for (const part of ['Safety', 'Sources', 'Backups', 'Show me', 'History']) {
    await screen.getByRole('button', { name: part, exact: true }).click();
    await expectInReach(screen, part);
  }
  await screen.keyboard.press('Control+o');
  const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
  await screen.getByLabel('Contacts file').setInputFiles(file);
  await expect(dialog.getByText(/^Bring again/)).toBeVisible();
  await expectInReach(screen, 'the same file again');
});

test('a toast leaves the buttons of a form free, in a window of any size', async () => {
  const screen = await sealFile(app, file);
  await screen.keyboard.press('Control+2');
  await screen.getByRole('listbox', { name: 'People' }).getByRole('option', { name: /Ruth/ }).first().click();
  await screen.getByRole('button', { name: 'Edit E' }).click();
  await screen.getByLabel('Given name').fill('Ruthie');
  await screen.keyboard.press('Control+s');
  const toast = screen.locator('.toast', { hasText: 'Undo' });
  await expect(toast).toBeVisible();
  await expect(screen.getByRole('heading', { name: 'Ruthie Bellamy' })).toBeVisible();
  await screen.getByRole('button', { name: 'Edit E' }).click();
  await expect(screen.getByRole('heading', { name: 'Edit person' })).toBeVisible();
  // A toast that has the focus stays.
  await toast.getByRole('button', { name: 'Close' }).focus();
  const gap = async () => {
    const [over, foot] = await Promise.all([toast.boundingBox(), screen.locator('.form-foot').boundingBox()]);
    return (foot?.y ?? 0) - (over ? over.y + over.height : 0);
  };
  await expect.poll(gap).toBeGreaterThanOrEqual(0);
  await takeScreenshots(app.electron, screen, '46-toast-above-foot');
  await zoom(screen);
  await expect.poll(gap).toBeGreaterThanOrEqual(0);
  await screen.getByRole('button', { name: 'Discard' }).click();
  await expect(screen.getByRole('heading', { name: 'Edit person' })).toBeHidden();
});

/** Fields of the form that lie under a toast even once they are typed into. */
function fieldsUnderToasts(): string[] {
  const toasts = [...document.querySelectorAll('.toast')].map((toast) => toast.getBoundingClientRect());
  const fields = [...document.querySelectorAll<HTMLElement>('.form :is(input, textarea, select)')];
  const covered = fields.filter((field) => {
    field.focus();
    const { left, right, top, bottom } = field.getBoundingClientRect();
    return toasts.some((toast) => toast.left < right && left < toast.right && toast.top < bottom && top < toast.bottom);
  });
  return covered.map((field) => `${field.tagName} ${field.getAttribute('aria-label') ?? field.id}`);
}

test('toasts at 200 % take one line each, and leave the field that is typed into free', async () => {
  const screen = await sealFile(app, file);
  const toasts = screen.locator('.toast');
  await toasts.getByRole('button', { name: 'Close' }).click();
  await screen.keyboard.press('Control+2');
  await screen.getByRole('listbox', { name: 'People' }).getByRole('option', { name: /Ruth/ }).first().click();
  await screen.getByRole('button', { name: 'Edit E' }).click();
  await screen.getByLabel('Given name').fill('Ruthie');
  await screen.keyboard.press('Control+s');
  await expect(screen.getByRole('heading', { name: 'Ruthie Bellamy' })).toBeVisible();
  const pointAt = (index: number) => toasts.nth(index).dispatchEvent('mouseover');
  await pointAt(0);
  await screen.keyboard.press('Control+Shift+z');
  await expect(toasts).toHaveCount(2);
  await pointAt(1);
  await zoom(screen);
  await screen.getByRole('button', { name: 'Edit E' }).click();
  await expect(screen.getByRole('heading', { name: 'Edit person' })).toBeVisible();
  const heights = await toasts.evaluateAll((all) => all.map((toast) => toast.getBoundingClientRect().height));
  expect(Math.max(...heights)).toBeLessThan(38);
  expect(await screen.evaluate(fieldsUnderToasts)).toEqual([]);
  await expect(toasts).toHaveCount(2);
});
