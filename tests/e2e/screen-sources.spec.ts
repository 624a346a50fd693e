import { expect, test, type Page } from '@playwright/test';

import { lookAt } from '../support/look-at.ts';
import { withOpenBook } from '../support/open-book.ts';

test.setTimeout(240_000);

const { app, vault } = withOpenBook();

async function openSources(): Promise<Page> {
  const screen = await app().page('app://book/');
  await expect(async () => {
    await screen.keyboard.press('Control+6');
    await expect(screen.getByRole('heading', { name: 'My vault' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await screen.getByRole('button', { name: 'Sources' }).click();
  return screen;
}

const vcards = (name: string, bodies: readonly string[]) => ({
  name,
  mimeType: 'text/vcard',
  buffer: Buffer.from(bodies.map((body) => `BEGIN:VCARD\r\nVERSION:4.0\r\n${body}\r\nEND:VCARD\r\n`).join('')),
});

const cards = (name: string, people: readonly string[]) =>
  vcards(
    name,
    people.map((one) => `FN:${one}\r\nORG:${one} & Partners`),
  );

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
  await expect(dialog).toContainText('2 people go, 1 changed since stays.');
  await expect(dialog).toContainText('Mary Somerville');
  await expect(dialog).toContainText('2 clients');
  // What does nothing has the focus.
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await lookAt(app().electron, screen, '20-take-back');
  await screen.keyboard.press('Shift+Tab');
  await screen.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(screen.getByText('outlook.vcf taken back: 2 people gone, 1 changed since stayed.')).toBeVisible();
  await expect(screen.getByRole('button', { name: 'Undo' })).toHaveCount(1);
  await expect(screen.getByText(/Taken back .*: 1 changed since stayed/)).toBeVisible();
  await lookAt(app().electron, screen, '21-sources-taken-back');
  const names = async () => {
    const rows = await listPeople({ filter: {}, from: 0, count: 10 });
    return rows.ok ? rows.value.rows.map(({ display }) => display).toSorted() : [];
  };
  expect(await names()).toEqual(['Mary Somerville', 'Ruth Bellamy']);
  expect(await person({ id: mary })).toMatchObject({ ok: true, value: { person: { tags: ['astronomy'] } } });

  // Looking took longer than a message stays.
  await screen.keyboard.press('Control+z');
  await expect(takeBack).toBeVisible();
  expect(await names()).toEqual(['Ada Lovelace', 'Caroline Herschel', 'Mary Somerville', 'Ruth Bellamy']);
});

test('a newer file is held beside the book, field by field, and the partner’s own word stays', async () => {
  const screen = await openSources();
  const lines = (...more: readonly string[]) => more.join('\r\n');
  const mary = ['UID:m', 'FN:Mary Somerville', 'ORG:Port of Gdynia', 'TITLE:Counsel', 'EMAIL:mary@old.example'];
  const ada = ['UID:a', 'FN:Ada Lovelace', 'TEL:+44 20 7946 0001'];
  await bring(screen, vcards('outlook.vcf', [lines(...mary), lines(...ada)]));
  const { listPeople, person, savePerson } = await vault();
  const find = async (name: string) => {
    const listed = await listPeople({ filter: { text: name }, from: 0, count: 1 });
    const id = listed.ok ? listed.value.rows[0]?.id : undefined;
    const detail = id === undefined ? undefined : await person({ id });
    if (!detail?.ok) throw new Error(`${name} is not there`);
    return detail.value.person;
  };
  const { id, version, createdAt: _c, updatedAt: _u, ...said } = await find('Lovelace');
  const facts = said.facts.map((fact) => (fact.kind === 'phone' ? { ...fact, value: '+44 20 7946 0999' } : fact));
  expect((await savePerson({ ...said, facts, base: { id, version } })).ok).toBe(true);

  await screen.getByRole('button', { name: 'Choose a file…' }).click();
  const newer = [
    lines(
      ...mary.slice(0, 3),
      'TITLE:General counsel',
      'EMAIL:mary@new.example',
      'TEL:+44 20 7946 0123',
      'BDAY:--1226',
    ),
    lines(...ada, 'BDAY:18151210'),
    lines('UID:c', 'FN:Caroline Herschel'),
  ];
  await screen.getByLabel('Contacts file').setInputFiles(vcards('outlook (1).vcf', newer));
  const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
  await expect(dialog).toContainText('Bring again: 1 new, 2 changed, 0 the same.');
  // The source is remembered, and so is whose it was.
  await expect(dialog.getByLabel('Mine', { exact: true })).toBeChecked();
  const fold = dialog.getByText('What differs, field by field');
  await fold.focus();
  await screen.keyboard.press('Enter');
  for (const words of [
    'Title: Counsel becomes General counsel',
    'E-mail: mary@old.example becomes mary@new.example',
    'Phone added: +44 20 7946 0123',
  ])
    await expect(dialog.getByRole('checkbox', { name: words })).toBeChecked();
  await dialog.getByRole('checkbox', { name: /Phone added/ }).focus();
  await screen.keyboard.press('Space');
  await expect(dialog.getByRole('checkbox', { name: 'Mary Somerville, 4 fields' })).not.toBeChecked();
  await lookAt(app().electron, screen, '22-what-differs');
  await dialog.getByRole('button', { name: 'Bring them in' }).click();
  await expect(screen.getByText(/1 person brought in from outlook \(1\)\.vcf, 2 brought up to date/)).toBeVisible();
  const values = async (name: string) => (await find(name)).facts.map(({ value }) => value);
  expect(await values('Somerville')).toEqual(['mary@new.example', '--12-26']);
  expect(await values('Lovelace')).toEqual(['+44 20 7946 0999', '1815-12-10']);
  await screen.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(() => values('Somerville')).toEqual(['mary@old.example']);
});

test('a list that looks like the firm’s is asked about kindly, and all of it is decided at once', async () => {
  const screen = await openSources();
  const rows = Array.from(
    { length: 40 },
    (_, at) => `Given${at},Family${at},g${at}@firm.example,J. Partner,${1000 + at}`,
  );
  const header = 'First Name,Last Name,E-mail Address,Responsible Partner,Client Code';
  await screen.getByRole('button', { name: 'Choose a file…' }).click();
  await screen.getByLabel('Contacts file').setInputFiles({
    name: 'InterAction export.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([header, ...rows].join('\n')),
  });
  const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
  const note = dialog.getByRole('region', { name: 'It may be the firm’s list' });
  for (const words of [
    '40 people have an e-mail at firm.example',
    '“Responsible Partner”',
    '“Client Code”',
    'InterAction',
  ])
    await expect(note).toContainText(words);
  await expect(dialog.getByText(/^Beside your book/)).toBeVisible();
  await note.scrollIntoViewIfNeeded();
  await lookAt(app().electron, screen, '23-firm-list');
  await dialog.getByLabel('The firm’s', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Bring them in' }).click();
  await expect(dialog).toBeHidden();

  await screen.getByRole('button', { name: /^Why you hold InterAction export\.csv/ }).focus();
  await screen.keyboard.press('Enter');
  await screen.getByRole('menuitem', { name: 'From the firm’s system' }).click();
  await expect(screen.getByText(/Kept with today’s date/)).toBeVisible();
  await lookAt(app().electron, screen, '24-sources');
  const { listPeople, person } = await vault();
  const origins = async () => {
    const listed = await listPeople({ filter: { text: 'Family7' }, from: 0, count: 1 });
    const id = listed.ok ? listed.value.rows[0]?.id : undefined;
    const detail = id === undefined ? undefined : await person({ id });
    return detail?.ok ? detail.value.person.origins.map(({ basis, whose }) => [basis, whose]) : [];
  };
  expect(await origins()).toEqual([['firm', 'firm']]);
  // Looking took longer than a message stays.
  await screen.keyboard.press('Control+z');
  await expect.poll(origins).toEqual([['undecided', 'firm']]);
});

test('where a file is asked for, the way out of each program is drawn step by step', async () => {
  const screen = await openSources();
  await screen.getByRole('button', { name: 'Choose a file…' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
  await dialog.getByText('How to get your contacts out of Outlook').focus();
  await screen.keyboard.press('Enter');
  const names = dialog.getByRole('group', { name: 'Where are your contacts?' }).getByRole('button');
  await expect(names).toHaveCount(8);
  for (const name of await names.allInnerTexts()) {
    await dialog.getByRole('button', { name, exact: true }).focus();
    await screen.keyboard.press('Enter');
    const steps = dialog.getByRole('region', { name, exact: true });
    expect(await steps.getByRole('listitem').count()).toBeGreaterThan(2);
    // No line of a drawing runs out of its frame.
    const isInside = await steps.locator('svg').evaluateAll((drawings) =>
      drawings.every((drawing) => {
        const frame = drawing.querySelector('.drawing-frame')?.getBoundingClientRect();
        return [...drawing.querySelectorAll('text')].every((text) => {
          const box = text.getBoundingClientRect();
          return frame !== undefined && box.right <= frame.right && box.bottom <= frame.bottom;
        });
      }),
    );
    expect(isInside, name).toBe(true);
    if (name.startsWith('Outlook on') || name === 'iPhone')
      await lookAt(app().electron, screen, `26-ways-out-${name.slice(0, 6)}`);
  }
});

test('a distribution list is a group and no person, wherever an import is told of', async () => {
  const screen = await openSources();
  const people = ['UID:a\r\nFN:Ada Lovelace', 'UID:m\r\nFN:Mary Somerville'];
  const list = (...members: readonly string[]) =>
    ['UID:g', 'KIND:group', 'FN:Shipping briefing', ...members.map((uid) => `MEMBER:${uid}`)].join('\r\n');
  await bring(screen, vcards('list.vcf', [...people, list('a')]));
  await expect(screen.getByText('2 people and 1 group brought in', { exact: true })).toBeVisible();

  await screen.getByRole('button', { name: 'Choose a file…' }).click();
  await screen.getByLabel('Contacts file').setInputFiles(vcards('list (1).vcf', [...people, list('a', 'm')]));
  const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
  await expect(dialog).toContainText('Bring again: 0 new, 0 changed, 2 the same. Groups: 1 changed.');
  await lookAt(app().electron, screen, '49-groups-apart');
  await dialog.getByRole('button', { name: 'Bring them in' }).click();
  await expect(dialog).toBeHidden();
  await expect(screen.getByText('1 group brought up to date · 2 already there', { exact: true })).toBeVisible();

  await screen.getByRole('button', { name: /^Take back list\.vcf/ }).click();
  const taking = screen.getByRole('dialog', { name: 'Take this import back' });
  await expect(taking).toContainText('2 people go, 1 changed since stays.');
  await expect(taking).toContainText('Shipping briefing');
  await taking.getByRole('button', { name: 'Keep it' }).click();
  await screen.getByRole('button', { name: 'History' }).click();
  const history = screen.getByRole('listitem');
  await expect(history.filter({ hasText: 'Shipping briefing brought up to date from list (1).vcf' })).toBeVisible();
  await expect(history.filter({ hasText: /and Shipping briefing brought in from list\.vcf/ })).toBeVisible();
});
