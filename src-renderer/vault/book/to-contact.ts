import type { Contact } from '../../../src-shared/book/contact';
import type { Person, Related, Relation, Role } from '../../../src-shared/book/records';
import { base64UrlToBytes, bytesToBase64Url, bytesToHex } from '../../../src-shared/bytes';
import { ID_BYTES, isId, type Id, type PersonId } from '../../../src-shared/ids';
import { organisationOf } from './summaries/person';

/**
 * A person as an outside file tells it. `who` names the other end of a relation (a UID where that person goes along, a
 * name otherwise); without it only related people who have no record are named. `clientUid` names a client that another
 * one shares its name with.
 */
export function toContact(
  person: Person,
  clientName: (id: Id) => string | undefined,
  who: (id: PersonId) => string | undefined = () => undefined,
  clientUid?: (id: Id) => string | undefined,
): Contact {
  const { kind, name, facts, tags, members, flags, origins } = person;
  const related = [
    ...person.relations.flatMap((relation) => {
      const other = who(relation.to);
      return other === undefined ? [] : [relatedFrom(relation, other)];
    }),
    ...(person.related ?? []),
  ];
  return {
    kind,
    name,
    uid: uidOf(person),
    organisations: person.roles.map((role) => jobOf(role, clientName, clientUid)),
    facts,
    tags,
    ...(members && { members }),
    ...(related.length > 0 && { related }),
    ...(Object.keys(flags).length > 0 && { flags }),
    ...(origins.length > 0 && { origins }),
  };
}

/** A tie of no kind of ours goes out by the word that its note has for it. */
export function relatedFrom({ type, note }: Relation, who: string): Related {
  if (note === undefined) return { who, type };
  return type === 'other' ? { who, type: note } : { who, type, note };
}

/** A job as an outside file tells it. */
export function jobOf(
  role: Role,
  clientName: (id: Id) => string | undefined,
  clientUid: (id: Id) => string | undefined = () => undefined,
): Contact['organisations'][number] {
  const uid = role.clientId === undefined ? undefined : clientUid(role.clientId);
  const name = organisationOf(role, clientName);
  const { title, department, since, until, current, from } = role;
  return {
    ...(name !== undefined && { name }),
    ...(uid !== undefined && { clientUid: uid }),
    ...(department !== undefined && { department }),
    ...(title !== undefined && { title }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(!current && { past: true as const }),
    from,
  };
}

const UUID_URN = 'urn:uuid:';

/** The UID a person goes out under: the one they came in with, else their id as a UUID URN (RFC 9562 §4). */
export const uidOf = ({ id, sourceUids: [first] }: Pick<Person, 'id' | 'sourceUids'>): string => first ?? uuidUrn(id);

/** An id of the book as a UUID URN. */
export function uuidUrn(id: Id): string {
  const hex = bytesToHex(base64UrlToBytes(id) ?? new Uint8Array(0));
  return UUID_URN + hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The id of the book that a UID of ours spells; undefined for any other. */
export function idFromUid(uid: string): Id | undefined {
  const hex = /^urn:uuid:([0-9a-f-]{36})$/i.exec(uid)?.[1]?.replaceAll('-', '');
  if (hex?.length !== ID_BYTES * 2) return undefined;
  const id = bytesToBase64Url(
    Uint8Array.from({ length: ID_BYTES }, (_, at) => parseInt(hex.slice(at * 2, at * 2 + 2), 16)),
  );
  return isId(id) ? id : undefined;
}
