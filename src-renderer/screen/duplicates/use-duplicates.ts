import { useState } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import type { Rows } from '../../../src-shared/vault-contract';
import { useLive } from '../links/use-live';
import { useRows } from '../list/use-rows';

/** A stretch of the list, and of the whole of it how many are certain. */
interface Found<Group> extends Omit<Rows<Group>, 'near'> {
  readonly certain: number;
  readonly revision: number;
}

/** The list of what may be in the book twice; `lookAgain` where a decision was made, or the search was stopped. */
export function useDuplicates<Group>(
  name: string,
  load: (from: number, count: number) => Promise<Result<Found<Group>, AppError>>,
) {
  // A decision changes no record, so that the vault tells of nothing.
  const [looks, setLooks] = useState(0);
  const key = `${name} ${looks}`;
  const rows = useRows<Group>(key, load, ['people', 'clients']);
  const { value, error } = useLive(key, () => load(0, 1), ['people', 'clients']);
  const lookAgain = () => setLooks((count) => count + 1);
  return { rows, error, lookAgain, certain: value?.certain ?? 0, revision: value?.revision };
}
