import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';

import { clientDraft } from './clients.ts';
import { foundOnScreen, inviteOnScreen, joinOnScreen } from './colleague-steps.ts';
import { launchPartner, type Partner } from './directory-steps.ts';
import { freshFolder, removeFolder } from './folders.ts';
import type { LaunchOptions } from './launch-app.ts';
import { valueOf } from './shell/value-of.ts';

/** A firm's folder and the apps of its partners; all of it is gone after the test. */
export interface Firm {
  /** Where files may lie beside the firm's folder. */
  readonly home: string;
  readonly folder: string;
  /** One more partner, whose book holds these clients and nothing else. */
  readonly launch: (...clients: readonly string[]) => Promise<Partner>;
  readonly launchWith: (options: LaunchOptions) => Promise<Partner>;
  /** An app that was launched otherwise is ended with the others. */
  readonly closeLater: (partner: Partner) => void;
  /** Ends an app before the test ends. */
  readonly close: (partner: Partner) => Promise<void>;
  /** Ruth Bellamy, who founded the directory through her screen, and Nils Ågren, who joined through his. */
  readonly two: (clients?: { readonly hers?: readonly string[]; readonly his?: readonly string[] }) => Promise<Two>;
}

interface Two {
  readonly ruth: Partner;
  readonly hers: Page;
  readonly nils: Partner;
  readonly his: Page;
}

export const test = base.extend<{ readonly firm: Firm }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are needed: none.
  firm: async ({}, use) => {
    const home = await freshFolder('firm');
    const folder = join(home, 'Firm directory');
    mkdirSync(folder);
    const partners = new Set<Partner>();
    const launchWith: Firm['launchWith'] = async (options) => {
      const partner = await launchPartner(options);
      partners.add(partner);
      return partner;
    };
    const launch: Firm['launch'] = async (...clients) => {
      const partner = await launchWith({});
      for (const name of clients) valueOf(await partner.vault.saveClient(clientDraft(name)));
      return partner;
    };
    await use({
      home,
      folder,
      launch,
      launchWith,
      closeLater: (partner) => void partners.add(partner),
      close: async (partner) => {
        partners.delete(partner);
        await partner.app.close();
      },
      two: async ({ hers: herClients = [], his: hisClients = [] } = {}) => {
        const ruth = await launch(...herClients);
        const nils = await launch(...hisClients);
        const hers = await foundOnScreen(ruth, folder, 'Ruth Bellamy');
        const his = await joinOnScreen(nils, folder, 'Nils Ågren', await inviteOnScreen(ruth, folder));
        return { ruth, hers, nils, his };
      },
    });
    await Promise.all([...partners].map(({ app }) => app.close()));
    await removeFolder(home);
  },
});
