import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';

import type { DirectoryProblem, JoinedDirectory } from '../../../src-shared/directory-contract';
import type { AwayReason } from '../../../src-shared/directory-files';
import { formatCount, formatDay, formatMoment, plural, sayError } from '../../look';
import { go } from '../frame/place';
import { showError, showToast } from '../frame/toast';
import { vault } from '../links/vault';
import { gravestFirst, sayProblem } from './say-problem';

/** How the folder stands, above every list that comes from it: one line, and more only where something is amiss. */
export function DirectoryStatus({ joined }: { readonly joined: JoinedDirectory }) {
  const [gravest, ...others] = gravestFirst(joined.problems);
  return (
    <div className="directory-status" role="status">
      {joined.carrier === 'away' ? <Away joined={joined} /> : <p className="quiet">{sayReading(joined)}</p>}
      {joined.carrier === 'here' && joined.pending > 0 && <p className="status-line">{sayWaiting(joined.pending)}</p>}
      {joined.stopped && (
        <p className="status-line" data-warn>
          <WarningIcon size={16} aria-hidden />
          <span>What you signed does not go out. {sayError(joined.stopped)}</span>
        </p>
      )}
      {joined.me.retired && (
        <p className="status-line" data-warn>
          <WarningIcon size={16} aria-hidden />
          <span>
            Two enrollers said on {formatDay(joined.me.retired.at)} that you{' '}
            {joined.me.retired.how === 'refuse' ? 'are not to be a member' : 'left the firm'}. What you said stays until
            it expires or you take it back.
          </span>
        </p>
      )}
      {gravest && <Problem problem={gravest} more={others.length} />}
    </div>
  );
}

function Away({ joined }: { readonly joined: JoinedDirectory }) {
  return (
    <p className="status-line" data-warn>
      <WarningIcon size={16} aria-hidden />
      <span>
        The folder is away{joined.why && `: ${AWAY_WORDS[joined.why]}`}.{' '}
        {joined.pending > 0 && `${sayWaiting(joined.pending)} `}
        What you see was read {joined.lastReadAt ? formatMoment(joined.lastReadAt) : 'earlier'}.
      </span>
    </p>
  );
}

const AWAY_WORDS: Readonly<Record<AwayReason, string>> = {
  missing: 'it is not where it was',
  'no-feeds-folder': 'there is no directory in it',
  unreadable: 'it may not be read',
  'no-answer': 'the drive does not answer',
  failed: 'the drive failed',
};

const sayWaiting = (pending: number): string =>
  `${plural(pending, 'thing that you signed waits', 'things that you signed wait')} for the folder.`;

function sayReading({ readingProgress, lastReadAt, allVerified }: JoinedDirectory): string {
  if (readingProgress)
    return `Reading the folder: ${formatCount(readingProgress.done)} of ${formatCount(readingProgress.total)}.`;
  if (!lastReadAt) return 'The folder is about to be read.';
  const read = `Read ${formatMoment(lastReadAt)}.`;
  return allVerified
    ? `${read} Every signature checked.`
    : `${read} Each member’s chain is checked; single signatures follow.`;
}

export function Problem({ problem, more = 0 }: { readonly problem: DirectoryProblem; readonly more?: number }) {
  return (
    <p className="status-line" data-warn>
      <WarningIcon size={16} aria-hidden />
      <span>
        {sayProblem(problem)}{' '}
        {problem.hasEvidence && (
          <button type="button" className="link-button inline-link" onClick={() => void saveEvidence(problem)}>
            Save the evidence
          </button>
        )}
        {problem.canPutBack && (
          <button type="button" className="link-button inline-link" onClick={() => void putBack()}>
            Put it back
          </button>
        )}
        {more > 0 && (
          <>
            {' '}
            <button
              type="button"
              className="link-button inline-link"
              onClick={() => go({ screen: 'colleagues', section: 'members', text: '', open: 'directory' })}
            >
              {plural(more, 'more thing is', 'more things are')} doubtful
            </button>
          </>
        )}
      </span>
    </p>
  );
}

/** No letter: the very files that letters confirmed. */
async function putBack(): Promise<void> {
  const done = await vault.putBack({});
  if (!done.ok) return showError(done.error);
  const { files } = done.value;
  showToast(
    files === 0
      ? 'Nothing had to be put back: the folder holds what you signed.'
      : `Put back ${plural(files, 'file', 'files')}, byte for byte as you had signed ${files === 1 ? 'it' : 'them'}. Nothing new left.`,
  );
}

async function saveEvidence({ problemId }: DirectoryProblem): Promise<void> {
  const saved = await vault.saveEvidence({ problemId });
  if (saved.ok) showToast(`The evidence is saved to ${saved.value.path}.`);
  else showError(saved.error);
}
