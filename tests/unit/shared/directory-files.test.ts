import { expect, it } from 'vitest';
import { CONTENT_FILE_MAX_BYTES } from '../../../src-shared/directory-entry/content-file.ts';
import { ENTRY_FILE_MAX_BYTES } from '../../../src-shared/directory-entry/entry-file.ts';
import { CARRIED_CONTENT_MAX_BYTES, CARRIED_ENTRY_MAX_BYTES } from '../../../src-shared/directory-files.ts';

it('the shell carries the largest files that can be made', () => {
  expect(CARRIED_ENTRY_MAX_BYTES).toBeGreaterThanOrEqual(ENTRY_FILE_MAX_BYTES);
  expect(CARRIED_CONTENT_MAX_BYTES).toBeGreaterThanOrEqual(CONTENT_FILE_MAX_BYTES);
});
