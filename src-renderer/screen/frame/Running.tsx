import { formatCount } from '../../look';
import { runningJob } from './jobs';

interface Props {
  readonly what: string;
  /** Absent where whatever is open already has a way to stop it. */
  readonly onStop?: () => void;
}

/** How far long work is, where it is awaited. Stands alone: what is around it need not be drawn again for each step. */
export function Running({ what, onStop }: Props) {
  const running = runningJob.use();
  return (
    <div className="reading" role="status">
      <progress
        className="job-bar"
        aria-label={what}
        {...(running ? { value: running.done, max: Math.max(running.total, 1) } : {})}
      />
      <p className="quiet">
        {what}
        {running && `: ${formatCount(running.done)} of ${formatCount(running.total)}`}
      </p>
      {running && onStop && (
        <button type="button" className="plain-button" onClick={onStop}>
          Cancel
        </button>
      )}
    </div>
  );
}
