import { Checkbox } from '@mantine/core';

import { formatCount } from '../../look';

interface Props {
  /** How many are only spelt like what was searched for, beside `others` who are spelt so. */
  readonly count: number;
  readonly others: number;
  readonly isTaken: boolean;
  readonly onChange: (isTaken: boolean) => void;
}

/** Of a searched list: whoever is only spelt alike goes along where the partner says so, or where there is nobody else. */
export function SpeltAlike({ count, others, isTaken, onChange }: Props) {
  if (count === 0) return null;
  if (others === 0)
    return (
      <p className="spelt-alike">
        Nobody is spelt just as you searched:{' '}
        {count === 1 ? 'this person is' : `these ${formatCount(count)} people are`} only spelt alike.
      </p>
    );
  return (
    <Checkbox
      className="spelt-alike"
      label={count === 1 ? 'And the one who is spelt alike' : `And the ${formatCount(count)} who are spelt alike`}
      description="What you searched for is spelt otherwise with them. They stand last in the list."
      checked={isTaken}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
