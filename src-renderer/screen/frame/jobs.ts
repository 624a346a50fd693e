import type { Job } from '../../../src-shared/vault-contract';
import { onVaultEvent } from '../links/vault';
import { createStore } from './store';

export interface RunningJob {
  readonly job: Job;
  readonly done: number;
  readonly total: number;
}

/** The long work that the vault has in hand, as its events tell. */
export const runningJob = createStore<RunningJob | undefined>(undefined);

onVaultEvent((event) => {
  if (event.kind !== 'progress') return;
  const isOver = event.done >= event.total;
  runningJob.set(isOver ? undefined : { job: event.job, done: event.done, total: event.total });
});

/** Takes the status away when the call that began the work has answered, however it ended. */
export async function asJob<Answer>(work: Promise<Answer>): Promise<Answer> {
  const answer = await work;
  runningJob.set(undefined);
  return answer;
}
