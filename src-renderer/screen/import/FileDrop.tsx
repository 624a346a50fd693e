import { useRef } from 'react';
import { TrayIcon } from '@phosphor-icons/react/dist/csr/Tray';

import { sayError } from '../../look';
import { ErrorNote } from '../frame/ErrorNote';
import { WaysOut } from '../ways-out/WaysOut';
import type { FailedRead } from './use-import';

interface Props {
  readonly onFile: (file: File) => void;
  readonly failed: FailedRead | undefined;
}

/** Endings of the files that are read; what a file is, its content decides. */
const ACCEPTED =
  '.vcf,.vcard,.csv,.tsv,.txt,.pst,.msg,.ldif,.ldi,.ics,.json,.jcf,.xml,text/vcard,text/csv,text/calendar';

/** A file is dropped anywhere in the window, or picked here. */
export function FileDrop({ onFile, failed }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="file-drop">
      <button type="button" className="file-drop-target" data-autofocus onClick={() => input.current?.click()}>
        <TrayIcon size={28} aria-hidden />
        <span className="file-drop-what serif">Drop a contacts file here</span>
        <span className="quiet">
          or choose one: vCard, CSV, Outlook’s PST and MSG, LDIF, a birthday calendar, jCard, xCard
        </span>
      </button>
      <input
        ref={input}
        className="spoken"
        type="file"
        tabIndex={-1}
        aria-label="Contacts file"
        accept={ACCEPTED}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      {failed && failed.error.kind !== 'cancelled' && (
        <ErrorNote>
          <strong>{failed.fileName}</strong>: {sayError(failed.error)}
        </ErrorNote>
      )}
      <WaysOut />
    </div>
  );
}
