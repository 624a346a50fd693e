import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';

import type { AppError } from '../../../src-shared/errors';
import { sayError } from '../../look';

interface Props {
  /** What should stand here, as a sentence: "The members could not be listed." */
  readonly what: string;
  readonly error: AppError;
  readonly onAgain: () => void;
}

/** In place of what could not be had: what it was, why, and the way to ask again. */
export function NotShown({ what, error, onAgain }: Props) {
  return (
    <p className="status-line" data-warn role="alert">
      <WarningIcon size={16} aria-hidden />
      <span>
        {what} {sayError(error)}{' '}
        <button type="button" className="link-button inline-link" onClick={onAgain}>
          Try again
        </button>
      </span>
    </p>
  );
}
