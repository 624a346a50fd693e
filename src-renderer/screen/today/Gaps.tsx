import type { Gap, Today } from '../../../src-shared/vault-contract';
import { plural } from '../../look';
import { sayTwice } from '../duplicates/duplicate-words';
import { openDuplicates, useDuplicateCount } from '../duplicates/DuplicatesEntry';
import { go } from '../frame/place';

const SENTENCES: Readonly<Record<Gap, readonly [one: string, many: string]>> = {
  'no-reach': ['has neither e-mail nor phone', 'have neither e-mail nor phone'],
  'no-client': ['has no client', 'have no client'],
  'no-birthday': ['has no birthday noted', 'have no birthday noted'],
  undecided: ['has facts of undecided origin', 'have facts of undecided origin'],
};

/** What the book does not know yet: each line opens the people it is about. */
export function Gaps({ gaps }: Pick<Today, 'gaps'>) {
  const open = gaps.filter(({ count }) => count > 0);
  const twice = useDuplicateCount() ?? 0;
  if (open.length === 0 && twice === 0) return null;
  return (
    <section className="page-section">
      <h2 className="section-title">Unknown so far</h2>
      <ul className="today-rows">
        {open.map(({ gap, count, examples }) => (
          <li key={gap}>
            <button
              type="button"
              className="today-row"
              onClick={() => go({ screen: 'people', filter: { gaps: [gap] } })}
            >
              <span className="today-gap">
                {plural(count, 'person', 'people')} {SENTENCES[gap][count === 1 ? 0 : 1]}
              </span>
              <span className="today-about">{examples.map(({ display }) => display).join(', ')}</span>
              <span className="today-when">Show</span>
            </button>
          </li>
        ))}
        {twice > 0 && (
          <li>
            <button type="button" className="today-row" onClick={openDuplicates}>
              <span className="today-gap">{sayTwice(twice)}</span>
              <span className="today-about" />
              <span className="today-when">Show</span>
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
