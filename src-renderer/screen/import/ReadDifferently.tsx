import { NativeSelect } from '@mantine/core';

import { QUOTES, type FilePreview, type ReadOptions } from '../../../src-shared/exchange-contract';
import { DELIMITER_NAMES, ENCODING_NAMES, QUOTE_NAMES } from './csv-words';

interface Props {
  readonly preview: FilePreview;
  readonly onReread: (options: ReadOptions) => void;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** What was found out about a text file, to be put right by hand: the preview is read again at once. */
export function ReadDifferently({ preview: { encoding, csv }, onReread }: Props) {
  if (encoding === undefined) return null;
  const named = Object.entries(ENCODING_NAMES).map(([value, label]) => ({ value, label }));
  const encodings = Object.hasOwn(ENCODING_NAMES, encoding) ? named : [{ value: encoding, label: encoding }, ...named];
  const delimiter = DELIMITERS.find((one) => one === csv?.delimiter);
  const present: ReadOptions = { encoding, ...(csv && { quote: csv.quote }), ...(delimiter && { delimiter }) };
  return (
    <details className="fold">
      <summary className="fold-title">Read it differently</summary>
      <div className="fold-body form-line">
        <NativeSelect
          label="Letters encoded as"
          data={encodings}
          value={encoding}
          onChange={(event) => onReread({ ...present, encoding: event.currentTarget.value })}
        />
        {csv && (
          <>
            <NativeSelect
              label="Columns parted by"
              data={DELIMITERS.map((value) => ({ value, label: DELIMITER_NAMES[value] ?? value }))}
              value={csv.delimiter}
              onChange={(event) => {
                const chosen = DELIMITERS.find((one) => one === event.currentTarget.value);
                onReread({ ...present, ...(chosen && { delimiter: chosen }) });
              }}
            />
            <NativeSelect
              label="Cells quoted with"
              data={QUOTES.map((value) => ({ value, label: QUOTE_NAMES[value] }))}
              value={csv.quote}
              onChange={(event) => {
                const chosen = QUOTES.find((one) => one === event.currentTarget.value);
                onReread({ ...present, ...(chosen && { quote: chosen }) });
              }}
            />
          </>
        )}
      </div>
    </details>
  );
}
