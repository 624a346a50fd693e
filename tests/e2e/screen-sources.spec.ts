import { expect, test, type Page } from '@playwright/test';

import { expectNoAxeViolations } from '../support/axe.ts';
import { withOpenBook } from '../support/open-book.ts';
import { setTheme, takeScreenshots } from '../support/screenshots.ts';

test.setTimeout(240_000);

const { app, vault } = withOpenBook();

/** Pictures in both themes at both sizes, and axe in both themes. */
async function lookAt(screen: Page, name: string): Promise<void> {
  await screen.emulateMedia({ colorScheme: null });
  await takeScreenshots(app().electron, screen, name);
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app().electron, screen, theme);
    await expectNoAxeViolations(screen, `${name}, ${theme}`);
  }
}

async function openSources(): Promise<Page> {
  const screen = await app().page('app://book/');
  await expect(async () => {
    await screen.keyboard.press('Control+6');
    await expect(screen.getByRole('heading', { name: 'My vault' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await screen.getByRole('button', { name: 'Sources' }).click();
  return screen;
}

const cards = (name: string, people: readonly string[]) => ({
  name,
  mimeType: 'text/vcard',
  buffer: Buffer.from(
    people.map((one) => `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:${one}\r\nORG:${one} & Partners\r\nEND:VCARD\r\n`).join(''),
  ),
});

async function bring(screen: Page, file: ReturnType<typeof cards>): Promise<void> {
  await screen.getByRole('button', { name: 'Choose a file…' }).click();
  await screen.getByLabel('Contacts file').setInputFiles(file);
  const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
  await dialog.getByLabel('Mine', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Bring them in' }).click();
  await expect(dialog).toBeHidden();
}

test('an import is taken back later, by keyboard; what was changed since stays', async () => {
  const screen = await openSources();
  await bring(screen, cards('outlook.vcf', ['Ada Lovelace', 'Mary Somerville', 'Caroline Herschel']));
  const { listPeople, tagPeople, person } = await vault();
  const listed = await listPeople({ filter: { text: 'Somerville' }, from: 0, count: 1 });
  const mary = listed.ok ? listed.value.rows[0]?.id : undefined;
  if (mary === undefined) throw new Error('Mary is not there');
  await tagPeople({ ids: [mary], add: ['astronomy'], remove: [] });

  const takeBack = screen.getByRole('button', { name: /^Take back outlook\.vcf/ });
  await takeBack.focus();
  await screen.keyboard.press('Enter');
  const dialog = screen.getByRole('dialog', { name: 'Take this import back' });
  await expect(dialog).toContainText('2 people go, 1 that you changed stays.');
  await expect(dialog).toContainText('Mary Somerville');
  await expect(dialog).toContainText('2 clients');
  // What does nothing has the focus.
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await lookAt(screen, '20-take-back');
  await screen.keyboard.press('Shift+Tab');
  await screen.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(screen.getByText(/Taken back .*: 1 person you had changed stayed/)).toBeVisible();
  await lookAt(screen, '21-sources-taken-back');
  const names = async () => {
    const rows = await listPeople({ filter: {}, from: 0, count: 10 });
    return rows.ok ? rows.value.rows.map(({ display }) => display).toSorted() : [];
  };
  expect(await names()).toEqual(['Mary Somerville', 'Ruth Bellamy']);
  expect(await person({ id: mary })).toMatchObject({ ok: true, value: { person: { tags: ['astronomy'] } } });

  await screen.getByRole('button', { name: 'Undo' }).first().click();
  await expect(takeBack).toBeVisible();
  expect(await names()).toEqual(['Ada Lovelace', 'Caroline Herschel', 'Mary Somerville', 'Ruth Bellamy']);
});
