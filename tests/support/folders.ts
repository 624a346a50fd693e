import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const repoFolder = resolve(import.meta.dirname, '../..');

/** The built app that is tested. */
export const appFolder = resolve(repoFolder, process.env['BAILIWICK_OUT'] ?? 'out');

/** Real contact files, beside the repository where they are to be had. Tests that need them skip without. */
export const corpusFolder = resolve(process.env['BAILIWICK_CORPUS'] ?? join(repoFolder, '../shared/corpus'));
export const hasCorpus = existsSync(corpusFolder);

/** A new empty folder; the caller removes it with removeFolder. */
export async function freshFolder(purpose: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `bailiwick-${purpose}-`));
}

export async function removeFolder(folder: string): Promise<void> {
  // Processes that are just ending may still write there.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
