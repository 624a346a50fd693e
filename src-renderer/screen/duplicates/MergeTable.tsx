import { Fragment, useEffect, type CSSProperties } from 'react';

import type { MergeField, Said } from './merge-fields';
import { choicesAreThere } from './to-choices';

interface Props<Field extends string, Id extends string> {
  /** The key of what is open in the list. */
  readonly group: string;
  /** Of the records, in the order of the columns. */
  readonly ids: readonly Id[];
  readonly fields: readonly MergeField<Field>[];
  readonly lead: { readonly [F in Field]?: Id };
  readonly onLead: (lead: { readonly [F in Field]?: Id }) => void;
}

/** Field by field; where the records differ it is chosen whose word stands first. */
export function MergeTable<Field extends string, Id extends string>(props: Props<Field, Id>) {
  const { group, ids, fields, lead, onLead } = props;
  useEffect(() => choicesAreThere(group), [group]);
  const columns = { '--records': ids.length } as CSSProperties;
  return (
    <div className="merge-table" style={columns} role="region" aria-label="Field by field" tabIndex={0}>
      {fields.map((field) => (
        <MergeRow key={field.label} field={field} ids={ids} lead={lead} onLead={onLead} />
      ))}
    </div>
  );
}

type RowProps<Field extends string, Id extends string> = Omit<Props<Field, Id>, 'fields' | 'group'> & {
  readonly field: MergeField<Field>;
};

function MergeRow<Field extends string, Id extends string>(props: RowProps<Field, Id>) {
  const { field, ids, lead: leads, onLead } = props;
  const { label, lead, cells } = field;
  const chosen = lead && (leads[lead] ?? ids.find((_, place) => (cells[place]?.length ?? 0) > 0));
  return (
    <fieldset className="merge-row" data-name={label === 'Name' || undefined}>
      <legend className="merge-label">{label}</legend>
      {ids.map((id, place) => {
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

/** An e-mail that is too long for its column breaks at its @, not in the middle of a word. */
function Breakable({ text }: { readonly text: string }) {
  const [name = '', ...domains] = text.split('@');
  return (
    <>
      {name}
      {domains.map((domain, place) => (
        // Parts of one text, drawn anew with it.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={place}>
          <wbr />@{domain}
        </Fragment>
      ))}
    </>
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
            <Breakable text={text} />
          </span>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <img key={place} className="photo" src={image} alt="Photo" />
        ),
      )}
    </span>
  );
}
