import { Button, Radio } from '@mantine/core';
import { useState } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { ReadOptions, FilePreview } from '../../../src-shared/exchange-contract';
import { WHOSE, type UpdateChoice, type Whose } from '../../../src-shared/vault-contract';
import { plural, sayError } from '../../look';
import { ErrorNote } from '../frame/ErrorNote';
import { Running } from '../frame/Running';
import { sayThem } from '../frame/say-them';
import { PersonName } from '../list/PersonName';
import { CsvMapping } from './CsvMapping';
import { Differences } from './Differences';
import { FirmNote } from './FirmNote';
import { sayFormat } from './format-words';
import { ReadDifferently } from './ReadDifferently';
import { Report } from './Report';
import type { Comparing } from './use-comparison';
import { useUpdateTicks, type UpdateTicks } from './use-update-ticks';

export interface PreviewProps {
  readonly preview: FilePreview;
  readonly error: AppError | undefined;
  readonly isStoring: boolean;
  /** The columns are read as the partner said for such a table before. */
  readonly isRemembered: boolean;
  /** How it is being read again: what is shown is still the reading before. */
  readonly rereading: ReadOptions | undefined;
  /** "Seal it", "Bring them in". */
  readonly storeLabel: string;
  readonly onReread: (said: ReadOptions) => void;
  /** What the open book says beside it; absent where there is none yet. */
  readonly beside?: Comparing | 'comparing';
  readonly onStore: (whose: Whose, updates?: UpdateChoice) => void;
  readonly onCancel: () => void;
  /** Stops the storing; nothing of it stays. */
  readonly onStop: () => void;
}

const WHOSE_WORDS: Readonly<Record<Whose, string>> = { mine: 'Mine', firm: 'The firm’s', mixed: 'Some of each' };

export function Preview(props: PreviewProps) {
  const { preview, error, isStoring, storeLabel, beside } = props;
  const isRereading = props.rereading !== undefined;
  const isComparing = beside === 'comparing';
  const comparison = isComparing ? undefined : beside?.comparison;
  const ticks = useUpdateTicks(comparison);
  const [said, setWhose] = useState<Whose>();
  const whose = said ?? comparison?.earlier?.whose;
  const total = preview.people + preview.groups + preview.clients;
  return (
    <div className="preview">
      <p className="lead serif">
        {sayThem(preview) || 'Nobody'} found in {preview.fileName}. Nothing is stored yet, and nothing will be sent
        anywhere.
      </p>
      <Counts preview={preview} />
      <FirmNote signs={preview.firmSigns} />
      <ReadDifferently preview={preview} rereading={props.rereading} onReread={props.onReread} />
      {preview.csv && <CsvMapping csv={preview.csv} isRemembered={props.isRemembered} onReread={props.onReread} />}
      <Sample preview={preview} />
      {beside !== undefined && total > 0 && <Beside beside={beside} ticks={ticks} isStoring={isStoring} />}
      <Report preview={preview} isOfNobody={total === 0} />
      <div className="preview-end">
        <Radio.Group
          label="Whose list is this?"
          description="It decides what may go along if you ever leave. You can change it for each person later."
          value={whose ?? null}
          onChange={(value) => setWhose(value)}
        >
          <div className="whose">
            {WHOSE.map((value) => (
              <Radio key={value} value={value} label={WHOSE_WORDS[value]} disabled={isStoring} />
            ))}
          </div>
        </Radio.Group>
        {error && <ErrorNote>{sayError(error)}</ErrorNote>}
        {isComparing && <Running what="Holding it beside your book" onStop={props.onStop} />}
        {isStoring ? (
          <Running what="Storing" onStop={props.onStop} />
        ) : (
          <div className="form-buttons">
            <Button
              disabled={whose === undefined || total === 0 || isComparing || isRereading}
              onClick={() => whose && props.onStore(whose, choiceOf(beside, ticks))}
            >
              {storeLabel}
            </Button>
            <Button variant="default" onClick={props.onCancel}>
              Another file
            </Button>
            <span className="quiet">{isRereading ? 'Reading it again.' : sayMissing(preview, total, whose)}</span>
          </div>
        )}
      </div>
    </div>
  );
}

/** What has to be said before anything can be stored. */
function sayMissing({ csv }: FilePreview, total: number, whose: Whose | undefined): string {
  if (total > 0) return whose === undefined ? 'Say first whose list it is.' : '';
  if (csv?.rows.length === 0) return 'It has no rows below its header: nobody is in it.';
  return csv ? 'Say first which column holds a name or an e-mail.' : 'Nobody in it could be brought in.';
}

interface BesideProps {
  readonly beside: Comparing | 'comparing';
  readonly ticks: UpdateTicks;
  readonly isStoring: boolean;
}

const WITHOUT_COMPARING = 'Who is new in the file comes in, whoever is in your book already stays as they are.';

function Beside({ beside, ticks, isStoring }: BesideProps) {
  if (beside === 'comparing') return null;
  const { comparison, error, loadMore } = beside;
  if (error?.kind === 'cancelled')
    return (
      <p className="quiet" role="status">
        Not held beside your book. {WITHOUT_COMPARING}
      </p>
    );
  if (error)
    return (
      <ErrorNote role="status">
        {sayError(error)} {WITHOUT_COMPARING}
      </ErrorNote>
    );
  return comparison ? (
    <Differences comparison={comparison} ticks={ticks} isStoring={isStoring} loadMore={loadMore} />
  ) : null;
}

const LEAVE_ALL: UpdateChoice = { asItComes: false, leave: [], take: [] };

/** Without a book there is nobody to be brought up to date; where it was not looked at, nobody is. */
const choiceOf = (beside: PreviewProps['beside'], ticks: UpdateTicks): UpdateChoice | undefined =>
  beside === undefined ? undefined : beside !== 'comparing' && beside.comparison ? ticks.choice : LEAVE_ALL;

function Counts({ preview }: { readonly preview: FilePreview }) {
  const some = (count: number, one: string, many: string) => (count > 0 ? [plural(count, one, many)] : []);
  const counts = [
    ...some(preview.birthdays, 'birthday', 'birthdays'),
    ...some(preview.emails, 'e-mail', 'e-mails'),
    ...some(preview.phones, 'phone', 'phones'),
    ...some(preview.organisations, 'organisation', 'organisations'),
    ...some(preview.photos, 'photo', 'photos'),
  ];
  return (
    <p className="preview-counts">
      {counts.map((count) => `${count} · `)}
      <span className="quiet">
        {sayFormat(preview.format, preview.version)}
        {preview.program && `, written by ${preview.program}`}
      </span>
    </p>
  );
}

const KIND_WORDS = { client: 'Client', group: 'Group' } as const;

function Sample({ preview }: { readonly preview: FilePreview }) {
  if (preview.sample.length === 0) return null;
  return (
    <table className="sample">
      <caption className="spoken">The first of them</caption>
      <tbody>
        {preview.sample.slice(0, 8).map((row) => (
          <tr key={`${row.display} ${row.organisation} ${row.detail}`}>
            <th scope="row" className="serif sample-name">
              <PersonName name={row} />
            </th>
            <td>{row.is ? <span className="quiet">{KIND_WORDS[row.is]}</span> : row.organisation}</td>
            <td className="quiet">{row.detail}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
