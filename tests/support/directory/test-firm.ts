import { freshFolder, removeFolder } from '../folders.ts';
import { foundFirm, invitationFrom, joinFirm } from './firm-steps.ts';
import { createTestPartner, type TestPartner } from './test-partner.ts';

/** A firm on a folder of its own, founded by Ruth. Whoever is added is closed with it. */
export interface TestFirm {
  readonly folder: string;
  readonly ruth: TestPartner;
  /** A vault that belongs to no directory yet; `kept` as for {@link createTestPartner}. */
  readonly add: (kept?: Partial<Pick<TestPartner, 'device'>>) => Promise<TestPartner>;
  /** A member, by an invitation of their own unless one is given. */
  readonly join: (name: string, invitation?: string) => Promise<TestPartner>;
  readonly close: () => Promise<void>;
}

export async function openTestFirm(): Promise<TestFirm> {
  const folder = await freshFolder('directory');
  const all: TestPartner[] = [];
  const add: TestFirm['add'] = async (kept) => {
    const partner = await createTestPartner(folder, kept);
    all.push(partner);
    return partner;
  };
  const ruth = await add();
  await foundFirm(ruth, 'Ruth Bellamy');
  return {
    folder,
    ruth,
    add,
    join: async (name, invitation) => {
      const partner = await add();
      await joinFirm(partner, name, invitation ?? (await invitationFrom(ruth)));
      return partner;
    },
    close: async () => {
      for (const partner of all) partner.close();
      await removeFolder(folder);
    },
  };
}
