import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';

import type { ExportFormat } from '../../../src-shared/book/contact';
import { formatBytes, plural } from '../../look';
import { asJob } from '../frame/jobs';
import { exportRequest } from '../frame/place';
import { showError, showToast } from '../frame/toast';
import { vault } from '../links/vault';

const FORMATS: readonly { readonly format: ExportFormat; readonly label: string; readonly words: string }[] = [
  {
    format: 'vcard4',
    label: 'vCard 4.0',
    words: 'Holds everything the book holds. For Bailiwick, Apple and most newer programs.',
  },
  { format: 'vcard3', label: 'vCard 3.0', words: 'For Outlook, Google Contacts and older phones.' },
  {
    format: 'csv',
    label: 'CSV, every column',
    words: 'A table for Excel, with all that the book holds. Cells that Excel could run as formulas are made harmless.',
  },
  { format: 'csv-outlook', label: 'CSV for Outlook', words: 'The columns that Outlook’s own import knows.' },
  { format: 'csv-google', label: 'CSV for Google Contacts', words: 'The columns that Google’s own import knows.' },
  { format: 'jcard', label: 'jCard', words: 'vCard as JSON, with all that the book holds. For other software.' },
  { format: 'ldif', label: 'LDIF', words: 'For Thunderbird and directories, with all that the book holds.' },
  {
    format: 'ics',
    label: 'Birthday calendar',
    words:
      'Names, birthdays and anniversaries only, as yearly entries for any calendar (iCalendar), with a reminder at nine on the day.',
  },
];

/** Chooses the form of the file; what then leaves the machine is confirmed in the vault's own letter. */
export function ExportDialog() {
  const request = exportRequest.use();
  const [format, setFormat] = useState<ExportFormat>('vcard4');
  const [isBusy, setIsBusy] = useState(false);
  const close = () => exportRequest.set(undefined);
  const write = async () => {
    if (!request) return;
    setIsBusy(true);
    const outcome = await asJob(vault.exportContacts({ selection: request.selection, format }));
    setIsBusy(false);
    close();
    if (!outcome.ok) return showError(outcome.error);
    const { people, path, bytes } = outcome.value;
    showToast(`${plural(people, 'person', 'people')} saved to ${path}, ${formatBytes(bytes)}.`);
  };
  return (
    <Modal
      opened={request !== undefined}
      onClose={close}
      title={`Export ${plural(request?.count ?? 0, 'person', 'people')}`}
      size={480}
    >
      <Radio.Group label="As what file?" value={format} onChange={(value) => setFormat(value)}>
        <div className="radio-list">
          {FORMATS.map(({ format: value, label, words }) => (
            <Radio key={value} value={value} label={label} description={words} />
          ))}
        </div>
      </Radio.Group>
      <p className="quiet">
        Next the vault shows what will be in the file. Nothing is written before you confirm it there.
      </p>
      <div className="form-buttons">
        <Button loading={isBusy} onClick={() => void write()} data-autofocus>
          Show me the letter
        </Button>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
      </div>
    </Modal>
  );
}
