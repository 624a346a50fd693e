import { Checkbox, TextInput } from '@mantine/core';

import { FLAG_MEANINGS, FLAG_NAMES } from './words';

export interface FlagValues {
  readonly neverPublish: boolean;
  readonly informationBarrier: boolean;
  readonly covenantUntil: string;
}

export function FlagFields({
  value,
  onChange,
}: {
  readonly value: FlagValues;
  readonly onChange: (value: FlagValues) => void;
}) {
  const { neverPublish, informationBarrier, covenantUntil } = value;
  const set = (part: Partial<FlagValues>) => onChange({ neverPublish, informationBarrier, covenantUntil, ...part });
  return (
    <>
      {(['neverPublish', 'informationBarrier'] as const).map((flag) => (
        <Checkbox
          key={flag}
          label={FLAG_NAMES[flag]}
          description={FLAG_MEANINGS[flag]}
          checked={value[flag]}
          onChange={(event) => set({ [flag]: event.currentTarget.checked })}
        />
      ))}
      <TextInput
        className="form-date"
        type="date"
        label="Covenant until"
        description={FLAG_MEANINGS.covenantUntil}
        value={covenantUntil}
        onChange={(event) => set({ covenantUntil: event.currentTarget.value })}
      />
    </>
  );
}
