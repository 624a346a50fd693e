import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

import { decodeEntryFile } from '../../src-shared/directory-entry/entry-file.ts';
import { effectiveKind } from '../../src-shared/directory-entry/kinds.ts';
import {
  button,
  expectNoRow,
  expectSeen,
  foundOnScreen,
  list,
  openByName,
  openSection,
  publishOpen,
} from '../support/colleague-steps.ts';
import { clientDraft } from '../support/clients.ts';
import { answerSaveDialog } from '../support/dialogs.ts';
import { confirmLetter, partnerOf, type Partner } from '../support/directory-steps.ts';
import { test, type Firm } from '../support/firm.ts';
import { launchApp, type LaunchOptions } from '../support/launch-app.ts';
import { lookAt } from '../support/look-at.ts';
import { valueOf } from '../support/shell/value-of.ts';
import { tapApp, unlockApp } from '../support/vault-steps.ts';

const SOON = { timeout: 60_000 };

/** Every file below `feeds`, as it lies there. */
function filesIn({ folder }: Firm): Record<string, string> {
  const root = join(folder, 'feeds');
  const names = readdirSync(root).flatMap((feed) => readdirSync(join(root, feed)).map((name) => join(feed, name)));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(root, name)).toString('hex')]));
}

function isSummary(name: string, hex: string): boolean {
  const entry = name.endsWith('.entry') ? decodeEntryFile(Buffer.from(hex, 'hex')) : undefined;
  return entry?.ok === true && effectiveKind(entry.value.header) === 'claim';
}

/** Says of each client that it is known; answers the content file that this brought, by client. */
async function publishEach(partner: Partner, screen: Page, firm: Firm, clients: readonly string[]) {
  const placeOf = new Map<string, string>();
  for (const client of clients) {
    const before = filesIn(firm);
    await openByName(screen, client);
    await publishOpen(partner, screen);
    await expectSeen(screen, `I know ${client}.`);
    // Apps also note, by themselves, how far they have read each other: that is no summary.
    const entry = Object.entries(filesIn(firm)).find(([name, hex]) => !(name in before) && isSummary(name, hex));
    placeOf.set(client, join(firm.folder, 'feeds', entry?.[0].replace('.entry', '.content') ?? ''));
  }
  return (client: string): string => placeOf.get(client) ?? '';
}

function alter(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

test('what somebody altered or removed of mine is named, and put back with one key, but for what I took back', async ({
  firm,
}) => {
  test.setTimeout(300_000);
  const clients = ['Aegean Lines', 'Baltic Grain', 'Nordhavn Shipping'];
  const { ruth, hers, his } = await firm.two({ hers: clients });
  const placeOf = await publishEach(ruth, hers, firm, clients);
  await openSection(hers, 'Summaries');
  await list(hers, 'Summaries').getByRole('option').filter({ hasText: 'Baltic Grain' }).click();
  await button(hers, 'Take it back').click();
  await confirmLetter(ruth, 'Take back');
  await expect.poll(() => existsSync(placeOf('Baltic Grain'))).toBe(false);
  await openSection(his, 'Who knows whom');
  await expect(list(his, 'Who knows whom').getByRole('option')).toHaveCount(2, SOON);
  const before = filesIn(firm);

  rmSync(placeOf('Aegean Lines'));
  await expect(hers.getByText(/^The text of 1 thing that you said is gone from the folder/)).toBeVisible(SOON);
  alter(placeOf('Nordhavn Shipping'));
  await hers.getByRole('button', { name: '1 more thing is doubtful' }).click(SOON);
  await expect(hers.getByText(/^1 file of yours in the folder is not as you signed it\./).last()).toBeVisible(SOON);
  await expect(button(hers, 'Put it back')).toHaveCount(3);
  await lookAt(ruth.app.electron, hers, '52-put-back');

  await button(hers, 'Put it back').last().focus();
  await hers.keyboard.press('Enter');
  await expect(hers.getByText('Put back 2 files, byte for byte as you had signed them. Nothing new left.')).toBeVisible(
    SOON,
  );
  await expect(hers.getByText('Nothing. All that lies in the folder is what its authors signed.')).toBeVisible(SOON);
  expect(filesIn(firm)).toEqual(before);
  expect(existsSync(placeOf('Baltic Grain'))).toBe(false);
  await expectNoRow(his, 'Who knows whom', 'Baltic Grain');
});

/** An app on these folders, whose vault is there already. `unlocks`: how often it was unlocked, this time included. */
async function reopen(
  firm: Firm,
  options: LaunchOptions & { readonly unlocks: number },
): Promise<{ partner: Partner; screen: Page }> {
  const app = await launchApp(options);
  await tapApp(app);
  await unlockApp(app);
  const partner = await partnerOf(app);
  firm.closeLater(partner);
  // The second unlocking offers a recovery code; while its sheet is up no other is shown.
  if (options.unlocks === 2) await partner.sheet.getByRole('button', { name: 'Not now' }).click();
  const screen = await app.page('app://book/');
  await expect(screen.getByRole('navigation', { name: 'Screens' })).toBeVisible(SOON);
  return { partner, screen };
}

test('a profile that was copied whole is found out at the folder: nothing is lost, and the proof is kept', async ({
  firm,
}) => {
  test.setTimeout(300_000);
  const at = (name: string) => ({ profileFolder: join(firm.home, name, 'p'), vaultFolder: join(firm.home, name, 'v') });
  const first = await firm.launchWith(at('one'));
  for (const client of ['Aegean Lines', 'Nordhavn Shipping'])
    valueOf(await first.vault.saveClient(clientDraft(client)));
  await foundOnScreen(first, firm.folder, 'Ruth Bellamy');
  await firm.close(first);
  cpSync(join(firm.home, 'one'), join(firm.home, 'two'), { recursive: true });

  const away = `${firm.folder} away`;
  renameSync(firm.folder, away);
  const copy = await reopen(firm, { ...at('two'), unlocks: 1 });
  await openByName(copy.screen, 'Aegean Lines');
  await publishOpen(copy.partner, copy.screen);
  await expect(copy.screen.getByText('Signed. The folder is away: 1 summary waits for it.')).toBeVisible(SOON);
  await firm.close(copy.partner);
  renameSync(away, firm.folder);

  const original = await reopen(firm, { ...at('one'), unlocks: 1 });
  await publishEach(original.partner, original.screen, firm, ['Nordhavn Shipping']);
  await firm.close(original.partner);

  const { partner, screen } = await reopen(firm, { ...at('two'), unlocks: 2 });
  await openSection(screen, 'Summaries');
  await expect(screen.getByText(/^Your part of the directory went two ways (?:earlier today|on \w+):/)).toBeVisible(
    SOON,
  );
  await expect(list(screen, 'Summaries').locator('[data-mark=there]')).toHaveCount(1, SOON);
  await lookAt(partner.app.electron, screen, '53-own-fork');
  const evidence = join(firm.home, 'evidence.json');
  await answerSaveDialog(partner.app.electron, evidence);
  await button(screen, 'Save the evidence').click();
  await expect(screen.getByText(`The evidence is saved to ${evidence}`)).toBeVisible(SOON);
  const proof = JSON.parse(readFileSync(evidence, 'utf8')) as { kind: string; signedHeaders: unknown[] };
  expect([proof.kind, proof.signedHeaders.length]).toEqual(['fork', 2]);
});
