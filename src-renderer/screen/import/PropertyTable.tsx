import type { FilePreview, PropertyReport } from '../../../src-shared/exchange-contract';
import { formatCount } from '../../look';
import { hasColumns, sayProperty } from './property-words';

const ROWS_SHOWN = 200;

/** What became of every property of a file: those with a problem first, each with the reasons. */
export function PropertyTable({ preview }: { readonly preview: FilePreview }) {
  const { properties } = preview.report;
  if (properties.length === 0) return null;
  const isTable = hasColumns(preview);
  return (
    <details className="fold">
      <summary className="fold-title">
        {isTable ? 'Column by column' : 'Field by field'}{' '}
        <span className="fold-count">{formatCount(properties.length)}</span>
      </summary>
      <div className="fold-body">
        <table className="properties">
          <thead>
            <tr>
              <th scope="col">{isTable ? 'Column' : 'Field'}</th>
              <th scope="col">Kept</th>
              <th scope="col">Word for word</th>
              <th scope="col">Put right</th>
              <th scope="col">Left out</th>
            </tr>
          </thead>
          <tbody>
            {properties.slice(0, ROWS_SHOWN).map((property) => (
              <PropertyRow key={property.what} property={property} preview={preview} />
            ))}
          </tbody>
        </table>
        {properties.length > ROWS_SHOWN && (
          <p className="quiet">and {formatCount(properties.length - ROWS_SHOWN)} more</p>
        )}
      </div>
    </details>
  );
}

interface RowProps {
  readonly property: PropertyReport;
  readonly preview: FilePreview;
}

function PropertyRow({ property, preview }: RowProps) {
  const { what, kept, verbatim, changed, skipped, reasons } = property;
  const { words, name } = sayProperty(what, preview);
  const why = reasons.map((reason) => (reason.count > 1 ? `${reason.why} (${formatCount(reason.count)})` : reason.why));
  return (
    <tr>
      <th scope="row">
        {words} {name !== undefined && <span className="quiet">{name}</span>}
        {why.length > 0 && <span className="property-why">{why.join('; ')}</span>}
      </th>
      {Object.entries({ kept, verbatim, changed, skipped }).map(([key, count]) => (
        <td key={key}>{count > 0 && formatCount(count)}</td>
      ))}
    </tr>
  );
}
