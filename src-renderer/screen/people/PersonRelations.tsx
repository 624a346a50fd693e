import type { PersonDetail } from '../../../src-shared/vault-contract';
import { Fold } from '../facts/Fold';
import { openPerson } from '../frame/place';
import { RELATION_NAMES } from './words';

export function PersonRelations({ relations }: Pick<PersonDetail, 'relations'>) {
  return (
    <Fold title="Relations" count={relations.length}>
      <dl className="facts">
        {relations.map(({ to, type, display, note }) => (
          <div key={`${to} ${type}`} className="fact">
            <dt className="fact-label">{RELATION_NAMES[type]}</dt>
            <dd className="fact-value">
              <button type="button" className="link-button serif" onClick={() => openPerson(to)}>
                {display}
              </button>
              {note && <span className="quiet"> · {note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}
