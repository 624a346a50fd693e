import type { Contact } from '../../../../src-shared/book/contact';
import type { Fact, Origin } from '../../../../src-shared/book/fact';
import type { Person, Role } from '../../../../src-shared/book/records';
import { compactOrigins } from '../origins';
import { saidVersion } from '../said-version';
import { tidyTags } from '../tidy';
import type { ClientNames } from './client-names';
import type { Change } from './compare-person';
import { originPlaces, roleFrom } from './new-person';

/** The person with the changes taken over, and with what they were, so that the import can be taken back. */
export function updatePerson(
  person: Person,
  contact: Contact,
  changes: readonly Change[],
  fileOrigin: Origin,
  clients: ClientNames,
): Person {
  const told = contact.origins ?? [];
  const base = person.origins.length;
  const places = originPlaces(told);
  const place = (from: number | undefined): number => base + places(from);
  const { earlier: _earlier, settled: _settled, ...others } = person;
  const facts = replaced(
    person.facts,
    changes.flatMap((change) => ('fact' in change ? [change.fact] : [])),
    (fact): Fact => ({ ...fact, from: place(fact.from) }),
  );
  const roles = replaced(
    person.roles,
    changes.flatMap((change) => ('job' in change ? [change.job] : [])),
    (job): Role => roleFrom(job, place, clients, told.length > 0),
  );
  const members = changes.flatMap((change) => ('members' in change ? [change.members] : [])).at(0);
  const name = changes.flatMap((change) => ('name' in change ? [change.name] : [])).at(0);
  const tags = changes.flatMap((change) => ('tag' in change ? [change.tag] : []));
  const version = person.version + 1;
  const { uid } = contact;
  return compactOrigins({
    ...others,
    version,
    updatedAt: fileOrigin.at,
    earlier: earlierOf(person, fileOrigin.at, version),
    name: name ?? person.name,
    facts,
    roles,
    tags: tags.length > 0 ? tidyTags([...person.tags, ...tags]) : person.tags,
    ...(members && { members: [...members] }),
    sourceUids: uid === undefined || person.sourceUids.includes(uid) ? person.sourceUids : [...person.sourceUids, uid],
    origins: [...person.origins, ...told, fileOrigin],
  });
}

function earlierOf(person: Person, at: string, version: number): NonNullable<Person['earlier']> {
  const { name, roles, sourceUids, members, facts, origins, tags } = person;
  const said = saidVersion(person);
  return { at, version, said, name, roles, sourceUids, facts, origins, tags, ...(members && { members }) };
}

/** A person as an import found them; nothing of what they say is newer than it was then. */
export function revertedPerson(person: Person, earlier: NonNullable<Person['earlier']>, now: string): Person {
  const { earlier: _earlier, members: _members, ...others } = person;
  const { at: _at, version: _version, said, ...before } = earlier;
  const version = person.version + 1;
  return { ...others, ...before, version, updatedAt: now, settled: { version, said } };
}

/** `list` with what is told in the place of what it replaces, and what is new at the end. */
export function replaced<Kept extends object, Told>(
  list: readonly Kept[],
  changes: readonly { readonly before?: Kept; readonly after?: Told }[],
  made: (told: Told) => Kept,
): Kept[] {
  const byBefore = new Map(changes.flatMap((change) => (change.before ? [[change.before, change] as const] : [])));
  const stays = list.flatMap((one): Kept[] => {
    const change = byBefore.get(one);
    if (!change) return [one];
    return change.after === undefined ? [] : [made(change.after)];
  });
  return [...stays, ...changes.flatMap(({ before, after }) => (before || after === undefined ? [] : [made(after)]))];
}
