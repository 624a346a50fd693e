import type { Contact } from '../../../src-shared/book/contact';
import type { BareFact } from '../../../src-shared/book/fact';
import { assertNever } from '../../../src-shared/result';

/** Counts what kinds of data a file holds, in the words of the letter. */
export interface Tally {
  readonly add: (contact: Contact) => void;
  /** "names", "e-mails (1,204)"; in a fixed order, empty ones left out. */
  readonly classes: () => readonly string[];
}

const ORDER = [
  'e-mails',
  'phones',
  'addresses',
  'employers and titles',
  'other names, domains and numbers of clients',
  'birthdays',
  'anniversaries',
  'web and social addresses',
  'notes',
  'family preferences',
  'restaurant preferences',
  'gift preferences',
  'dietary preferences',
  'language preferences',
  'other preferences',
  'tags',
  'relations',
  'group members',
  'photos',
  'own fields',
  'fields kept word for word',
  'information barriers and other flags',
  'where each fact came from',
] as const;
type DataClass = (typeof ORDER)[number];

export function createTally(): Tally {
  const counts = new Map<DataClass, number>();
  const add = (kind: DataClass, count: number) => counts.set(kind, (counts.get(kind) ?? 0) + count);
  return {
    add: (contact) => {
      for (const fact of contact.facts) add(classOf(fact), 1);
      // A client's own name stands there again for other programs.
      if (contact.kind !== 'org') add('employers and titles', contact.organisations.length);
      add('other names, domains and numbers of clients', countOf(contact.client));
      add('tags', contact.tags.length);
      add('relations', contact.related?.length ?? 0);
      add('group members', contact.members?.length ?? 0);
      add('information barriers and other flags', Object.keys(contact.flags ?? {}).length);
      add('where each fact came from', contact.origins?.length ?? 0);
    },
    classes: () => [
      'names',
      ...ORDER.flatMap((kind) => {
        const count = counts.get(kind) ?? 0;
        return count === 0 ? [] : [`${kind} (${count.toLocaleString('en')})`];
      }),
    ],
  };
}

const countOf = ({
  aliases = [],
  domains = [],
  references = [],
  sector,
}: NonNullable<Contact['client']> = {}): number =>
  aliases.length + domains.length + references.length + (sector === undefined ? 0 : 1);

function classOf(fact: BareFact): DataClass {
  switch (fact.kind) {
    case 'email':
      return 'e-mails';
    case 'phone':
      return 'phones';
    case 'address':
      return 'addresses';
    case 'birthday':
      return 'birthdays';
    case 'anniversary':
      return 'anniversaries';
    case 'url':
    case 'handle':
      return 'web and social addresses';
    case 'note':
      return 'notes';
    case 'preference':
      return preferenceClass(fact.topic);
    case 'photo':
      return 'photos';
    case 'custom':
      return 'own fields';
    case 'verbatim':
      return 'fields kept word for word';
    default:
      return assertNever(fact);
  }
}

function preferenceClass(topic: Extract<BareFact, { kind: 'preference' }>['topic']): DataClass {
  switch (topic) {
    case 'family':
      return 'family preferences';
    case 'restaurant':
      return 'restaurant preferences';
    case 'gift':
      return 'gift preferences';
    case 'diet':
      return 'dietary preferences';
    case 'language':
      return 'language preferences';
    case 'other':
      return 'other preferences';
    default:
      return assertNever(topic);
  }
}
