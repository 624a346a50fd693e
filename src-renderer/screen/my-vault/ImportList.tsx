import { assertNever } from '../../../src-shared/result';
import type { ImportRecord, Whose } from '../../../src-shared/vault-contract';
import { formatMoment, plural } from '../../look';
import { sayFormat } from '../import/format-words';

/** Every file that was ever brought in, newest first, with what came of it. */
export function ImportList({ imports }: { readonly imports: readonly ImportRecord[] }) {
  return (
    <ul className="plain-list" aria-label="Brought in">
      {imports.map((record) => (
        <li key={record.changeId} className="history-row import-row">
          <span className="history-when">{formatMoment(record.at)}</span>
          <div className="import-record">
            <p className="import-file">{record.file}</p>
            <p className="quiet">{sayMade(record)}</p>
            <p className="quiet">{sayCounts(record)}</p>
            {record.takenBackAt !== undefined && (
              <p className="quiet">Taken back {formatMoment(record.takenBackAt)}: none of it is in the book.</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
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
  const { people, clientsMade, unchanged, deletedBefore, skipped } = record;
  return [
    plural(people, 'person', 'people'),
    ...(clientsMade > 0 ? [`${plural(clientsMade, 'client', 'clients')} made`] : []),
    ...(unchanged > 0 ? [`${unchanged.toLocaleString()} already there`] : []),
    ...(deletedBefore > 0 ? [`${deletedBefore.toLocaleString()} deleted before, left out`] : []),
    ...(skipped > 0 ? [`${plural(skipped, 'thing', 'things')} skipped`] : []),
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
