import type { Related } from '../../../src-shared/book/records';
import type { PersonDetail } from '../../../src-shared/vault-contract';
import { Fold } from '../facts/Fold';
import { openPerson } from '../frame/place';
import { RELATION_NAMES } from './words';

interface Props extends Pick<PersonDetail, 'relations'> {
  /** Those whom a file names who are not in the book. */
  readonly named: readonly Related[];
}

export function PersonRelations({ relations, named }: Props) {
  return (
    <Fold title="Relations" count={relations.length + named.length}>
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
        {named.map(({ who, type, note }) => (
          <div key={`${who} ${type}`} className="fact">
            <dt className="fact-label">{sayType(type)}</dt>
            <dd className="fact-value">
              <span className="serif">{who}</span>
              <span className="quiet"> · {note ? `${note} · ` : ''}not in the book</span>
            </dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}

const NAMES: ReadonlyMap<string, string> = new Map(Object.entries(RELATION_NAMES));

/** A file may call it what it likes. */
const sayType = (type: string): string => NAMES.get(type) ?? type.charAt(0).toUpperCase() + type.slice(1);
