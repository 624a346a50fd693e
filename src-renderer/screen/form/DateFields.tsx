import { NativeSelect, TextInput } from '@mantine/core';

import type { Field } from './fields';
import { useWrong } from './line-error';

const MONTHS = [
  { value: '', label: 'Month' },
  ...Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: new Date(Date.UTC(2000, index, 1)).toLocaleDateString(undefined, { month: 'long', timeZone: 'UTC' }),
  })),
];

interface Props {
  readonly label: string;
  readonly field: Field;
  readonly onChange: (field: Field) => void;
}

/** Day, month and year on their own: any of them may be unknown, and a year is never invented. */
export function DateFields({ label, field, onChange }: Props) {
  const set = (part: Partial<Field['date']>) => onChange({ ...field, date: { ...field.date, ...part } });
  const { day, month, year } = field.date;
  const wrong = useWrong();
  return (
    <>
      <span className="form-name">{label}</span>
      <TextInput
        {...wrong}
        className="form-day"
        aria-label={`${label}: day`}
        placeholder="Day"
        inputMode="numeric"
        value={day}
        onChange={(event) => set({ day: event.currentTarget.value })}
      />
      <NativeSelect
        {...wrong}
        className="form-month"
        aria-label={`${label}: month`}
        data={MONTHS}
        value={month}
        onChange={(event) => set({ month: event.currentTarget.value })}
      />
      <TextInput
        {...wrong}
        className="form-year"
        aria-label={`${label}: year`}
        placeholder="Year, if known"
        inputMode="numeric"
        value={year}
        onChange={(event) => set({ year: event.currentTarget.value })}
      />
    </>
  );
}
