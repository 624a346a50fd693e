import { useState } from 'react';
import { CakeIcon } from '@phosphor-icons/react/dist/csr/Cake';

import { formatCount } from '../../look';
import type { Today } from '../../../src-shared/vault-contract';
import { openPerson } from '../frame/place';
import { PersonName } from '../list/PersonName';
import { whenWords } from './today-sentence';

const SHOWN = 7;

export function Birthdays({ birthdays }: Pick<Today, 'birthdays'>) {
  const [showsAll, setShowsAll] = useState(false);
  if (birthdays.length === 0) return null;
  const shown = showsAll ? birthdays.length : SHOWN;
  const more = birthdays.length - shown;
  return (
    <section className="page-section">
      <h2 className="section-title">Coming</h2>
      <ul className="today-rows">
        {birthdays.slice(0, shown).map((birthday) => (
          <li key={birthday.id}>
            <button type="button" className="today-row" onClick={() => openPerson(birthday.id)}>
              <CakeIcon size={18} aria-hidden />
              <span className="today-name serif">
                <PersonName name={birthday} />
              </span>
              <span className="today-about">
                {birthday.turns === undefined ? 'Birthday' : `Turns ${birthday.turns}`}
                {birthday.client && `, ${birthday.client}`}
              </span>
              <span className="today-when">{whenWords(birthday.on, new Date())}</span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" className="link-button" onClick={() => setShowsAll(true)}>
          and {formatCount(more)} more
        </button>
      )}
    </section>
  );
}
