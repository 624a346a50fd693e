import { useState } from 'react';

import type { PersonId } from '../../../src-shared/ids';
import type { PersonDetail as Detail } from '../../../src-shared/vault-contract';
import { sayError } from '../../look';
import { FactList, FactRow, listedFacts } from '../facts/FactList';
import { FlagNotes } from '../facts/FlagNotes';
import { MergedFrom } from '../duplicates/MergedFrom';
import { Fold } from '../facts/Fold';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { PageToCome } from '../list/PageToCome';
import { FirmSees } from '../what-the-firm-sees/FirmSees';
import { erasePerson } from './bulk-actions';
import { HandOver } from './HandOver';
import { NothingKnown } from './NothingKnown';
import { PersonHead } from './PersonHead';
import { PersonMatters } from './PersonMatters';
import { PersonRelations } from './PersonRelations';
import { usePersonKeys } from './use-person-keys';

export function PersonDetail({ id }: { readonly id: PersonId }) {
  const { value, error } = useLive(id, () => vault.person({ id }), ['people', 'clients', 'matters']);
  if (error) return <p className="detail-page detail-message">{sayError(error)}</p>;
  if (!value) return <PageToCome page={id} />;
  return <PersonPage detail={value} />;
}

function PersonPage({ detail }: { readonly detail: Detail }) {
  const { person } = detail;
  const [isHandingOver, setIsHandingOver] = useState(false);
  const [showsOrigins, setShowsOrigins] = useState(false);
  const keys = { handOver: () => setIsHandingOver(true), origins: () => setShowsOrigins((shows) => !shows) };
  usePersonKeys(person.id, keys);
  const notes = person.facts.filter((fact) => fact.kind === 'note');
  const verbatim = person.facts.filter(({ kind }) => kind === 'verbatim');
  return (
    <article className="detail-page" data-origins={showsOrigins || undefined}>
      <PersonHead detail={detail} keys={keys} showsOrigins={showsOrigins} />
      <FirmSees about={{ kind: 'person', id: person.id, name: person.name.display }} flags={person.flags} />
      <FlagNotes flags={person.flags} />
      <NothingKnown person={person} />
      <section className="detail-section" aria-label="Facts">
        <FactList facts={listedFacts(person.facts)} origins={person.origins} />
      </section>
      {notes.length > 0 && (
        <section className="detail-section">
          <h2 className="section-title">Notes</h2>
          {notes.map((note) => (
            <dl key={note.value} className="facts facts-wide">
              <FactRow label="Note" text={note.value} origin={person.origins[note.from]} />
            </dl>
          ))}
        </section>
      )}
      {person.tags.length > 0 && (
        <ul className="tags" aria-label="Tags">
          {person.tags.map((tag) => (
            <li key={tag} className="tag">
              {tag}
            </li>
          ))}
        </ul>
      )}
      <PersonRelations relations={detail.relations} named={person.related ?? []} />
      <PersonMatters matters={detail.matters} />
      <Fold title="Members" count={person.members?.length ?? 0}>
        <ul className="plain-list">
          {person.members?.map((member) => (
            <li key={member}>{member}</li>
          ))}
        </ul>
      </Fold>
      <MergedFrom id={person.id} parts={person.mergedFrom} />
      <Fold title="Kept word for word" count={verbatim.length}>
        <FactList facts={verbatim} origins={person.origins} />
      </Fold>
      <p className="quiet detail-foot">
        <button type="button" className="link-button inline-link" onClick={() => void erasePerson(person.id)}>
          Erase…
        </button>{' '}
        for good. Delete can be undone, this cannot.
      </p>
      <HandOver
        id={person.id}
        name={person.name.display}
        isOpen={isHandingOver}
        onClose={() => setIsHandingOver(false)}
      />
    </article>
  );
}
