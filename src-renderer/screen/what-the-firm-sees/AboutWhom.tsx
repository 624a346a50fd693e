import type { ReactNode } from 'react';

import type { MySummary } from '../../../src-shared/directory-contract';
import type { AppError } from '../../../src-shared/errors';
import type { ClientId, PersonId } from '../../../src-shared/ids';
import { sayError } from '../../look';
import { openClient, openPerson } from '../frame/place';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { PersonName } from '../list/PersonName';

const MOST_SHOWN = 8;

/** The records of one's own book behind a summary: nobody else learns of them. */
export function AboutWhom({ about }: { readonly about: NonNullable<MySummary['about']> }) {
  const { personIds, clientId } = about;
  return (
    <section className="detail-section">
      <h2 className="section-title">About whom, which only you know</h2>
      {personIds.slice(0, MOST_SHOWN).map((id) => (
        <AboutPerson key={id} id={id} />
      ))}
      {personIds.length > MOST_SHOWN && (
        <p className="quiet">and {(personIds.length - MOST_SHOWN).toLocaleString()} more people</p>
      )}
      {clientId && <AboutClient id={clientId} />}
    </section>
  );
}

function AboutPerson({ id }: { readonly id: PersonId }) {
  const { value, error } = useLive(`about whom ${id}`, () => vault.person({ id }), ['people']);
  return (
    <AboutLine error={error} gone="A person who is no longer in your book" onOpen={() => openPerson(id)}>
      {value && <PersonName name={value.person.name} />}
    </AboutLine>
  );
}

function AboutClient({ id }: { readonly id: ClientId }) {
  const { value, error } = useLive(`about whom ${id}`, () => vault.client({ id }), ['clients']);
  return (
    <AboutLine error={error} gone="A client that is no longer in your book" onOpen={() => openClient(id)}>
      {value?.client.name}
    </AboutLine>
  );
}

interface LineProps {
  readonly error: AppError | undefined;
  readonly gone: string;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

function AboutLine({ error, gone, onOpen, children }: LineProps) {
  if (error) return <p className="quiet">{error.kind === 'not-found' ? gone : sayError(error)}</p>;
  if (!children) return null;
  return (
    <button type="button" className="link-button about-link" onClick={onOpen}>
      {children}
    </button>
  );
}
