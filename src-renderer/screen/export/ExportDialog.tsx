import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';

import type { DisclosureFormat, ExportFormat } from '../../../src-shared/book/contact';
import type { Selection } from '../../../src-shared/vault-contract';
import { formatBytes, plural } from '../../look';
import { asJob } from '../frame/jobs';
import { exportRequest } from '../frame/place';
import { showError, showToast } from '../frame/toast';
import { vault } from '../links/vault';

interface Choice {
  readonly format: ExportFormat | DisclosureFormat;
  readonly label: string;
  readonly words: string;
}

const FORMATS: readonly Choice[] = [
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

/** Of one person only: what somebody gets who asks what is held about them. */
const DISCLOSURES: readonly Choice[] = [
  {
    format: 'disclosure-html',
    label: 'All that you hold about them, to read',
    words: 'One page for any browser, with matters, notes, what the firm was told, and where each fact came from.',
  },
  { format: 'disclosure-json', label: 'All that you hold about them, as JSON', words: 'The same for other software.' },
];

/** Chooses the form of the file; what then leaves the machine is confirmed in the vault's own letter. */
export function ExportDialog() {
  const request = exportRequest.use();
  const [format, setFormat] = useState<Choice['format']>('vcard4');
  const [isBusy, setIsBusy] = useState(false);
  const choices = personOf(request?.selection) === undefined ? FORMATS : [...FORMATS, ...DISCLOSURES];
  // What was chosen for one person may not be there for several.
  const chosen = choices.some((choice) => choice.format === format) ? format : 'vcard4';
  const close = () => exportRequest.set(undefined);
  const write = async () => {
    if (!request) return;
    setIsBusy(true);
    const outcome = await asJob(fileOf(request.selection, chosen));
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
      size={680}
    >
      <Radio.Group label="As what file?" value={chosen} onChange={(value) => setFormat(value)}>
        <div className="export-formats">
          {choices.map(({ format: value, label, words }) => (
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

const personOf = (selection: Selection | undefined) =>
  selection?.kind === 'ids' && selection.ids.length === 1 ? selection.ids[0] : undefined;

const isDisclosure = (format: Choice['format']): format is DisclosureFormat => format.startsWith('disclosure-');

function fileOf(selection: Selection, format: Choice['format']) {
  if (!isDisclosure(format)) return vault.exportContacts({ selection, format });
  const id = personOf(selection);
  if (id === undefined) throw new Error('a disclosure is of one person');
  return vault.disclosePerson({ id, format });
}
