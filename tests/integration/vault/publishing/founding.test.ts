import { expect, it } from 'vitest';

import { invitationFrom } from '../../../support/directory/firm-steps.ts';
import { createTestPartner } from '../../../support/directory/test-partner.ts';
import { freshFolder, removeFolder } from '../../../support/folders.ts';
import { valueOf } from '../../../support/shell/value-of.ts';

it('a colleague can be invited while the new directory is read for the first time', async () => {
  const folder = await freshFolder('directory');
  const partner = await createTestPartner(folder);
  try {
    const founding = partner.handlers().foundDirectory({ firm: 'Marlowe & Finch LLP', profile: { name: 'Ruth' } });
    await expect.poll(() => partner.desk().joined() !== undefined, { interval: 1 }).toBe(true);
    expect(partner.desk().joined()?.sync.state().lastReadAt).toBeUndefined();
    expect(await invitationFrom(partner)).toMatch(/^bailiwick-invitation:1:/);
    expect(valueOf(await founding).joined?.lastReadAt).toBeDefined();
  } finally {
    partner.close();
    await removeFolder(folder);
  }
});
