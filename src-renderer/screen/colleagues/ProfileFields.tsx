import { TextInput } from '@mantine/core';

import type { MemberProfile } from '../../../src-shared/directory-contract';

/** What is typed of a profile; an empty field is not said. */
export type TypedProfile = Readonly<Record<keyof MemberProfile, string>>;

const ABOUT_YOU = [
  { name: 'name', label: 'Your name' },
  { name: 'title', label: 'Title' },
  { name: 'practice', label: 'Practice' },
  { name: 'office', label: 'Office' },
] as const;

interface Props {
  readonly fields: TypedProfile;
  readonly startsHere: boolean;
  readonly onChange: (fields: TypedProfile) => void;
}

/** What a member says of themselves. */
export function ProfileFields({ fields, startsHere, onChange }: Props) {
  return ABOUT_YOU.map(({ name, label }) => (
    <TextInput
      key={name}
      data-autofocus={(startsHere && name === 'name') || undefined}
      label={label}
      required={name === 'name'}
      maxLength={200}
      value={fields[name]}
      onChange={(event) => onChange({ ...fields, [name]: event.currentTarget.value })}
    />
  ));
}

export const NOTHING_TYPED: TypedProfile = { name: '', title: '', practice: '', office: '' };

export function profileOf({ name, office, practice, title }: TypedProfile): MemberProfile {
  const said = Object.entries({ office, practice, title })
    .map(([key, text]) => [key, text.trim()] as const)
    .filter(([, text]) => text !== '');
  return { name: name.trim(), ...Object.fromEntries(said) };
}
