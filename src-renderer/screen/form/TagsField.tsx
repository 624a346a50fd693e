import { TagsInput } from '@mantine/core';
import { useState } from 'react';

import { ErrorWords } from '../frame/ErrorNote';
import { canBeTag } from './can-be-tag';

interface Props {
  readonly className?: string;
  readonly placeholder?: string;
  /** Tags to choose from. */
  readonly data?: readonly string[];
  readonly value: readonly string[];
  readonly onChange: (tags: string[]) => void;
}

/** Tags, one after the other. What the book could not keep as a tag is not taken, and why is said. */
export function TagsField({ data, value, onChange, ...props }: Props) {
  const [refused, setRefused] = useState<string>();
  const change = (tags: string[]) => {
    setRefused(tags.find((tag) => !canBeTag(tag)));
    onChange(tags.filter(canBeTag));
  };
  return (
    <TagsInput
      {...props}
      aria-label="Tags"
      {...(data && { data: [...data] })}
      value={[...value]}
      onChange={change}
      error={
        refused !== undefined && (
          <ErrorWords>“{refused}” is no tag: it has no letter, figure or other sign to find it by.</ErrorWords>
        )
      }
      // Told while the keys stay in the field.
      errorProps={{ role: 'alert' }}
      acceptValueOnBlur
    />
  );
}
