import { NativeSelect } from '@mantine/core';

import { BASES, type Basis } from '../../../src-shared/book/fact';
import { BASIS_NAMES } from './words';

const OPTIONS = BASES.map((basis) => ({ value: basis, label: BASIS_NAMES[basis] }));

/** Why the partner may hold what is typed now; what stood there before keeps its own. */
export function BasisField({ value, onChange }: { readonly value: Basis; readonly onChange: (basis: Basis) => void }) {
  return (
    <NativeSelect
      className="form-basis"
      label="What you type now is"
      description="Decides what may go along if you ever leave. What stood here before keeps its own."
      data={OPTIONS}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Basis)}
    />
  );
}
