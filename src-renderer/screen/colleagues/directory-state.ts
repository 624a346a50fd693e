import { useEffect } from 'react';

import type { DirectoryState, JoinedDirectory } from '../../../src-shared/directory-contract';
import { createStore } from '../frame/store';
import { onVaultEvent, vault } from '../links/vault';

const state = createStore<DirectoryState | undefined>(undefined);

/** The firm directory as the vault knows it; undefined until it has said so. */
export const useDirectory = (): DirectoryState | undefined => state.use();

/** The directory that this vault belongs to, where it belongs to one. */
export const useJoined = (): JoinedDirectory | undefined => state.use()?.joined ?? undefined;

export const isJoined = (): boolean => Boolean(state.get()?.joined);

/** An answer that came with something else: founding and joining tell how the directory stands then. */
export const setDirectory = state.set;

/** Follows the vault's word on the directory for as long as the book is open. One question at a time. */
export function useFollowDirectory(): void {
  useEffect(() => {
    let isAsking = false;
    let isStale = false;
    const ask = async (): Promise<void> => {
      if (isAsking) {
        isStale = true;
        return;
      }
      isAsking = true;
      const answer = await vault.directory({});
      isAsking = false;
      if (answer.ok) state.set(answer.value);
      if (!isStale) return;
      isStale = false;
      await ask();
    };
    void ask();
    return onVaultEvent(({ kind }) => {
      if (kind === 'directory' || kind === 'directory-progress') void ask();
    });
  }, []);
}
