import { NativeSelect, Textarea, TextInput } from '@mantine/core';

import { PREFERENCE_TOPICS, type PreferenceTopic } from '../../../src-shared/book/fact';
import { TOPIC_NAMES } from '../people/words';
import type { FieldProblem } from './facts-of-fields';
import { AddressFields } from './AddressFields';
import { DateFields } from './DateFields';
import { emptyField, OWN_LABEL, TYPES, type Field, type FieldKind } from './fields';
import { AddButton, FormLine } from './FormPage';

interface Props {
  readonly kind: FieldKind;
  /** "an e-mail": what one line is, for the buttons. */
  readonly name: string;
  readonly fields: readonly Field[];
  readonly onFields: (fields: Field[]) => void;
  readonly problems: readonly FieldProblem[];
  /** At most one: a birthday. */
  readonly isSingle?: boolean;
}

/** All the fields of one kind, one line each, and the way to add another. */
export function FactFields({ kind, name, fields, onFields, problems, isSingle }: Props) {
  const mine = fields.filter((field) => field.kind === kind);
  const change = (next: Field) => onFields(fields.map((field) => (field.key === next.key ? next : field)));
  const remove = (key: string) => onFields(fields.filter((field) => field.key !== key));
  return (
    <>
      {mine.map((field) => (
        <FormLine
          key={field.key}
          onRemove={() => remove(field.key)}
          removeLabel={`Take out ${name}`}
          error={problems.find(({ key }) => key === field.key)?.message}
        >
          <FactInputs field={field} name={name} onChange={change} />
        </FormLine>
      ))}
      {!(isSingle && mine.length > 0) && (
        <AddButton onClick={() => onFields([...fields, emptyField(kind)])}>add {name}</AddButton>
      )}
    </>
  );
}

interface InputProps {
  readonly field: Field;
  readonly name: string;
  readonly onChange: (field: Field) => void;
}

function FactInputs({ field, name, onChange }: InputProps) {
  const { kind } = field;
  const label = name.replace(/^an? /, '').replace(/^./, (first) => first.toUpperCase());
  if (kind === 'birthday' || kind === 'anniversary')
    return <DateFields label={label} field={field} onChange={onChange} />;
  if (kind === 'address') return <AddressFields field={field} onChange={onChange} />;
  const text = { 'aria-label': label, placeholder: label, value: field.text, spellCheck: false };
  if (kind === 'note')
    return (
      <Textarea
        className="grow"
        autosize
        minRows={2}
        {...text}
        onChange={(event) => onChange({ ...field, text: event.currentTarget.value })}
      />
    );
  return (
    <>
      <FactType field={field} label={label} onChange={onChange} />
      <TextInput
        className="grow"
        {...text}
        onChange={(event) => onChange({ ...field, text: event.currentTarget.value })}
      />
      {field.type === OWN_LABEL && (
        <TextInput
          className="form-label"
          aria-label={`${label}: label`}
          placeholder="Label"
          value={field.label}
          onChange={(event) => onChange({ ...field, label: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function FactType({
  field,
  label,
  onChange,
}: {
  readonly field: Field;
  readonly label: string;
  readonly onChange: InputProps['onChange'];
}) {
  const { kind } = field;
  if (kind === 'phone' || kind === 'email')
    return (
      <NativeSelect
        className="form-type"
        aria-label={`${label}: kind`}
        data={[...TYPES[kind], { value: OWN_LABEL, label: 'Own label…' }]}
        value={field.type}
        onChange={(event) => onChange(withType(field, event.currentTarget.value))}
      />
    );
  if (kind === 'preference')
    return (
      <NativeSelect
        className="form-type"
        aria-label="Preference: topic"
        data={PREFERENCE_TOPICS.map((topic) => ({ value: topic, label: TOPIC_NAMES[topic] }))}
        value={field.topic}
        onChange={(event) => onChange({ ...field, topic: event.currentTarget.value as PreferenceTopic })}
      />
    );
  if (kind === 'custom')
    return (
      <TextInput
        className="form-type"
        aria-label="Name of the fact"
        placeholder="Name"
        value={field.label}
        onChange={(event) => onChange({ ...field, label: event.currentTarget.value })}
      />
    );
  return null;
}

/** A label goes when a type is chosen in its place. */
const withType = (field: Field, type: string): Field => ({
  ...field,
  type,
  label: type === OWN_LABEL ? field.label : '',
});
