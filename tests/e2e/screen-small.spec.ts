import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test, type Locator, type Page } from '@playwright/test';

import { freshFolder, removeFolder } from '../support/folders.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { previewFile, screenOf, sealFile, sealWith } from '../support/screen-steps.ts';
import { setWindowSize, takePicture } from '../support/screenshots.ts';

test.setTimeout(120_000);

let app: LaunchedApp;
let folder: string;

test.beforeEach(async () => {
  folder = await freshFolder('small');
  app = await launchApp();
});

test.afterEach(async () => {
  await app.close();
  await removeFolder(folder);
});

const SMALLEST = { width: 720, height: 520 };
const EMAIL = 'friedrich.rothharthofer@hafenkontor-beteiligungen.example';

const ADDRESS =
  'https://www.hafenkontor-beteiligungen.example/about-us/people/friedrich-rothharthofer?language=en&office=hamburg';

const NOTE = 'Met at the arbitration in Bergen in 2014, when the tribunal sat for three weeks.';

/** A file of one person whose birthday is today, on either side of midnight. */
async function writeFriedrich(): Promise<string> {
  const file = join(folder, 'the contacts of a long career.vcf');
  const days = [0, 1].map((more) => new Date(Date.now() + more * 86_400_000));
  const cards = days.map((day) => {
    const birthday = `--${String(day.getMonth() + 1).padStart(2, '0')}${String(day.getDate()).padStart(2, '0')}`;
    return [
      'VERSION:4.0',
      'FN:Friedrich Rothharthofer',
      'N:Rothharthofer;Friedrich;;;',
      `BDAY:${birthday}`,
      `EMAIL:${EMAIL}`,
      `URL:${ADDRESS}`,
      `NOTE:${NOTE.replace(',', '\\,')}`,
    ];
  });
  await writeFile(file, cards.map((lines) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')).join(''));
  return file;
}

const boxOf = async (part: Locator) => {
  const box = await part.boundingBox();
  if (!box) throw new Error('not drawn');
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
};

async function shrink(screen: Page): Promise<void> {
  await setWindowSize(app.electron, screen, SMALLEST);
}

test('every way to begin is in view in the smallest window', async () => {
  const screen = await screenOf(app);
  await shrink(screen);
  const { bottom } = await boxOf(screen.getByRole('button', { name: 'Restore a backup' }));
  expect(bottom).toBeLessThanOrEqual(SMALLEST.height);
  await takePicture(screen, '61-small-welcome');
});

test('what is pointed at is not covered, names stay on their line, and the palette has one scroll bar', async () => {
  const screen = await sealFile(app, await writeFriedrich());
  await shrink(screen);

  await test.step('a birthday on Today takes one line', async () => {
    const name = screen.locator('.today-name').first();
    await expect(name).toBeVisible();
    expect((await boxOf(name)).height).toBeLessThan(30);
    await takePicture(screen, '61-small-today');
  });

  await test.step('where a fact came from leaves the fact to be read', async () => {
    await screen.keyboard.press('Control+2');
    await screen
      .getByRole('option', { name: /Friedrich/ })
      .first()
      .click();
    for (const what of [EMAIL, ADDRESS, NOTE]) {
      const fact = screen.locator('.fact', { hasText: what });
      await fact.hover();
      const [value, origin] = [fact.locator('.fact-value'), fact.locator('.fact-origin span')];
      await expect(fact.locator('.fact-origin')).toHaveCSS('opacity', '1');
      await expect(origin).toHaveText(/^from the contacts of a long career\.vcf/);
      const [told, read] = [await boxOf(origin), await boxOf(value)];
      expect(told.x >= read.right || told.y >= read.bottom, `what covers ${what}`).toBe(true);
      expect(told.x, what).toBeGreaterThanOrEqual(0);
      expect(told.right, what).toBeLessThanOrEqual(SMALLEST.width);
      expect(told.width, what).toBeGreaterThan(200);
      expect(await value.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
      await takePicture(screen, `61-small-origin-${what.slice(0, 5).replace(/\W/g, '')}`);
    }
    const fact = screen.locator('.fact', { hasText: EMAIL });
    const [value, origin] = [fact.locator('.fact-value'), fact.locator('.fact-origin')];
    await screen.keyboard.press('?');
    expect((await boxOf(origin)).y).toBeGreaterThanOrEqual((await boxOf(value)).bottom);
  });

  await test.step('the list of the palette scrolls, the box round it does not', async () => {
    await screen.keyboard.press('Control+k');
    await expect(screen.getByRole('listbox', { name: 'Answers' })).toBeVisible();
    const scrolling = await screen
      .getByRole('dialog')
      .evaluate((dialog) =>
        [dialog, ...dialog.querySelectorAll('*')]
          .filter((part) => getComputedStyle(part).overflowY === 'auto' && part.scrollHeight > part.clientHeight)
          .map((part) => part.getAttribute('class')),
      );
    expect(scrolling).toEqual(['palette-list']);
    const list = await boxOf(screen.getByRole('listbox', { name: 'Answers' }));
    const today = screen.getByRole('option', { name: /^Today/ });
    expect(list.right - (await boxOf(today.locator('kbd'))).right).toBeLessThan(40);
    for (const option of [today, screen.getByRole('option', { name: 'New client' })])
      expect((await boxOf(option.locator('.palette-name'))).x - list.x).toBeLessThan(40);
    await takePicture(screen, '61-small-palette');
    await screen.keyboard.press('Escape');
  });

  await test.step('the search comes out from under an open form, and takes what is typed at once', async () => {
    await screen.keyboard.press('e');
    await expect(screen.getByRole('heading', { name: 'Edit person' })).toBeVisible();
    await screen.keyboard.press('Control+f');
    await screen.keyboard.type('zzzz');
    await expect(screen.getByLabel('Search people')).toHaveValue('zzzz');
    await expect(screen.getByText('Try fewer letters.', { exact: true })).toBeVisible();
    await screen.keyboard.press('Escape');
  });

  await test.step('and from under several that are selected', async () => {
    await screen.getByRole('listbox', { name: 'People' }).focus();
    await screen.keyboard.press('Home');
    await screen.keyboard.press('Shift+ArrowDown');
    await expect(screen.getByRole('heading', { name: '2 people selected' })).toBeVisible();
    await screen.keyboard.press('/');
    await screen.keyboard.type('zzzz');
    await expect(screen.getByLabel('Search people')).toHaveValue('zzzz');
    await screen.keyboard.press('Escape');
  });

  await test.step('the only change there was is not counted', async () => {
    await screen.keyboard.press('Control+6');
    await screen.getByRole('button', { name: 'History', exact: true }).click();
    await expect(screen.getByText('The last change. Undo takes it back; it works across restarts.')).toBeVisible();
  });
});

/** Whether the family name is drawn to its last letter. */
const isWhole = (family: Locator) =>
  family.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect().width <= element.getBoundingClientRect().width;
  });

test('a name without room loses of the others before the family name; of a name alone its page says so', async () => {
  const file = join(folder, 'one.vcf');
  const name = [
    'N:Appleseed;Johanna;Margarethe Philippa;Prof. Dr.;PhD',
    'FN:Prof. Dr. Johanna Margarethe Philippa Appleseed PhD',
  ];
  await writeFile(file, ['BEGIN:VCARD', 'VERSION:4.0', ...name, 'END:VCARD', ''].join('\r\n'));
  const screen = await previewFile(app, file);
  await shrink(screen);
  expect(await isWhole(screen.locator('.sample-name .name-family'))).toBe(true);
  await takePicture(screen, '61-small-preview');
  await screen.getByLabel('Mine', { exact: true }).check();
  await screen.getByRole('button', { name: 'Seal it' }).click();
  await sealWith(app);
  await expect(screen.getByRole('navigation', { name: 'Screens' })).toBeVisible({ timeout: 60_000 });
  await screen.keyboard.press('Control+2');
  const row = screen.getByRole('option', { name: /Appleseed/ });
  expect(await isWhole(row.locator('.name-family'))).toBe(true);
  await row.click();
  await expect(screen.getByText('The book holds the name, and nothing else yet.')).toBeVisible();
  await takePicture(screen, '61-small-name-alone');
  await screen.getByRole('button', { name: 'Add what you know' }).click();
  await expect(screen.getByRole('heading', { name: 'Edit person' })).toBeVisible();
});
