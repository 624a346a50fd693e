import type { Job } from '../../../src-shared/vault-contract';
import { formatCount } from '../../look';
import { vault } from '../links/vault';
import { runningJob } from './jobs';
import { showError } from './toast';

const JOB_NAMES: Readonly<Record<Job, string>> = {
  import: 'Bringing in',
  'take-back': 'Looking at what was brought in',
  export: 'Writing the file',
  scrub: 'Checking every record',
  backup: 'Making a backup',
  rebuild: 'Rebuilding',
  erase: 'Erasing',
  'show-me': 'Looking through the files',
  duplicates: 'Looking for people who are in the book twice',
  'client-duplicates': 'Looking for clients that are in the book twice',
};

const CANCELLABLE: ReadonlySet<Job> = new Set<Job>([
  'import',
  'take-back',
  'scrub',
  'show-me',
  'duplicates',
  'client-duplicates',
]);

/** Work through records one by one; of other work only the share is known. */
const COUNTED: ReadonlySet<Job> = new Set<Job>(['import', 'take-back', 'scrub']);

/** What long work is under way, how far it is, and the way to stop it. */
export function JobStatus() {
  const running = runningJob.use();
  if (!running) return null;
  const { job, done, total } = running;
  return (
    <div className="job" role="status">
      <span className="job-name">{JOB_NAMES[job]}</span>
      <progress className="job-bar" value={done} max={Math.max(total, 1)} aria-label={JOB_NAMES[job]} />
      <span className="job-count">
        {COUNTED.has(job)
          ? `${formatCount(done)} of ${formatCount(total)}`
          : `${Math.floor((100 * done) / Math.max(total, 1))} %`}
      </span>
      {CANCELLABLE.has(job) && (
        <button type="button" className="link-button" onClick={() => void cancel()}>
          Cancel
        </button>
      )}
    </div>
  );
}

async function cancel(): Promise<void> {
  const cancelled = await vault.cancelJob({});
  if (!cancelled.ok) showError(cancelled.error);
}
