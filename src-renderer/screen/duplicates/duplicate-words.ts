import type { AgainstDuplicate, DuplicateReason } from '../../../src-shared/vault-contract';
import { assertNever } from '../../../src-shared/result';
import { plural } from '../../look';

/** "2 people may be in the book twice". */
export const sayTwice = (people: number): string => `${plural(people, 'person', 'people')} may be in the book twice`;

/** "The same phone, +44 7400 123456." One reason, as a sentence. */
export function sayReason(reason: DuplicateReason): string {
  switch (reason.kind) {
    case 'email':
      return `The same e-mail, ${reason.value}`;
    case 'phone':
      return `The same phone, ${reason.value}`;
    case 'client':
      return `The same client, ${reason.value}`;
    case 'domain':
      return `The same client, by the e-mail domain ${reason.value}`;
    case 'birthday':
      return 'The same birthday';
    case 'name':
      return sayNames(reason);
    default:
      return assertNever(reason);
  }
}

type NameReason = Extract<DuplicateReason, { kind: 'name' }>;

const WAYS: Readonly<Record<NameReason['ways'][number], string>> = {
  swapped: 'turned round',
  nickname: 'a pet name',
  spelling: 'another spelling',
  initial: 'an initial',
  slip: 'perhaps a slip of the keyboard',
  part: 'one name more',
};

function sayNames({ tie, ways }: NameReason): string {
  if (tie === 'family-differs') return 'The same first name, another family name';
  if (tie === 'part') return 'One name of the other';
  const how = ways.map((way) => WAYS[way]).join(', ');
  return how === '' ? 'The same name' : `Names alike: ${how}`;
}

export const AGAINST: Readonly<Record<AgainstDuplicate, string>> = {
  generation: 'One of them is a junior or senior: perhaps parent and child.',
  birthday: 'Their birthdays differ.',
  'middle-name': 'Their second names differ.',
  shared: 'What they have in common need not be theirs alone.',
};

/** The reason that says most, in a word, for the list. */
export function shortReason([first]: readonly DuplicateReason[]): string {
  switch (first?.kind) {
    case 'email':
      return 'e-mail';
    case 'phone':
      return 'phone';
    case 'client':
    case 'domain':
      return 'client';
    case 'birthday':
      return 'birthday';
    case 'name':
    case undefined:
      return 'name';
    default:
      return assertNever(first);
  }
}
