import { Checkbox } from '@mantine/core';
import { memo } from 'react';

import type { Comparison, Difference, PersonDifferences } from '../../../src-shared/vault-contract';
import { formatCount, formatMoment, plural } from '../../look';
import { DIFFERENCES_HELD } from '../../../src-shared/vault-methods/files';
import { Fold } from '../facts/Fold';
import { sayDifference, spokenDifference } from './difference-words';
import type { UpdateTicks } from './use-update-ticks';

interface Props {
  readonly comparison: Comparison;
  readonly ticks: UpdateTicks;
  readonly isStoring: boolean;
  readonly loadMore: (() => Promise<void>) | undefined;
}

/** What the file would change of the book, person by person and field by field; each can be left as it is. */
export function Differences({ comparison, ticks, isStoring, loadMore }: Props) {
  const { people, more, earlier } = comparison;
  return (
    <section className="differences" aria-label="Beside your book">
      <p className="differences-sum">
        {sayComparison(comparison)}
        {earlier && (
          <span className="quiet">
            {' '}
            Last brought in {formatMoment(earlier.at)}, from {earlier.file}.
          </span>
        )}
      </p>
      {people.length > 0 && (
        <Fold title="What differs, field by field" count={people.length + more}>
          <p className="quiet">
            Ticked is taken over. What you wrote yourself stays unless you tick it, and so does what the file no longer
            says.
          </p>
          <div className="differences-ticks">
            <button type="button" className="link-button" disabled={isStoring} onClick={ticks.asItComes}>
              As they come
            </button>
            <button type="button" className="link-button" disabled={isStoring} onClick={ticks.nothing}>
              Leave everybody as they are
            </button>
          </div>
          <div className="differences-list" tabIndex={0} role="region" aria-label="What differs">
            {people.map((person) => (
              <PersonLines
                key={person.id}
                person={person}
                ticked={tickedOf(person, ticks)}
                tick={ticks.tick}
                isDisabled={isStoring}
              />
            ))}
          </div>
          {more > 0 && (
            <p className="quiet">
              And {formatCount(more)} more, who {ticks.isNothing ? 'stay as they are' : 'are taken over as they come'}.{' '}
              {people.length < DIFFERENCES_HELD && loadMore && (
                <button
                  type="button"
                  className="link-button inline-link"
                  disabled={isStoring}
                  onClick={() => void loadMore()}
                >
                  Show more of them
                </button>
              )}
            </p>
          )}
        </Fold>
      )}
    </section>
  );
}

/** "Bring again: 4 new, 6 changed, 302 the same. Groups: 1 new." */
function sayComparison(comparison: Comparison): string {
  const { fresh, changed, same, groups, clients, deletedBefore, erasedBefore, earlier } = comparison;
  const parts = [
    ...sayCounts({ fresh, changed, same }).map(([count, word]) => `${formatCount(count)} ${word}`),
    ...(deletedBefore > 0 ? [`${formatCount(deletedBefore)} you deleted here, left out`] : []),
    ...(erasedBefore > 0 ? [`${formatCount(erasedBefore)} you erased for good, left out`] : []),
  ].join(', ');
  return `${earlier ? 'Bring again' : 'Beside your book'}: ${parts}.${sayAlso('Groups', groups)}${sayAlso('Clients', clients)}`;
}

function sayAlso(which: string, counts: Comparison['clients']): string {
  const some = sayCounts(counts).flatMap(([count, word]) => (count > 0 ? [`${formatCount(count)} ${word}`] : []));
  return some.length > 0 ? ` ${which}: ${some.join(', ')}.` : '';
}

const sayCounts = ({ fresh, changed, same }: Comparison['clients']) =>
  [
    [fresh, 'new'],
    [changed, 'changed'],
    [same, 'the same'],
  ] as const;

interface PersonProps {
  readonly person: PersonDifferences;
  /** One letter for each line. */
  readonly ticked: string;
  readonly tick: UpdateTicks['tick'];
  readonly isDisabled: boolean;
}

const TICKED = 'x';
const LEFT = '.';
const tickedOf = ({ id, lines }: PersonDifferences, { isTicked }: UpdateTicks): string =>
  lines.map((line) => (isTicked(id, line) ? TICKED : LEFT)).join('');

/** Drawn anew only where something of this person was ticked: there may be thousands. */
const PersonLines = memo(function PersonLines({ person, ticked, tick, isDisabled }: PersonProps) {
  const { id, isClient, display, lines } = person;
  return (
    <fieldset className="difference-person">
      <legend className="spoken">{display}</legend>
      <Checkbox
        label={
          <span className="serif difference-name">
            {display}
            {isClient && <span className="quiet"> · client</span>}
          </span>
        }
        aria-label={`${display}, ${plural(lines.length, 'field', 'fields')}`}
        checked={!ticked.includes(LEFT)}
        indeterminate={ticked.includes(LEFT) && ticked.includes(TICKED)}
        disabled={isDisabled}
        onChange={(event) => tick(id, lines, event.currentTarget.checked)}
      />
      {lines.map((line, index) => (
        <Checkbox
          key={line.key}
          className="difference-line"
          label={<Line line={line} />}
          aria-label={spokenDifference(sayDifference(line))}
          checked={ticked[index] === TICKED}
          disabled={isDisabled}
          onChange={(event) => tick(id, [line], event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
});

function Line({ line }: { readonly line: Difference }) {
  const { label, before, after } = sayDifference(line);
  const kind = before === undefined ? 'added' : after === undefined ? 'no longer in the file' : undefined;
  return (
    <span className="difference-words">
      <span className="difference-label">
        {label}
        {kind && ` ${kind}`}
      </span>
      <span className="difference-value">
        {before !== undefined && <span className={after === undefined ? '' : 'quiet'}>{before}</span>}
        {before !== undefined && after !== undefined && ' → '}
        {after}
        {line.isYours && <span className="quiet"> · your own word stands there</span>}
      </span>
    </span>
  );
}
