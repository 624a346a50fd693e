import type { Fact, Origin } from '../../../src-shared/book/fact';
import { factLabel, factText, sayOrigin } from './fact-words';

interface Props {
  readonly facts: readonly Fact[];
  readonly origins: readonly Origin[];
}

/** Label and value. Where a fact came from shows while it is pointed at or focused, or for all of them after `?`. */
export function FactList({ facts, origins }: Props) {
  return (
    <dl className="facts">
      {facts.map((fact, index) => (
        // A record's facts have no ids; the list is drawn anew from one record at a time.
        // oxlint-disable-next-line react/no-array-index-key
        <FactRow key={index} label={factLabel(fact)} text={factText(fact)} origin={origins[fact.from]} />
      ))}
    </dl>
  );
}

interface RowProps {
  readonly label: string;
  readonly text: string;
  readonly origin: Origin | undefined;
}

export function FactRow({ label, text, origin }: RowProps) {
  return (
    <div className="fact" tabIndex={0}>
      <dt className="fact-label">{label}</dt>
      <dd className="fact-value">{text}</dd>
      <dd className="fact-origin">
        <span>{sayOrigin(origin)}</span>
      </dd>
    </div>
  );
}

const SHOWN_KINDS = ['phone', 'email', 'address', 'url', 'handle', 'birthday', 'anniversary', 'preference', 'custom'];

/** The facts of the label-and-value list, in the order in which one looks for them. */
export const listedFacts = (facts: readonly Fact[]): readonly Fact[] =>
  facts
    .filter(({ kind }) => SHOWN_KINDS.includes(kind))
    .toSorted(
      (a, b) =>
        SHOWN_KINDS.indexOf(a.kind) - SHOWN_KINDS.indexOf(b.kind) ||
        Number(b.preferred ?? 0) - Number(a.preferred ?? 0),
    );
