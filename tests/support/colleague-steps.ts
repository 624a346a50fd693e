import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

import { answerOpenDialog, answerSaveDialog } from './dialogs.ts';
import { confirmLetter, type Partner } from './directory-steps.ts';
import { screenOf } from './screen-steps.ts';

/** What is said about the firm's folder is asked for every few seconds; a colleague's app may take that long. */
const SOON = { timeout: 30_000 };

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

export const list = (page: Page, name: string): Locator => page.getByRole('listbox', { name, exact: true });

/** Founds a directory through the screen; ends on Who knows whom. */
export async function foundOnScreen(partner: Partner, folder: string, name: string): Promise<Page> {
  const screen = await screenOf(partner.app);
  await screen.keyboard.press('Control+4');
  await button(screen, 'Found a directory…').click();
  await screen.getByLabel('The firm’s name').fill('Marlowe & Finch LLP');
  await fillProfile(screen, name);
  await answerOpenDialog(partner.app.electron, [folder]);
  await button(screen, 'Go on').click();
  await confirmLetter(partner, 'Sign and found');
  await expect(screen.getByText('Nobody has said anything yet.')).toBeVisible(SOON);
  // Until the folder was read once, the vault's window is still taken by the founding.
  await expect(screen.getByText(/^Read .*\d:\d\d/)).toBeVisible(SOON);
  return screen;
}

/** Invites through the screen and answers the invitation's text. */
export async function inviteOnScreen(partner: Partner, folder: string): Promise<string> {
  const screen = await screenOf(partner.app);
  const path = join(folder, '..', `invitation-${Math.trunc(performance.now())}.txt`);
  await answerSaveDialog(partner.app.electron, path);
  await openSection(screen, 'Members');
  await button(screen, 'Invite…').click();
  await confirmLetter(partner, 'Save this invitation');
  await expect(screen.getByText(`The invitation is saved to ${path}`)).toBeVisible();
  return readFileSync(path, 'utf8');
}

/** Joins through the screen with an invitation, pasted into the vault's own sheet. */
export async function joinOnScreen(partner: Partner, folder: string, name: string, invitation: string): Promise<Page> {
  const screen = await screenOf(partner.app);
  await screen.keyboard.press('Control+4');
  await button(screen, 'Join with an invitation…').click();
  await fillProfile(screen, name);
  await answerOpenDialog(partner.app.electron, [folder]);
  await button(screen, 'Go on').click();
  await partner.sheet.getByLabel('Invitation', { exact: true }).fill(invitation);
  await partner.sheet.getByRole('button', { name: 'Read it' }).click();
  await confirmLetter(partner, 'Sign and join');
  await expect(screen.getByRole('button', { name: 'Members', exact: true })).toBeVisible(SOON);
  return screen;
}

async function fillProfile(screen: Page, name: string): Promise<void> {
  await screen.getByLabel('Your name').fill(name);
  await screen.getByLabel('Title').fill('Partner');
  await screen.getByLabel('Practice').fill('Shipping');
  await screen.getByLabel('Office').fill('London');
}

/** A part of Colleagues or of What the firm sees. */
export async function openSection(screen: Page, name: string): Promise<void> {
  const isSeen = name === 'Summaries' || name === 'Ledger';
  await screen.keyboard.press(isSeen ? 'Control+5' : 'Control+4');
  await button(screen, name).click();
}

/** The rows of a list that are in view, once they hold `text`; without it, once there is none. */
export async function expectRow(screen: Page, listName: string, text: string | RegExp): Promise<void> {
  await expect(list(screen, listName).getByRole('option').filter({ hasText: text }).first()).toBeVisible(SOON);
}

export async function expectNoRow(screen: Page, listName: string, text: string | RegExp): Promise<void> {
  await expect(
    screen.getByRole('listbox', { name: listName }).getByRole('option').filter({ hasText: text }),
  ).toHaveCount(0, SOON);
}

/** Opens a client of one's own by the palette. */
export async function openByName(screen: Page, name: string): Promise<void> {
  await screen.keyboard.press('Control+k');
  await screen.keyboard.type(name);
  await expect(screen.getByRole('option', { name: new RegExp(name) }).first()).toBeVisible();
  await screen.keyboard.press('Enter');
  await expect(screen.getByRole('heading', { name, exact: true })).toBeVisible();
}

/** Publishes what is open with the keyboard alone: P, the dialog's own button, the letter. */
export async function publishOpen(partner: Partner, screen: Page): Promise<void> {
  await expect(button(screen, 'Publish…')).toBeVisible();
  await screen.keyboard.press('p');
  await expect(button(screen, 'Show me the letter')).toBeFocused();
  await expect(button(screen, 'Show me the letter')).toBeEnabled();
  await screen.keyboard.press('Enter');
  await expect(partner.sheet.getByRole('button', { name: 'Keep private' })).toBeFocused();
  await partner.sheet.keyboard.press('Control+Enter');
}

/** The record's own page says, once it does, that the firm sees exactly this. */
export async function expectSeen(screen: Page, sentence: string): Promise<void> {
  await expect(screen.getByRole('dialog')).toHaveCount(0, SOON);
  await expect(screen.locator('.seen-sentence').filter({ hasText: sentence })).toHaveText(`“${sentence}”`);
}
