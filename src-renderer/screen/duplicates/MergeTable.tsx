import type { CSSProperties } from 'react';

import type { Lead, PersonDetail } from '../../../src-shared/vault-contract';
import { mergeFields, type MergeField, type Said } from './merge-fields';

interface Props {
  readonly details: readonly PersonDetail[];
  readonly lead: Lead;
  readonly onLead: (lead: Lead) => void;
}

/** Field by field; where the records differ it is chosen whose word stands first. */
export function MergeTable({ details, lead, onLead }: Props) {
  const columns = { '--records': details.length } as CSSProperties;
  return (
    <div className="merge-table" style={columns} role="region" aria-label="Field by field" tabIndex={0}>
      {mergeFields(details).map((field) => (
        <MergeRow key={field.label} field={field} details={details} lead={lead} onLead={onLead} />
      ))}
    </div>
  );
}

function MergeRow({ field, details, lead: leads, onLead }: Props & { readonly field: MergeField }) {
  const { label, lead, cells } = field;
  const chosen = lead && (leads[lead] ?? details.find((_, place) => (cells[place]?.length ?? 0) > 0)?.person.id);
  return (
    <fieldset className="merge-row" data-name={label === 'Name' || undefined}>
      <legend className="merge-label">{label}</legend>
      {details.map(({ person: { id } }, place) => {
        const said = cells[place] ?? [];
        if (!lead || said.length === 0)
          return (
            <div key={id} className="merge-cell">
              <Words said={said} />
            </div>
          );
        return (
          <label key={id} className="merge-cell merge-choice">
            <input
              type="radio"
              name={lead}
              checked={chosen === id}
              aria-label={`${label}: ${said.map(({ text }) => text).join('; ')}`}
              onChange={() => onLead({ ...leads, [lead]: id })}
            />
            <Words said={said} />
          </label>
        );
      })}
    </fieldset>
  );
}

function Words({ said }: { readonly said: readonly Said[] }) {
  return (
    <span className="merge-words">
      {said.map(({ text, image, isCommon }, place) =>
        image === undefined ? (
          // What a record says has no ids; the table is drawn anew from one group at a time.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={place} className="merge-said" data-common={isCommon || undefined}>
            {text}
          </span>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <img key={place} className="photo" src={image} alt="Photo" />
        ),
      )}
    </span>
  );
}
