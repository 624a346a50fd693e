import { assertNever } from '../../../src-shared/result';
import type { ImportRecord, Whose } from '../../../src-shared/vault-contract';
import { formatMoment, plural } from '../../look';
import { sayFormat } from '../import/format-words';
import { ImportActions } from './ImportActions';

interface Props {
  readonly imports: readonly ImportRecord[];
  readonly onTakeBack: (record: ImportRecord) => void;
}

/** Every file that was ever brought in, newest first, with what came of it. */
export function ImportList({ imports, onTakeBack }: Props) {
  return (
    <ul className="plain-list" aria-label="Brought in">
      {imports.map((record) => (
        <li key={record.changeId} className="history-row import-row">
          <span className="history-when">{formatMoment(record.at)}</span>
          <div className="import-record">
            <p className="import-file">{record.file}</p>
            <p className="quiet">{sayMade(record)}</p>
            <p className="quiet">{sayCounts(record)}</p>
            {record.takenBackAt !== undefined && <p className="quiet">{sayTakenBack(record, record.takenBackAt)}</p>}
          </div>
          {record.takenBackAt === undefined && <ImportActions record={record} onTakeBack={() => onTakeBack(record)} />}
        </li>
      ))}
    </ul>
  );
}

function sayTakenBack({ stayed = 0 }: ImportRecord, at: string): string {
  const rest = stayed > 0 ? `${plural(stayed, 'person', 'people')} changed since stayed` : 'none of it is in the book';
  return `Taken back ${formatMoment(at)}: ${rest}.`;
}

/** "vCard 4.0, written by Outlook · your list". */
function sayMade({ format, version, program, whose }: ImportRecord): string {
  const made = [
    ...(format === undefined ? [] : [sayFormat(format, version)]),
    ...(program === undefined ? [] : [`written by ${program}`]),
  ].join(', ');
  return [...(made === '' ? [] : [made]), sayWhose(whose)].join(' · ');
}

function sayCounts(record: ImportRecord): string {
  const { people, updated = 0, clientsMade, clientsUpdated = 0, unchanged, deletedBefore, skipped } = record;
  const { erasedBefore = 0 } = record;
  return [
    ...(people > 0 || updated === 0 ? [plural(people, 'person', 'people')] : []),
    ...(updated > 0
      ? [`${people > 0 ? updated.toLocaleString() : plural(updated, 'person', 'people')} brought up to date`]
      : []),
    ...(clientsMade > 0 ? [`${plural(clientsMade, 'client', 'clients')} made`] : []),
    ...(clientsUpdated > 0 ? [`${plural(clientsUpdated, 'client', 'clients')} brought up to date`] : []),
    ...(unchanged > 0 ? [`${unchanged.toLocaleString()} already there`] : []),
    ...(deletedBefore > 0 ? [`${deletedBefore.toLocaleString()} deleted before, left out`] : []),
    ...(erasedBefore > 0 ? [`${erasedBefore.toLocaleString()} erased for good, left out`] : []),
    ...(skipped > 0 ? [`${plural(skipped, 'thing', 'things')} left out`] : []),
  ].join(' · ');
}

function sayWhose(whose: Whose): string {
  switch (whose) {
    case 'mine':
      return 'your list';
    case 'firm':
      return 'the firm’s list';
    case 'mixed':
      return 'some yours, some the firm’s';
    default:
      return assertNever(whose);
  }
}
