import type { ImportState } from './use-import';

interface Props {
  readonly state: Extract<ImportState, { kind: 'reading' }>;
  readonly onCancel: () => void;
}

export function Reading({ state, onCancel }: Props) {
  const { done, total } = state.progress;
  const percent = Math.floor((100 * done) / Math.max(total, 1));
  return (
    <div className="reading" role="status">
      <p className="reading-what serif">Reading {state.fileName}, in memory only.</p>
      <progress className="job-bar" value={done} max={Math.max(total, 1)} aria-label={`Reading ${state.fileName}`} />
      <p className="quiet">{percent} %</p>
      <button type="button" className="plain-button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}
