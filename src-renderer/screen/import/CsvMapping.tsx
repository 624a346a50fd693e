import { NativeSelect } from '@mantine/core';
import { useState } from 'react';

import { CSV_FIELDS, type CsvField, type ReadOptions, type FilePreview } from '../../../src-shared/exchange-contract';
import { CSV_FIELD_NAMES } from './csv-words';

type Csv = NonNullable<FilePreview['csv']>;

interface Props {
  readonly csv: Csv;
  readonly onReread: (said: ReadOptions) => void;
}

const FIELD_OPTIONS = CSV_FIELDS.map((field) => ({ value: field, label: CSV_FIELD_NAMES[field] }));
const EXAMPLES = 3;

/** How each column of a CSV file is read. Open by itself where the columns were not recognised. */
export function CsvMapping({ csv, isRemembered, onReread }: Props & { readonly isRemembered: boolean }) {
  const [isOpen, setIsOpen] = useState(csv.needsMapping);
  return (
    <details className="fold" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="fold-title">
        {csv.needsMapping ? 'These columns were not recognised: say what each one is' : 'What each column is read as'}
      </summary>
      <div className="fold-body">
        {isRemembered && <p className="quiet">Read as you said for a table with these columns before.</p>}
        <Columns csv={csv} onReread={onReread} />
      </div>
    </details>
  );
}

function Columns({ csv, onReread }: Props) {
  const change = (at: number, field: CsvField) =>
    onReread({ mapping: csv.mapping.map((before, index) => (index === at ? field : before)) });
  return (
    <div className="mapping" tabIndex={0} role="region" aria-label="Columns of the file">
      <table className="mapping-table">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Is read as</th>
            <th scope="col">For example</th>
          </tr>
        </thead>
        <tbody>
          {csv.columns.map((column, index) => (
            // Columns have no other identity than their place; two may bear the same name.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              <th scope="row">{column || `Column ${index + 1}`}</th>
              <td>
                <NativeSelect
                  aria-label={`${column || `Column ${index + 1}`} is read as`}
                  data={FIELD_OPTIONS}
                  value={csv.mapping[index] ?? 'keep'}
                  onChange={(event) => change(index, event.currentTarget.value as CsvField)}
                />
              </td>
              <td className="quiet mapping-example">{examples(csv, index)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const examples = ({ rows }: Csv, column: number): string =>
  rows
    .map((row) => row[column] ?? '')
    .filter((cell) => cell !== '')
    .slice(0, EXAMPLES)
    .join(' · ');
