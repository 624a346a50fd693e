import { Checkbox, TextInput } from '@mantine/core';
import { useId, useState } from 'react';

import { AddButton } from '../form/FormPage';
import { wrongAs } from '../form/line-error';
import { ErrorNote } from '../frame/ErrorNote';
import { composedName, type NamePart, type PersonFormState } from './person-form-state';

interface Props {
  readonly form: PersonFormState;
  readonly set: (form: PersonFormState) => void;
  readonly problem: string | undefined;
}

const RARE: readonly { readonly part: NamePart; readonly label: string }[] = [
  { part: 'prefix', label: 'Title (Dr, Dame)' },
  { part: 'additional', label: 'Middle names' },
  { part: 'suffix', label: 'Suffix (KC, Jr)' },
  { part: 'nickname', label: 'Known as' },
  { part: 'phoneticGiven', label: 'Given, as spoken' },
  { part: 'phoneticFamily', label: 'Family, as spoken' },
];

export function NameFields({ form, set, problem }: Props) {
  const [isOpen, setIsOpen] = useState(
    form.display !== '' || form.kind === 'group' || RARE.some(({ part }) => form.name[part] !== ''),
  );
  const isGroup = form.kind === 'group';
  const problemId = useId();
  const wrong = problem === undefined ? undefined : wrongAs(problemId);
  const input = (part: NamePart, label: string, marks?: typeof wrong) => (
    <TextInput
      key={part}
      className="grow"
      {...marks}
      label={label}
      value={form.name[part] ?? ''}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => set({ ...form, name: { ...form.name, [part]: event.currentTarget.value } })}
    />
  );
  return (
    <>
      <div className="form-line">
        {!isGroup && input('given', 'Given name', wrong)}
        {!isGroup && input('family', 'Family name', wrong)}
        {isGroup && <DisplayField form={form} set={set} label="Name of the group" wrong={wrong} />}
      </div>
      {problem && <ErrorNote id={problemId}>{problem}</ErrorNote>}
      {!isOpen && <AddButton onClick={() => setIsOpen(true)}>title, middle names, known as</AddButton>}
      {isOpen && (
        <>
          <div className="form-grid">{!isGroup && RARE.map(({ part, label }) => input(part, label))}</div>
          {!isGroup && <DisplayField form={form} set={set} label="As written on an envelope" />}
          <Checkbox
            label="This is a group, not one person"
            checked={isGroup}
            onChange={(event) => set({ ...form, kind: event.currentTarget.checked ? 'group' : 'individual' })}
          />
        </>
      )}
    </>
  );
}

interface DisplayProps extends Omit<Props, 'problem'> {
  readonly label: string;
  readonly wrong?: ReturnType<typeof wrongAs> | undefined;
}

function DisplayField({ form, set, label, wrong }: DisplayProps) {
  return (
    <TextInput
      className="grow"
      {...wrong}
      label={label}
      placeholder={composedName(form.name)}
      value={form.display}
      onChange={(event) => set({ ...form, display: event.currentTarget.value })}
    />
  );
}
