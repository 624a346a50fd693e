import type { AppError } from '../../../src-shared/errors';
import { DialogError } from '../frame/Dialog';
import { FileDrop } from '../import/FileDrop';
import type { FailedRead } from '../import/use-import';

interface Props {
  readonly failed: FailedRead | undefined;
  readonly error: AppError | undefined;
  readonly onFile: (file: File) => void;
  readonly onEmpty: () => void;
  readonly onSample: () => void;
  readonly onRestore: () => void;
}

export function Welcome({ failed, error, onFile, onEmpty, onSample, onRestore }: Props) {
  return (
    <>
      <h1 className="first-title serif">Bailiwick</h1>
      <p className="lead serif">
        Your own book of the people you know, kept on this computer under your passphrase. Nobody else can open it, and
        nothing leaves it unless you sign for it.
      </p>
      <FileDrop onFile={onFile} failed={failed} />
      <p className="quiet first-note">
        A file is read in memory first: you see what is in it before anything is stored, and nothing is sent anywhere.
      </p>
      <div className="first-others">
        <button type="button" className="plain-button" onClick={onEmpty}>
          Start empty
        </button>
        <button type="button" className="plain-button" onClick={onSample}>
          Try a sample book
        </button>
        <button type="button" className="plain-button" onClick={onRestore}>
          Restore a backup
        </button>
      </div>
      <DialogError error={error} />
    </>
  );
}
