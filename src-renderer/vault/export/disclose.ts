import type { Origin } from '../../../src-shared/book/fact';
import type { Matter, Person } from '../../../src-shared/book/records';
import type { Disclosure, DisclosedLine } from '../../../src-shared/contact-writers/disclosure';
import type { AppError } from '../../../src-shared/errors';
import type { PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { Book } from '../book/book';
import { nameOfClient, nameOfPerson, personDetail } from '../book/details';
import { organisationOf } from '../book/summaries/person';
import { labelOf, sayRole, sayTie, sayWhereFrom, textOf, type SayDay } from './disclosed-words';

interface Telling {
  readonly book: Book;
  readonly sayDay: SayDay;
}

/** All that the book holds about one person. `published`: what the firm was told, in its own words. */
export async function disclose(
  telling: Telling,
  id: PersonId,
  published: readonly string[],
): Promise<Result<{ readonly person: Person; readonly disclosure: Disclosure }, AppError>> {
  const { book, sayDay } = telling;
  const detail = await personDetail(book, id);
  if (!detail.ok) return detail;
  const { person, matters } = detail.value;
  if (person.id !== id) return err({ kind: 'not-found', what: 'person' });
  const isOf = (...kinds: readonly string[]): readonly DisclosedLine[] =>
    person.facts.filter(({ kind }) => kinds.includes(kind)).map((fact) => factLine(person, fact, sayDay));
  const said = [...isOf('email', 'phone', 'address', 'url', 'handle'), ...isOf('birthday', 'anniversary')];
  return ok({
    person,
    disclosure: {
      name: person.name.display,
      madeAt: book.now(),
      sections: [
        { title: 'Name', lines: nameLines(person) },
        { title: 'Work', lines: workLines(telling, person) },
        { title: 'Ways to reach, and days', lines: said },
        { title: 'Preferences and notes', lines: isOf('preference', 'note', 'custom') },
        { title: 'Photo', lines: isOf('photo') },
        { title: 'Ties to other people', lines: tieLines(book, person) },
        { title: 'Matters', lines: matters.map((matter) => matterLine(telling, matter)) },
        { title: 'Told to the firm', lines: published.map((text) => ({ label: 'Summary', text })) },
        { title: 'Marks', lines: markLines(person, sayDay) },
        { title: 'Kept word for word from files', lines: isOf('verbatim') },
        { title: 'The record itself', lines: recordLines(telling, person) },
      ].filter(({ lines }) => lines.length > 0),
    },
  });
}

function factLine({ origins }: Person, fact: Person['facts'][number], sayDay: SayDay): DisclosedLine {
  const origin = origins[fact.from];
  const picture = fact.kind === 'photo' && { picture: { mediaType: fact.mediaType, base64: fact.value } };
  return { label: labelOf(fact), text: textOf(fact, sayDay), ...fromOf(origin, sayDay), ...picture };
}

const fromOf = (origin: Origin | undefined, sayDay: SayDay): Pick<DisclosedLine, 'origin'> =>
  origin ? { origin: sayWhereFrom(origin, sayDay) } : {};

function nameLines({ kind, name }: Person): readonly DisclosedLine[] {
  const { display, ...parts } = name;
  return [
    { label: kind === 'group' ? 'Group' : 'Name', text: display },
    ...Object.entries(parts).flatMap(([part, text]) => (text ? [{ label: capital(sayTie(part)), text }] : [])),
  ];
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const workLines = ({ book, sayDay }: Telling, { roles, origins }: Person): readonly DisclosedLine[] =>
  roles.map((role) => {
    const client = organisationOf(role, (id) => nameOfClient(book, id));
    return { label: 'Position', text: sayRole(role, client, sayDay), ...fromOf(origins[role.from], sayDay) };
  });

const tieLines = (book: Book, { relations, related = [], members = [] }: Person): readonly DisclosedLine[] => [
  ...relations.map(({ to, type, note }) => ({
    label: capital(sayTie(type)),
    text: [nameOfPerson(book, to) ?? 'somebody no longer in the book', note].filter(Boolean).join('; '),
  })),
  ...related.map(({ who, type, note }) => ({
    label: capital(sayTie(type)),
    text: [who, note].filter(Boolean).join('; '),
  })),
  ...members.map((text) => ({ label: 'Member', text })),
];

function matterLine({ book, sayDay }: Telling, matter: Matter): DisclosedLine {
  const { title, clientId, organisation, status, openedOn, closedOn, ledBy, note } = matter;
  const client = clientId === undefined ? organisation : nameOfClient(book, clientId);
  const span = [status, openedOn && `opened ${sayDay(openedOn)}`, closedOn && `closed ${sayDay(closedOn)}`]
    .filter(Boolean)
    .join(', ');
  return { label: 'Matter', text: [title, client, span, ledBy, note].filter(Boolean).join('\n') };
}

const markLines = ({ tags, flags }: Person, sayDay: SayDay): readonly DisclosedLine[] => [
  ...tags.map((text) => ({ label: 'Tag', text })),
  ...(flags.neverPublish ? [{ label: 'Flag', text: 'never told to the firm' }] : []),
  ...(flags.informationBarrier ? [{ label: 'Flag', text: 'kept apart from colleagues' }] : []),
  ...(flags.covenantUntil === undefined ? [] : [{ label: 'Covenant until', text: sayDay(flags.covenantUntil) }]),
];

function recordLines(telling: Telling, person: Person): readonly DisclosedLine[] {
  const dayOf = (instant: string) => telling.sayDay(instant.slice(0, 10));
  const { createdAt, updatedAt, version, sourceUids, mergedFrom = [], earlier } = person;
  return [
    { label: 'Held since', text: dayOf(createdAt) },
    { label: 'Last changed', text: `${dayOf(updatedAt)}, version ${version}` },
    ...sourceUids.map((text) => ({ label: 'Known elsewhere as', text })),
    ...mergedFrom.map(({ at, person: part }) => ({
      label: `Merged on ${dayOf(at)}`,
      text: sayFormer(telling, part),
    })),
    ...(earlier ? [{ label: `Until ${dayOf(earlier.at)}`, text: sayFormer(telling, earlier) }] : []),
  ];
}

/** What a record said before it was merged, or before a file brought it up to date: kept so that both can be taken back. */
const sayFormer = (
  { book, sayDay }: Telling,
  { name, roles, facts }: Pick<Person, 'name' | 'roles' | 'facts'>,
): string =>
  [
    name.display,
    ...roles.map((role) =>
      sayRole(
        role,
        organisationOf(role, (id) => nameOfClient(book, id)),
        sayDay,
      ),
    ),
    ...facts.map((fact) => `${labelOf(fact)}: ${textOf(fact, sayDay)}`),
  ].join('\n');
