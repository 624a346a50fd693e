import { NativeSelect, TextInput } from '@mantine/core';

import type { Address } from '../../../src-shared/book/fact';
import { TYPES, type Field } from './fields';

const PARTS: readonly { readonly part: keyof Address; readonly label: string; readonly className: string }[] = [
  { part: 'street', label: 'Street', className: 'address-wide' },
  { part: 'extended', label: 'Floor, suite', className: 'address-wide' },
  { part: 'poBox', label: 'Post-office box', className: 'address-part' },
  { part: 'postalCode', label: 'Postal code', className: 'address-part' },
  { part: 'locality', label: 'Town', className: 'address-part' },
  { part: 'region', label: 'Region', className: 'address-part' },
  { part: 'country', label: 'Country', className: 'address-part' },
];

export function AddressFields({
  field,
  onChange,
}: {
  readonly field: Field;
  readonly onChange: (field: Field) => void;
}) {
  return (
    <>
      <NativeSelect
        className="form-type"
        aria-label="Address: kind"
        data={[...TYPES.address]}
        value={field.type}
        onChange={(event) => onChange({ ...field, type: event.currentTarget.value })}
      />
      <div className="address">
        {PARTS.map(({ part, label, className }) => (
          <TextInput
            key={part}
            className={className}
            aria-label={label}
            placeholder={label}
            value={field.address[part] ?? ''}
            onChange={(event) =>
              onChange({ ...field, address: { ...field.address, [part]: event.currentTarget.value } })
            }
          />
        ))}
      </div>
    </>
  );
}
