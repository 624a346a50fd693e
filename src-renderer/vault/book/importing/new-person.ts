import type { Contact } from '../../../../src-shared/book/contact';
import type { Fact, Origin } from '../../../../src-shared/book/fact';
import type { Person, Role } from '../../../../src-shared/book/records';
import { createId } from '../../../../src-shared/ids';
import { compactOrigins } from '../origins';
import { tidyTags } from '../tidy';
import type { ClientNames } from './client-names';

/** A person from a file's contact. Related people stay as the file named them until they are linked. */
export function newPerson(contact: Contact, fileOrigin: Origin, clients: ClientNames): Person {
  const own = contact.origins ?? [];
  const place = originPlaces(own);
  const facts = contact.facts.map((fact): Fact => ({ ...fact, from: place(fact.from) }));
  const roles = contact.organisations.map((organisation) => roleFrom(organisation, place, clients, own.length > 0));
  const person: Person = {
    id: createId<'person'>(),
    version: 1,
    createdAt: fileOrigin.at,
    updatedAt: fileOrigin.at,
    kind: contact.kind === 'group' ? 'group' : 'individual',
    name: contact.name,
    roles,
    relations: [],
    sourceUids: contact.uid === undefined ? [] : [contact.uid],
    facts,
    origins: [...own, fileOrigin],
    tags: contact.tags.length === 0 ? [] : tidyTags(contact.tags),
    flags: contact.flags ?? {},
    ...(contact.members && { members: contact.members }),
    ...(contact.related && { related: contact.related }),
  };
  return own.length === 0 ? person : compactOrigins(person);
}

/** Statements that do not say where they came from came from the file itself, whose origin stands behind all others. */
export const originPlaces =
  ({ length }: readonly Origin[]) =>
  (from: number | undefined): number =>
    from !== undefined && from < length ? from : length;

export function roleFrom(
  { name, clientUid, department, title, since, until, past, from }: Contact['organisations'][number],
  place: (from: number | undefined) => number,
  clients: ClientNames,
  isOwnFile: boolean,
): Role {
  // Our own files give facts their origins; a job without one shares the first.
  const role: Role = { current: past !== true, from: place(from ?? (isOwnFile ? 0 : undefined)) };
  // Assigned one by one: spreading what is there costs more than all the rest of an import's jobs.
  if (name !== undefined && name.trim() !== '') role.clientId = clients.idFor(name, clientUid);
  if (title !== undefined) role.title = title;
  if (department !== undefined) role.department = department;
  if (since !== undefined) role.since = since;
  if (until !== undefined) role.until = until;
  return role;
}
