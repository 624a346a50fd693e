import { useState } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import type { Rows } from '../../../src-shared/vault-contract';
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
  const [said, setSaid] = useState<Result<Found<Group>, AppError>>();
  // Comes with the rows: whoever sees them can do with them what can be done.
  const ask = async (from: number, count: number) => {
    const answer = await load(from, count);
    setSaid(answer);
    return answer;
  };
  const rows = useRows<Group>(`${name} ${looks}`, ask, ['people', 'clients']);
  const lookAgain = () => setLooks((count) => count + 1);
  const found = said?.ok ? said.value : undefined;
  const error = said?.ok === false ? said.error : undefined;
  return { rows, error, lookAgain, certain: found?.certain ?? 0, revision: found?.revision };
}
