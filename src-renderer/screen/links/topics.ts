import type { CollectionName } from '../../../src-shared/book/records';
import type { VaultEvent } from '../../../src-shared/vault-contract';

/** What an answer of the vault depends on: parts of the book, or the firm directory. */
export type Topic = CollectionName | 'directory';

/** Whether the vault says that one of `topics`, parted by spaces, changed. */
export function isAbout(event: VaultEvent, topics: string): boolean {
  if (event.kind === 'directory') return topics.includes('directory');
  return event.kind === 'changed' && event.collections.some((name) => topics.includes(name));
}
