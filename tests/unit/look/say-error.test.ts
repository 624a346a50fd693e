import { describe, expect, it } from 'vitest';

import { sayError } from '../../../src-renderer/look/say-error';

describe('the sentences of errors', () => {
  it('tells a wrong passphrase apart from a damaged vault', () => {
    expect(sayError({ kind: 'wrong-passphrase' })).toContain('undamaged');
    const damaged = sayError({ kind: 'vault-damaged', part: 'journal', where: 'frame 12' });
    expect(damaged).toContain('not about your passphrase');
    expect(damaged).toContain('frame 12');
  });

  it('names the file or folder that the disk refused', () => {
    expect(sayError({ kind: 'read-only', path: '/media/stick' })).toContain('/media/stick');
    expect(sayError({ kind: 'disk-full', path: '/home/a/Vault' })).toContain('/home/a/Vault');
  });

  it('says what is under way in words, not by the name it has in the code', () => {
    expect(sayError({ kind: 'busy', with: 'client-duplicates' })).toBe(
      'One thing at a time: the book is still being looked through. Do this again after that.',
    );
    expect(sayError({ kind: 'busy', with: 'the sheet that is open' })).toContain('the sheet that is open comes first');
  });

  it('begins every sentence with a capital and ends it', () => {
    const newer = sayError({ kind: 'newer-format', part: 'backup', found: 3, supported: 1 });
    expect(newer).toMatch(/^The backup was written by a newer Bailiwick .*\.$/);
  });
});
