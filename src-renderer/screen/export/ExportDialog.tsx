import { Button, Checkbox, Radio } from '@mantine/core';
import { useState } from 'react';

import type { DisclosureFormat, ExportFormat } from '../../../src-shared/book/contact';
import type { ExportSelection } from '../../../src-shared/vault-contract';
import { formatBytes, plural } from '../../look';
import { Dialog } from '../frame/Dialog';
import { asJob } from '../frame/jobs';
import { exportRequest } from '../frame/place';
import { showError, showToast } from '../frame/toast';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { SpeltAlike } from '../list/SpeltAlike';
import { withoutAlike } from '../list/without-alike';

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
  const [said, setSaid] = useState<boolean>();
  const [withAlike, setWithAlike] = useState(false);
  const { selection, count = 0, near = 0 } = request ?? {};
  const choices = choicesFor(selection);
  // What was chosen for one person may not be there for several.
  const chosen = choices.some((choice) => choice.format === format) ? format : 'vcard4';
  const withClients = !isDisclosure(chosen) && (said ?? selection?.kind === 'all');
  const close = () => {
    setSaid(undefined);
    setWithAlike(false);
    exportRequest.set(undefined);
  };
  const write = async () => {
    if (!request) return;
    setIsBusy(true);
    const outcome = await asJob(fileOf(withoutAlike(request.selection, withAlike, count - near), chosen, withClients));
    setIsBusy(false);
    close();
    if (!outcome.ok) return showError(outcome.error);
    const { people, clients, path, bytes } = outcome.value;
    showToast(`${sayWho(people, clients)} saved to ${path}, ${formatBytes(bytes)}.`);
  };
  return (
    <Dialog
      opened={request !== undefined}
      onClose={close}
      title={`Export ${selection?.kind === 'clients' ? sayWho(0, count) : sayWho(count - near || count, 0)}`}
      size={680}
    >
      <SpeltAlike count={near} others={count - near} isTaken={withAlike} onChange={setWithAlike} />
      {selection && selection.kind !== 'clients' && (
        <ClientsToo
          isWholeBook={selection.kind === 'all'}
          isDisabled={isDisclosure(chosen)}
          isChecked={withClients}
          onChange={(isChecked) => setSaid(isChecked)}
        />
      )}
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
    </Dialog>
  );
}

interface ClientsTooProps {
  readonly isWholeBook: boolean;
  readonly isDisabled: boolean;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

/** Of whom is exported, the client's name goes along in any case; here it is about the client's own record. */
function ClientsToo({ isWholeBook, isDisabled, isChecked, onChange }: ClientsTooProps) {
  const { value } = useLive('clients to export', () => vault.listClients({ from: 0, count: 0 }), ['clients']);
  if (value?.total === 0) return null;
  return (
    <Checkbox
      className="export-clients"
      label={isWholeBook ? `With your ${plural(value?.total ?? 0, 'client', 'clients')}` : 'With their clients'}
      description="What you hold about the clients themselves: other names, numbers, addresses, notes, tags. Matters stay here."
      checked={isChecked}
      disabled={isDisabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

/** "12 people and 3 clients". */
function sayWho(people: number, clients: number): string {
  const companies = plural(clients, 'client', 'clients');
  if (clients === 0) return plural(people, 'person', 'people');
  return people === 0 ? companies : `${plural(people, 'person', 'people')} and ${companies}`;
}

function choicesFor(selection: ExportSelection | undefined): readonly Choice[] {
  // Clients have no birthdays.
  if (selection?.kind === 'clients') return FORMATS.filter(({ format }) => format !== 'ics');
  return personOf(selection) === undefined ? FORMATS : [...FORMATS, ...DISCLOSURES];
}

const personOf = (selection: ExportSelection | undefined) =>
  selection?.kind === 'ids' && selection.ids.length === 1 ? selection.ids[0] : undefined;

const isDisclosure = (format: Choice['format']): format is DisclosureFormat => format.startsWith('disclosure-');

function fileOf(selection: ExportSelection, format: Choice['format'], withClients: boolean) {
  if (!isDisclosure(format)) return vault.exportContacts({ selection, format, withClients });
  const id = personOf(selection);
  if (id === undefined) throw new Error('a disclosure is of one person');
  return vault.disclosePerson({ id, format });
}
