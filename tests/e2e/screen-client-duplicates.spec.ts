import { expect, test, type Page } from '@playwright/test';

import type { Fact } from '../../src-shared/book/fact.ts';
import { clientDraft } from '../support/clients.ts';
import { lookAt } from '../support/look-at.ts';
import { withOpenBook } from '../support/open-book.ts';
import { personDraft } from '../support/people.ts';
import { lockAndUnlock } from '../support/screen-steps.ts';

test.setTimeout(180_000);

const { app, vault } = withOpenBook();
const phone = (value: string): Fact => ({ kind: 'phone', value, from: 0 });

/** "Osprey Ltd" twice beyond doubt, "Müller" in two legal forms, and a name that is part of another's, with its domain. */
async function fill(): Promise<void> {
  const { saveClient, savePerson } = await vault();
  const add = async (name: string, more: Parameters<typeof clientDraft>[1] = {}) => {
    const saved = await saveClient(clientDraft(name, more));
    if (!saved.ok) throw new Error(saved.error.kind);
    return saved.value.id;
  };
  await add('Osprey Ltd', { facts: [phone('+44 20 7946 0001')], sector: 'Banking', tags: ['panel'] });
  const other = await add('Osprey Limited', {
    facts: [phone('+442079460001'), { kind: 'note', value: 'Reviews its panel each spring.', from: 0 }],
    domains: ['osprey.example'],
    references: [{ label: 'Client number', value: '10-4711' }],
  });
  await add('Müller GmbH', { sector: 'Optics' });
  await add('Mueller GmbH & Co. KG');
  await add('Kestrel Marine', { domains: ['kestrel.example'] });
  await add('Kestrel', { domains: ['kestrel.example'] });
  const roles = [{ clientId: other, title: 'General Counsel', current: true, from: 0 }];
  await savePerson(personDraft('Clive', 'Winterbourne', { roles }));
}

const rows = (screen: Page) => screen.getByRole('listbox', { name: 'Possible duplicates' }).getByRole('option');

async function open(): Promise<Page> {
  const screen = await app().page('app://book/');
  await expect(async () => {
    await screen.keyboard.press('Control+3');
    await screen.getByRole('button', { name: '3 clients may be in the book twice' }).click({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(screen.getByRole('heading', { name: 'One client, or two?' })).toBeVisible();
  return screen;
}

test('clients that may be in the book twice are shown side by side, with the reasons, and merged by keyboard', async () => {
  await fill();
  let screen = await open();
  await expect(rows(screen)).toHaveCount(3);
  await expect(rows(screen).nth(0)).toContainText('certain');
  const reasons = screen.getByRole('list', { name: 'Why they may be the same' });
  await expect(reasons).toContainText('The same phone, +442079460001');
  await screen.getByRole('listbox', { name: 'Possible duplicates' }).focus();
  await screen.keyboard.press('End');
  await expect(reasons).toContainText('The same name but for the legal form');
  await expect(screen.getByText('Their legal forms differ: perhaps two companies of one group.')).toBeVisible();
  await screen.keyboard.press('n');
  await expect(rows(screen)).toHaveCount(2);
  await screen.keyboard.press('Home');
  await expect(screen.getByRole('radio', { name: 'Name: Osprey Limited' })).toBeVisible();
  await screen.keyboard.press('Enter');
  await expect(screen.getByRole('radio', { name: /^Name: / }).first()).toBeFocused();
  await screen.getByRole('radio', { name: 'Name: Osprey Limited' }).check();
  await screen.keyboard.press('m');
  await expect(screen.getByText('Merged. Nothing that either record said is lost.')).toBeVisible();
  await expect(rows(screen)).toHaveCount(1);

  // P and C go from the ones to the others.
  await screen.keyboard.press('p');
  await expect(screen.getByRole('button', { name: 'People', exact: true, pressed: true })).toBeVisible();
  await screen.keyboard.press('c');
  await expect(rows(screen)).toHaveCount(1);

  // Locked meanwhile: the way back is kept with the record.
  screen = await lockAndUnlock(app());
  await screen.keyboard.press('Control+3');
  await screen.getByRole('option', { name: /Osprey Limited/ }).click();
  const detail = screen.getByRole('region', { name: 'Detail' });
  await expect(detail).toContainText('Reviews its panel each spring.');
  await expect(detail).toContainText('10-4711');
  await expect(detail.getByRole('button', { name: 'Clive Winterbourne' })).toBeVisible();
  await screen.getByText('Merged from').click();
  await screen.getByRole('button', { name: 'Take apart' }).click();
  await expect(screen.getByText('2 records again, as before.')).toBeVisible();
  await expect(screen.getByRole('option', { name: /Osprey Ltd/ })).toBeVisible();
  await screen.keyboard.press('Control+z');
  await expect(screen.getByText('Merged from')).toBeVisible();
});

test('it looks as it should in both themes', async () => {
  await fill();
  const screen = await app().page('app://book/');
  await expect(async () => {
    await screen.keyboard.press('Control+3');
    await expect(screen.getByRole('button', { name: '3 clients may be in the book twice' })).toBeVisible();
  }).toPass({ timeout: 30_000 });
  await lookAt(app().electron, screen, '85-clients-with-duplicates');
  await open();
  await expect(screen.getByRole('radio').first()).toBeVisible();
  await lookAt(app().electron, screen, '86-client-duplicates-certain');
  await rows(screen).nth(2).click();
  await lookAt(app().electron, screen, '87-client-duplicates-suggested');
});
