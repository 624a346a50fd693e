import { useRef } from 'react';
import { TrayIcon } from '@phosphor-icons/react/dist/csr/Tray';

import type { AppError } from '../../../src-shared/errors';
import { sayError } from '../../look';

interface Props {
  readonly onFile: (file: File) => void;
  readonly error: AppError | undefined;
}

/** A file is dropped anywhere in the window, or picked here. */
export function FileDrop({ onFile, error }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="file-drop">
      <button type="button" className="file-drop-target" data-autofocus onClick={() => input.current?.click()}>
        <TrayIcon size={28} aria-hidden />
        <span className="file-drop-what serif">Drop a contacts file here</span>
        <span className="quiet">or choose one: vCard or CSV, from Outlook, Google, LinkedIn or any other program</span>
      </button>
      <input
        ref={input}
        className="spoken"
        type="file"
        tabIndex={-1}
        aria-label="Contacts file"
        accept=".vcf,.vcard,.csv,.tsv,.txt,text/vcard,text/csv"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      {error && error.kind !== 'cancelled' && (
        <p className="form-error" role="alert">
          {sayError(error)}
        </p>
      )}
    </div>
  );
}
