import { assertNever } from '../../../src-shared/result';
import type { ImportRecord, Whose } from '../../../src-shared/vault-contract';
import { formatCount, formatMoment, plural } from '../../look';
import { sayBrought } from '../frame/say-brought';
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
  const rest = stayed > 0 ? `${formatCount(stayed)} changed since stayed` : 'none of it is in the book';
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
  const { unchanged, deletedBefore, erasedBefore = 0, skipped } = record;
  const brought = sayBrought(record);
  return [
    ...(brought.length > 0 ? brought : ['nothing new']),
    ...(unchanged > 0 ? [`${formatCount(unchanged)} already there`] : []),
    ...(deletedBefore > 0 ? [`${formatCount(deletedBefore)} deleted before, left out`] : []),
    ...(erasedBefore > 0 ? [`${formatCount(erasedBefore)} erased for good, left out`] : []),
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
