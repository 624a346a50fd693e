import { Button } from '@mantine/core';

import type { MySummary } from '../../../src-shared/directory-contract';
import { plural } from '../../look';
import { useEscape } from '../frame/use-escape';
import { takeBack } from './take-back';

const SHOWN = 12;

/** Several summaries of mine that were chosen together. */
export function SeveralSummaries({
  summaries,
  onClear,
}: {
  readonly summaries: readonly MySummary[];
  readonly onClear: () => void;
}) {
  useEscape(onClear);
  return (
    <article className="detail-page">
      <header className="detail-head">
        <h1 className="person-name serif">{plural(summaries.length, 'summary', 'summaries')} chosen</h1>
        <p className="quiet">Taking back many on one day tells colleagues something; you may let them expire.</p>
      </header>
      <ul className="plain-list detail-section">
        {summaries.slice(0, SHOWN).map(({ id, sentence }) => (
          <li key={id} className="saying-sentence serif">
            “{sentence}”
          </li>
        ))}
        {summaries.length > SHOWN && <li className="quiet">and {summaries.length - SHOWN} more</li>}
      </ul>
      <div className="form-buttons">
        <Button
          color="tape"
          onClick={() => void takeBack(summaries.map(({ id }) => id)).then((done) => done && onClear())}
        >
          Take them back…
        </Button>
        <Button variant="default" onClick={onClear}>
          Choose none
        </Button>
      </div>
    </article>
  );
}
