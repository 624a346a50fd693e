import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';

import { replaceFile } from './vault-folder/sync-files';

const knownSchema = v.pipe(v.string(), v.parseJson(), v.object({ path: v.string() }));

/**
 * Remembers where a vault was opened. A folder that is missing later, because a disk is not plugged in or somebody moved
 * it, is then named as missing instead of being answered with "create".
 */
export async function rememberVault(file: string, path: string): Promise<void> {
  if (await wasVaultAt(file, path)) return;
  await mkdir(dirname(file), { recursive: true });
  await replaceFile(file, new TextEncoder().encode(JSON.stringify({ path })));
}

export async function wasVaultAt(file: string, path: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const known = v.safeParse(knownSchema, text);
  return known.success && known.output.path === path;
}
