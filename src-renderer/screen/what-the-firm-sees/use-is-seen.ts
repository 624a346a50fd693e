import { useJoined } from '../colleagues/directory-state';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';

/** Whether the firm sees anything of mine, or will once the folder is back. */
export function useIsSeen(): boolean {
  const isMember = useJoined() !== undefined;
  const summaries = useLive(`seen ${isMember}`, () => vault.mySummaries({}), ['directory']).value?.summaries;
  return summaries?.some(({ state }) => state === 'there' || state === 'pending') ?? false;
}
