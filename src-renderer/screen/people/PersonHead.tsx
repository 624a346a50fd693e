import type { ClientId } from '../../../src-shared/ids';
import type { Role } from '../../../src-shared/book/records';
import type { PersonDetail } from '../../../src-shared/vault-contract';
import { saySpan } from '../facts/partial-date';
import { exportRequest, openClient } from '../frame/place';
import { Action } from '../list/Action';
import { DetailHead } from '../list/DetailHead';
import { PersonName } from '../list/PersonName';
import { deletePeople } from './bulk-actions';
import { editPerson } from './use-person-keys';

interface Props {
  readonly detail: PersonDetail;
  readonly keys: { readonly handOver: () => void; readonly origins: () => void };
  readonly showsOrigins: boolean;
}

export function PersonHead({ detail, keys, showsOrigins }: Props) {
  const { person, clientNames } = detail;
  const { id } = person;
  const photo = person.facts.find((fact) => fact.kind === 'photo');
  return (
    <DetailHead>
      <div className="detail-head-line">
        {photo && <img className="photo" src={`data:${photo.mediaType};base64,${photo.value}`} alt="" />}
        <div className="detail-head-words">
          <h1 className="person-name serif">
            <PersonName name={person.name} />
          </h1>
          <ul className="roles">
            {person.name.nickname && <li className="role">Known as {person.name.nickname}</li>}
            {person.roles.map((role) => (
              <RoleLine key={roleKey(role)} role={role} clientNames={clientNames} />
            ))}
          </ul>
        </div>
      </div>
      <div className="actions" role="group" aria-label="Actions">
        <Action label="Edit" keyName="E" onClick={() => editPerson(id)} />
        <Action label="Hand over" keyName="H" onClick={keys.handOver} />
        <Action label="Where from" keyName="?" isPressed={showsOrigins} onClick={keys.origins} />
        <Action
          label="Export…"
          onClick={() => exportRequest.set({ selection: { kind: 'ids', ids: [id] }, count: 1 })}
        />
        <Action label="Delete" onClick={() => void deletePeople([id])} />
      </div>
    </DetailHead>
  );
}

const roleKey = ({ clientId, title, department, since }: Role): string =>
  [clientId, title, department, since].join(' ');

function RoleLine({
  role,
  clientNames,
}: {
  readonly role: Role;
  readonly clientNames: Readonly<Record<ClientId, string>>;
}) {
  const { clientId } = role;
  const about = [role.title, role.department].filter(Boolean).join(', ');
  const span = [role.current ? undefined : 'formerly', saySpan(role.since, role.until)].filter(Boolean).join(', ');
  return (
    <li className="role">
      {about}
      {about && clientId && ', '}
      {clientId && (
        <button type="button" className="link-button" onClick={() => openClient(clientId)}>
          {clientNames[clientId] ?? 'a client no longer in the book'}
        </button>
      )}
      {!clientId && role.organisation && `${about ? ', ' : ''}${role.organisation}`}
      {span && <span className="quiet"> · {span}</span>}
    </li>
  );
}
