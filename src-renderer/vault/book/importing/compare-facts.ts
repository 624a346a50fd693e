import type { BareFact, Fact } from '../../../../src-shared/book/fact';
import { isSameStatement, takeFrom } from './same-statement';
import { factKey, valueOfFact } from './statement-keys';

/** One fact that a newer file tells otherwise. `isTheirs`: what stands there came from the same source. */
export interface FactChange {
  readonly before?: Fact;
  readonly after?: BareFact;
  readonly isTheirs: boolean;
}

interface Sides {
  /** What stands in the book. */
  readonly kept: readonly Fact[];
  readonly told: readonly BareFact[];
  readonly isTheirs: (fact: Fact) => boolean;
  readonly isDropped: (key: string) => boolean;
}

/** Of these there is one each: another one takes its place. */
const SINGLE = new Set<BareFact['kind']>(['birthday', 'photo']);
/** What a program writes anew with each export says nothing about a person. */
const VOLATILE = new Set(['rev', 'prodid', 'dtstamp', 'last-modified', 'created', 'modified', 'modifytimestamp']);

export function compareFacts({ kept, told, isTheirs, isDropped }: Sides): readonly FactChange[] {
  const left = new Set(kept.filter((fact) => !isVolatile(fact)));
  const changes: FactChange[] = [];
  const take = (isIt: (fact: Fact) => boolean): Fact | undefined => takeFrom(left, isIt);
  const isTold = (fact: BareFact): boolean => !isVolatile(fact);
  const unsaid = told.filter(isTold).filter((fact) => !take((one) => isSameStatement(one, fact)));
  const fresh = unsaid.filter((fact) => {
    const same = take((one) => valueOfFact(one) === valueOfFact(fact));
    // The same said with another label: the partner's own label stays.
    if (same && isTheirs(same) && labelling(same) !== labelling(fact))
      changes.push({ before: same, after: fact, isTheirs: true });
    return !same && !isDropped(factKey(fact));
  });
  for (const pass of [sameSlot, sameKind]) pairUp(fresh, left, isTheirs, pass, changes);
  for (const after of fresh.splice(0)) changes.push({ after, isTheirs: true });
  for (const before of left) if (isTheirs(before)) changes.push({ before, isTheirs: true });
  return changes;
}

/** What is said otherwise: one goes and one comes, and there is no doubt which belongs to which. */
function pairUp(
  fresh: BareFact[],
  left: Set<Fact>,
  isTheirs: (fact: Fact) => boolean,
  slotOf: (fact: BareFact) => string,
  changes: FactChange[],
): void {
  for (const after of fresh.slice()) {
    const slot = slotOf(after);
    const isIn = (fact: BareFact): boolean => slotOf(fact) === slot;
    const going = [...left].filter((fact) => isIn(fact) && (SINGLE.has(fact.kind) || isTheirs(fact)));
    const [before] = going;
    if (!before || going.length > 1 || fresh.filter(isIn).length > 1) continue;
    changes.push({ before, after, isTheirs: isTheirs(before) });
    left.delete(before);
    fresh.splice(fresh.indexOf(after), 1);
  }
}

const isVolatile = (fact: BareFact): boolean => fact.kind === 'verbatim' && VOLATILE.has(fact.name.toLowerCase());

const labelling = ({ label = '', types = [], preferred }: BareFact): string =>
  JSON.stringify([label, types.toSorted(), preferred === true]);

const sameSlot = (fact: BareFact): string => `${sameKind(fact)} ${labelling(fact)}`;

function sameKind(fact: BareFact): string {
  if (fact.kind === 'verbatim') return `${fact.kind} ${fact.format} ${fact.name}`;
  if (fact.kind === 'preference') return `${fact.kind} ${fact.topic}`;
  return fact.kind === 'anniversary' || fact.kind === 'custom' ? `${fact.kind} ${fact.label ?? ''}` : fact.kind;
}
