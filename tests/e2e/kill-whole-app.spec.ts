import { appendFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from '@playwright/test';

import type { PersonId } from '../../src-shared/ids.ts';
import { freshFolder, removeFolder } from '../support/folders.ts';
import { killApp } from '../support/kill-app.ts';
import { launchApp, type LaunchedApp } from '../support/launch-app.ts';
import { seededRandom } from '../support/many-contacts.ts';
import { personDraft } from '../support/people.ts';
import { writeSampleFile } from '../support/sample/sample-file.ts';
import { vaultFrom } from '../support/vault-calls.ts';
import { createEmptyVault, tapApp, unlockApp } from '../support/vault-steps.ts';

const SEED = 20_261_122;
const ROUNDS_OF_SAVES = 4;
const LONGEST_SAVING_MS = 900;
const IMPORTED = 4_000;
/** Kills that must come while the import is being written, and how many may be tried for them. */
const CUT_SHORT = 2;
const MOST_KILLS = 8;
/** An import of so many takes more than this in the journal; the app is killed once some of it is there. */
const PARTS_BYTES = 2_000_000;

test.setTimeout(240_000);

let home: string;
let app: LaunchedApp;

test.beforeEach(async () => {
  home = await freshFolder('killed');
  app = await launchApp(folders());
  await tapApp(app);
  await createEmptyVault(app);
});

test.afterEach(async () => {
  await app.close();
  await removeFolder(home);
});

const folders = () => ({ profileFolder: join(home, 'profile'), vaultFolder: join(home, 'vault') });
const vault = async () => vaultFrom(await app.page('app://book/'));

/** A new process on what the killed one left. */
async function startAgain(): Promise<void> {
  app = await launchApp(folders());
  await tapApp(app);
  await unlockApp(app);
}

/** Saves one person after the other, each twice, and writes down what was acknowledged, until the app is gone. */
async function saveWithoutEnd(round: number, acknowledgements: string): Promise<void> {
  const { savePerson } = await vault();
  for (let number = 0; ; number += 1) {
    const family = `Bellamy-${round}-${number}`;
    const made = await savePerson(personDraft('Ruth', family));
    if (!made.ok) throw new Error(`a save answered ${made.error.kind}`);
    appendFileSync(acknowledgements, `${made.value.id} ${made.value.version} ${family}\n`);
    const { id, version } = made.value;
    const edited = await savePerson(personDraft('Ruth', family, { base: { id, version }, tags: ['edited'] }));
    if (!edited.ok) throw new Error(`an edit answered ${edited.error.kind}`);
    appendFileSync(acknowledgements, `${id} ${edited.value.version} ${family}\n`);
  }
}

interface Acknowledged {
  readonly version: number;
  readonly family: string;
}

function readAcknowledgements(path: string): ReadonlyMap<PersonId, Acknowledged> {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const [id = '', version, family = ''] = line.split(' ');
      return [id as PersonId, { version: Number(version), family }];
    }),
  );
}

const acknowledgedBytes = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

async function expectAllThere(acknowledged: ReadonlyMap<PersonId, Acknowledged>): Promise<void> {
  const { person, listPeople } = await vault();
  for (const [id, { version, family }] of acknowledged) {
    const found = await person({ id });
    expect(found, `${family}, acknowledged in version ${version}`).toMatchObject({
      ok: true,
      value: { person: { name: { family }, tags: version > 1 ? ['edited'] : expect.any(Array) } },
    });
    if (found.ok) expect(found.value.person.version).toBeGreaterThanOrEqual(version);
  }
  const [last] = [...acknowledged.values()].slice(-1);
  expect(await listPeople({ filter: { text: last?.family ?? '' }, from: 0, count: 500 })).toMatchObject({
    value: { rows: expect.arrayContaining([expect.objectContaining({ family: last?.family })]) },
  });
}

test('nothing acknowledged is lost when the whole app is killed at random moments of saving', async () => {
  const random = seededRandom(SEED);
  const acknowledgements = join(home, 'acknowledged.txt');
  let before = 0;
  for (let round = 0; round < ROUNDS_OF_SAVES; round += 1) {
    const bytesBefore = acknowledgedBytes(acknowledgements);
    const saving = expect(saveWithoutEnd(round, acknowledgements), 'ends with the app').rejects.toThrow(
      /closed|crashed/,
    );
    await expect.poll(() => acknowledgedBytes(acknowledgements), { intervals: [5] }).toBeGreaterThan(bytesBefore);
    await sleep(random() * LONGEST_SAVING_MS);
    await killApp(app);
    await saving;
    const acknowledged = readAcknowledgements(acknowledgements);
    expect(acknowledged.size).toBeGreaterThan(before);
    before = acknowledged.size;
    await startAgain();
    await expectAllThere(acknowledged);
  }
  // Each kill may leave one save that was done and not acknowledged any more.
  const listed = await (await vault()).listPeople({ filter: {}, from: 0, count: 1 });
  expect(listed).toMatchObject({ ok: true });
  if (listed.ok) expect(listed.value.total - before).toBeLessThanOrEqual(ROUNDS_OF_SAVES);
});

test('an import that is killed leaves nothing half visible, and a book that works', async () => {
  const random = seededRandom(SEED);
  const file = await writeSampleFile(home, IMPORTED);
  expect(await (await vault()).savePerson(personDraft('Nils', 'Agren'))).toMatchObject({ ok: true });
  // The faster imports become, the more kills come when all is done: those must leave the whole of it.
  let cutShort = 0;
  for (let kill = 0; kill < MOST_KILLS && cutShort < CUT_SHORT; kill += 1) {
    await beginImport(file);
    await journalGrows(random() * PARTS_BYTES);
    await killApp(app);
    await startAgain();
    const people = await countPeople();
    expect([1, 1 + IMPORTED]).toContain(people);
    await expectBookOf(people);
    if (people === 1) cutShort += 1;
    else expect(await (await vault()).undo({})).toMatchObject({ value: { what: 'import' } });
  }
  expect(cutShort, 'kills in the middle of the import').toBe(CUT_SHORT);
  const screen = await beginImport(file);
  await expect(screen.getByText(/people brought in from/)).toBeVisible({ timeout: 60_000 });
  await expectBookOf(1 + IMPORTED);
  expect(await (await vault()).undo({})).toMatchObject({ value: { what: 'import' } });
  await expectBookOf(1);
});

async function beginImport(file: string) {
  const screen = await app.page('app://book/');
  await screen.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'My vault' }).click();
  await screen.getByRole('button', { name: 'Sources' }).click();
  await screen.getByRole('button', { name: 'Choose a file…' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Bring in contacts' });
  await dialog.getByLabel('Contacts file').setInputFiles(file);
  await dialog.getByLabel('Mine', { exact: true }).check({ timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Bring them in' }).click();
  return screen;
}

/** Waits until the journal has grown by more than `bytes`. */
async function journalGrows(bytes: number): Promise<void> {
  const before = journalBytes();
  const deadline = Date.now() + 60_000;
  while (journalBytes() <= before + bytes) {
    if (Date.now() > deadline) throw new Error('the import does not come into the journal');
    await sleep(2);
  }
}

function journalBytes(): number {
  const { vaultFolder } = folders();
  const journals = readdirSync(vaultFolder).filter((name) => name.endsWith('.bwj'));
  return journals.reduce((sum, name) => sum + statSync(join(vaultFolder, name)).size, 0);
}

async function countPeople(): Promise<number> {
  const listed = await (await vault()).listPeople({ filter: {}, from: 0, count: 1 });
  if (!listed.ok) throw new Error(listed.error.kind);
  return listed.value.total;
}

/** As many people as that, no clients without them, and a save that is found again and can be undone. */
async function expectBookOf(people: number): Promise<void> {
  const { listPeople, listClients, savePerson, undo, scrub } = await vault();
  expect(await listPeople({ filter: {}, from: 0, count: 1 })).toMatchObject({ value: { total: people } });
  const clients = await listClients({ from: 0, count: 1 });
  expect(clients.ok && clients.value.total > 0).toBe(people > 1);
  expect(await scrub({})).toMatchObject({ value: { doubtful: 0 } });
  expect(await savePerson(personDraft('Ines', 'Okafor'))).toMatchObject({ ok: true });
  expect(await listPeople({ filter: { text: 'Ines Okafor' }, from: 0, count: 1 })).toMatchObject({
    value: { rows: [{ family: 'Okafor' }] },
  });
  expect(await undo({})).toMatchObject({ value: { what: 'create' } });
}
