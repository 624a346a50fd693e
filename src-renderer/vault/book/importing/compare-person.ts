import type { Contact } from '../../../../src-shared/book/contact';
import type { BareFact } from '../../../../src-shared/book/fact';
import type { Person, Role } from '../../../../src-shared/book/records';
import type { ClientId } from '../../../../src-shared/ids';
import type { Difference, FileJob } from '../../../../src-shared/vault-contract';
import { linkKey } from '../../search/line';
import { sorted } from '../origins';
import { compareFacts, type FactChange } from './compare-facts';
import { compareJobs, type JobChange } from './compare-jobs';
import { sourceKey } from './source-key';
import { hasOwnName, nameKeys, tagKey } from './statement-keys';
import { tidyTags } from '../tidy';

/** A difference, and what taking it over does. */
export type Change =
  | { readonly line: Difference; readonly fact: FactChange }
  | { readonly line: Difference; readonly job: JobChange }
  | { readonly line: Difference; readonly name: Person['name'] }
  | { readonly line: Difference; readonly tag: string }
  | { readonly line: Difference; readonly members: readonly string[] };

export interface Beside {
  /** The source of the file, as `sourceKey` names it. */
  readonly source: string;
  readonly jobOf: (role: Role) => FileJob;
  /** Equal where two names mean the same client. */
  readonly clientOf: (name: string) => string;
  readonly clientWithUid: (uid: string) => ClientId | undefined;
}

/**
 * What a newer file tells of a person otherwise than the book does. Taken over unless the partner says otherwise is
 * only what the file adds, and what changes something that came from the same source: the partner's own word stays, and
 * what the file no longer tells stays.
 */
export function comparePerson(
  person: Person,
  contact: Contact,
  { source, jobOf, clientOf, clientWithUid }: Beside,
): readonly Change[] {
  const dropped = new Set(person.dropped);
  const isTheirs = ({ from }: { readonly from: number }): boolean => {
    const origin = person.origins[from];
    return origin?.source === 'file' && sourceKey(origin) === source;
  };
  const isDropped = (key: string): boolean => dropped.has(key);
  const facts = compareFacts({ kept: person.facts, told: contact.facts, isTheirs, isDropped });
  const told = contact.organisations;
  const jobs = compareJobs({ kept: person.roles, told, jobOf, clientOf, clientWithUid, isTheirs, isDropped });
  return [
    ...nameChange(person, contact, isDropped),
    ...jobs.map((job) => jobLine(person, job, jobOf)),
    ...facts.map((fact) => factLine(person, fact)),
    ...tagChanges(person, contact, isDropped),
    ...memberChange(person, contact),
  ];
}

function nameChange(person: Person, contact: Contact, isDropped: (key: string) => boolean): readonly Change[] {
  const told = Object.entries(contact.name).map(([part, text]) => [part, text?.trim()] as const);
  const isSaid = told.every(([part, text]) => text === undefined || person.name[part as keyof Person['name']] === text);
  if (isSaid || nameKeys(contact.name).some(isDropped)) return [];
  const name = { ...person.name, ...Object.fromEntries(told.filter(([, text]) => text !== undefined)) };
  const isYours = hasOwnName(person);
  const [before, after] = [sayName(person.name), sayName(name)];
  return [{ name, line: { what: 'name', before, after, isYours, isChosen: !isYours, key: keyOf(['name', name]) } }];
}

/** The parts where the whole is the same. */
function sayName(name: Person['name']): string {
  const { display, ...parts } = name;
  return [display, Object.values(parts).filter(Boolean).join(' · ')].filter(Boolean).join(' — ');
}

export function factLine(record: Pick<Person, 'origins'>, fact: FactChange) {
  const { before, after, isTheirs } = fact;
  const line = {
    what: 'fact' as const,
    ...(before && { before: bare(before) }),
    ...(after && { after: bare(after) }),
  };
  return {
    fact,
    line: { ...line, ...usually(record, before, after, isTheirs), key: keyOf([line.before, line.after]) },
  };
}

function jobLine(person: Person, job: JobChange, jobOf: (role: Role) => FileJob): Change {
  const { before, after, isTheirs } = job;
  const line = {
    what: 'job' as const,
    ...(before && { before: withoutOrigin(jobOf(before)) }),
    ...(after && { after: withoutOrigin(after) }),
  };
  return { job, line: { ...line, ...usually(person, before, after, isTheirs), key: keyOf([line.before, line.after]) } };
}

function usually(
  { origins }: Pick<Person, 'origins'>,
  before: { readonly from: number } | undefined,
  after: unknown,
  isTheirs: boolean,
): Pick<Difference, 'isChosen' | 'isYours'> {
  const isYours = before !== undefined && origins[before.from]?.source !== 'file';
  return { isYours, isChosen: after !== undefined && isTheirs && !isYours };
}

interface Tagged {
  readonly tags: readonly string[];
}
type TagChange = { readonly tag: string; readonly line: Difference };

export function tagChanges(kept: Tagged, told: Tagged, isDropped: (key: string) => boolean): readonly TagChange[] {
  const present = new Set(kept.tags.map(tagKey));
  return tidyTags(told.tags)
    .filter((tag) => !present.has(tagKey(tag)) && !isDropped(tagKey(tag)))
    .map((tag) => ({
      tag,
      line: { what: 'tag', after: tag, isYours: false, isChosen: true, key: keyOf(['tag', tag]) },
    }));
}

function memberChange(person: Person, { members = [] }: Contact): readonly Change[] {
  const present = person.members ?? [];
  if (JSON.stringify(present.toSorted()) === JSON.stringify(members.toSorted())) return [];
  const line = { what: 'members' as const, before: present.length, after: members.length };
  // A list that only got shorter may be one that the program did not write out.
  const isChosen = members.some((member) => !present.includes(member));
  return [{ members, line: { ...line, isYours: false, isChosen, key: keyOf(['members', members]) } }];
}

export const keyOf = (what: unknown): string => linkKey(JSON.stringify(sorted(what)));

function bare({ from: _from, ...fact }: BareFact): BareFact {
  return fact;
}

function withoutOrigin({ from: _from, ...job }: FileJob): FileJob {
  return job;
}
