import { useCallback, useMemo, useState } from 'react';

import type { Comparison, Difference, PersonDifferences, UpdateChoice } from '../../../src-shared/vault-contract';

export interface UpdateTicks {
  readonly isTicked: (person: PersonDifferences['id'], line: Difference) => boolean;
  readonly tick: (person: PersonDifferences['id'], lines: readonly Difference[], isTicked: boolean) => void;
  readonly asItComes: () => void;
  /** Nobody who is there is changed, but for what is ticked after this. */
  readonly nothing: () => void;
  readonly isNothing: boolean;
  readonly choice: UpdateChoice;
}

/** What of the differences is taken over: as they come, but for what the partner turned. */
export function useUpdateTicks(comparison: Comparison | undefined): UpdateTicks {
  const [turned, setTurned] = useState<ReadonlyMap<string, Turned>>(new Map());
  const [isNothing, setIsNothing] = useState(false);

  const isTicked = useCallback(
    (person: PersonDifferences['id'], line: Difference) =>
      turned.get(keyOf(person, line))?.isTicked ?? (!isNothing && line.isChosen),
    [turned, isNothing],
  );
  const tick = useCallback((person: PersonDifferences['id'], lines: readonly Difference[], isOn: boolean) => {
    setTurned((before) => {
      const after = new Map(before);
      for (const line of lines) after.set(keyOf(person, line), { isTicked: isOn });
      return after;
    });
  }, []);
  const set = useCallback((isOff: boolean) => {
    setTurned(new Map());
    setIsNothing(isOff);
  }, []);
  const choice = useMemo(() => choiceOf(comparison, isTicked, isNothing), [comparison, isTicked, isNothing]);
  return { isTicked, tick, asItComes: () => set(false), nothing: () => set(true), isNothing, choice };
}

interface Turned {
  readonly isTicked: boolean;
}

const keyOf = (person: PersonDifferences['id'], { key }: Difference): string => `${person}.${key}`;

function choiceOf(
  comparison: Comparison | undefined,
  isTicked: UpdateTicks['isTicked'],
  isNothing: boolean,
): UpdateChoice {
  const all = (comparison?.people ?? []).flatMap(({ id, lines }) =>
    lines.map((line) => ({ key: keyOf(id, line), isChosen: line.isChosen, isOn: isTicked(id, line) })),
  );
  const on = all.filter(({ isOn }) => isOn);
  const others = comparison?.more ?? 0;
  if (isNothing || (on.length === 0 && others === 0))
    return { asItComes: false, leave: [], take: on.map(({ key }) => key) };
  return {
    asItComes: true,
    leave: all.flatMap(({ key, isChosen, isOn }) => (isChosen && !isOn ? [key] : [])),
    take: on.flatMap(({ key, isChosen }) => (isChosen ? [] : [key])),
  };
}
