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
  // Statements that do not say where they came from came from this file.
  const place = (from: number | undefined): number => (from !== undefined && from < own.length ? from : own.length);
  const facts = contact.facts.map((fact): Fact => ({ ...fact, from: place(fact.from) }));
  const roles = contact.organisations.map((organisation) => roleFrom(organisation, place, clients, own.length > 0));
  const person: Person = {
    id: createId<'person'>(),
    version: 1,
    createdAt: fileOrigin.at,
    updatedAt: fileOrigin.at,
    kind: contact.kind,
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

function roleFrom(
  { name, department, title, since, until, past, from }: Contact['organisations'][number],
  place: (from: number | undefined) => number,
  clients: ClientNames,
  isOwnFile: boolean,
): Role {
  return {
    ...(name !== undefined && name.trim() !== '' && { clientId: clients.idFor(name) }),
    ...(title !== undefined && { title }),
    ...(department !== undefined && { department }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    current: past !== true,
    // Our own files give facts their origins; a job without one shares the first.
    from: place(from ?? (isOwnFile ? 0 : undefined)),
  };
}
