import type { FilePreview, ReportLine } from '../../../src-shared/exchange-contract';
import { formatCount, plural } from '../../look';
import { PropertyTable } from './PropertyTable';

const LINES_SHOWN = 200;

interface Props {
  readonly preview: FilePreview;
  /** Whatever was read of it, there is nobody to keep it with. */
  readonly isOfNobody: boolean;
}

/** What is kept, what is kept word for word, what was changed or left out and why. */
export function Report({ preview, isOfNobody }: Props) {
  const { report, clients } = preview;
  const verbatim = report.verbatim.reduce((sum, { count }) => sum + count, 0);
  if (isOfNobody)
    return (
      <section className="report" aria-label="What is made of the file">
        <p className="report-sum">As it is read now, nothing of it is kept.</p>
        <Lines title="Left out" lines={report.skipped} />
      </section>
    );
  return (
    <section className="report" aria-label="What is made of the file">
      <p className="report-sum">
        {formatCount(report.kept)} kept as fields of the book
        {verbatim > 0 && `, ${formatCount(verbatim)} kept word for word`}
        {report.changed.length > 0 && `, ${plural(report.changed.length, 'value', 'values')} put right`}
        {report.skipped.length > 0 ? `, ${formatCount(report.skipped.length)} left out` : ', nothing left out'}.
      </p>
      {clients > 0 && (
        <p className="quiet">
          {plural(clients, 'entry stands', 'entries stand')} for a company and nobody at it: kept as{' '}
          {clients === 1 ? 'a client' : 'clients'}, with all that is said of {clients === 1 ? 'it' : 'them'}.
        </p>
      )}
      <PropertyTable preview={preview} />
      <Lines title="Put right" lines={report.changed} />
      <Lines title="Left out" lines={report.skipped} />
      {report.more > 0 && <p className="quiet">and {formatCount(report.more)} more lines like these</p>}
    </section>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly ReportLine[] }) {
  if (lines.length === 0) return null;
  return (
    <details className="fold">
      <summary className="fold-title">
        {title} <span className="fold-count">{formatCount(lines.length)}</span>
      </summary>
      <ul className="plain-list fold-body">
        {lines.slice(0, LINES_SHOWN).map(({ where, what, why }) => (
          <li key={`${where} ${what} ${why}`}>
            <span className="quiet">{where}</span> {what}: {why}
          </li>
        ))}
        {lines.length > LINES_SHOWN && <li className="quiet">and {formatCount(lines.length - LINES_SHOWN)} more</li>}
      </ul>
    </details>
  );
}
