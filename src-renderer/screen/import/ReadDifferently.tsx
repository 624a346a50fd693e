import { NativeSelect } from '@mantine/core';

import { QUOTES, type FilePreview, type ReadOptions } from '../../../src-shared/exchange-contract';
import { DELIMITER_NAMES, ENCODING_NAMES, QUOTE_NAMES } from './csv-words';
import { DELIMITERS, optionsShown } from './read-options';

interface Props {
  readonly preview: FilePreview;
  /** How it is being read again. */
  readonly rereading: ReadOptions | undefined;
  readonly onReread: (said: ReadOptions) => void;
}

/** What was found out about a text file, to be put right by hand: the preview is read again at once. */
export function ReadDifferently({ preview, rereading, onReread }: Props) {
  const { encoding, delimiter, quote } = { ...optionsShown(preview), ...rereading };
  if (encoding === undefined) return null;
  const named = Object.entries(ENCODING_NAMES).map(([value, label]) => ({ value, label }));
  const encodings = Object.hasOwn(ENCODING_NAMES, encoding) ? named : [{ value: encoding, label: encoding }, ...named];
  return (
    <details className="fold">
      <summary className="fold-title">Read it differently</summary>
      <div className="fold-body form-line">
        <NativeSelect
          label="Letters encoded as"
          data={encodings}
          value={encoding}
          onChange={(event) => onReread({ encoding: event.currentTarget.value })}
        />
        {preview.csv && (
          <>
            <NativeSelect
              label="Columns parted by"
              data={DELIMITERS.map((value) => ({ value, label: DELIMITER_NAMES[value] ?? value }))}
              value={delimiter}
              onChange={(event) => {
                const chosen = DELIMITERS.find((one) => one === event.currentTarget.value);
                if (chosen) onReread({ delimiter: chosen });
              }}
            />
            <NativeSelect
              label="Cells quoted with"
              data={QUOTES.map((value) => ({ value, label: QUOTE_NAMES[value] }))}
              value={quote}
              onChange={(event) => {
                const chosen = QUOTES.find((one) => one === event.currentTarget.value);
                if (chosen) onReread({ quote: chosen });
              }}
            />
          </>
        )}
      </div>
    </details>
  );
}
