import { NativeSelect, TextInput } from '@mantine/core';

import type { RelationType } from '../../../src-shared/book/records';
import type { PersonId } from '../../../src-shared/ids';
import { FindField } from '../form/FindField';
import { AddButton, FormLine } from '../form/FormPage';
import { emptyRelation, type RelationField } from './person-form-state';
import { RELATION_NAMES } from './words';

interface Props {
  readonly relations: readonly RelationField[];
  readonly onRelations: (relations: RelationField[]) => void;
}

const TYPE_OPTIONS = Object.entries(RELATION_NAMES).map(([value, label]) => ({ value, label }));

export function RelationFields({ relations, onRelations }: Props) {
  const change = (next: RelationField) =>
    onRelations(relations.map((relation) => (relation.key === next.key ? next : relation)));
  return (
    <>
      {relations.map((relation) => (
        <FormLine
          key={relation.key}
          onRemove={() => onRelations(relations.filter(({ key }) => key !== relation.key))}
          removeLabel="Take out this relation"
        >
          <RelationInputs relation={relation} onChange={change} />
        </FormLine>
      ))}
      <AddButton onClick={() => onRelations([...relations, emptyRelation()])}>add a relation</AddButton>
    </>
  );
}

interface InputProps {
  readonly relation: RelationField;
  readonly onChange: (relation: RelationField) => void;
}

function RelationInputs({ relation, onChange }: InputProps) {
  const { to: _, ...unnamed } = relation;
  return (
    <>
      <NativeSelect
        className="form-type"
        aria-label="Relation: kind"
        data={TYPE_OPTIONS}
        value={relation.type}
        onChange={(event) => onChange({ ...relation, type: event.currentTarget.value as RelationType })}
      />
      <FindField
        kind="person"
        label="Who, from the book"
        text={relation.display}
        isPicked={relation.to !== undefined}
        unknownHint="Pick somebody from the book, or this line is left out."
        onText={(display) => onChange({ ...unnamed, display })}
        onPick={(item) => onChange({ ...relation, to: item.id as PersonId, display: item.display })}
      />
      <TextInput
        className="form-label"
        aria-label="Relation: note"
        placeholder="Note"
        value={relation.note}
        onChange={(event) => onChange({ ...relation, note: event.currentTarget.value })}
      />
    </>
  );
}
