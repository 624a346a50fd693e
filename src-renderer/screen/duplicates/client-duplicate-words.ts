import { assertNever } from '../../../src-shared/result';
import type { AgainstClient, ClientReason } from '../../../src-shared/vault-contract';
import { plural } from '../../look';

export const sayClientsTwice = (clients: number): string =>
  `${plural(clients, 'client', 'clients')} may be in the book twice`;

type NameTie = Extract<ClientReason, { kind: 'name' }>['tie'];

const NAME_WORDS: Readonly<Record<NameTie, string>> = {
  same: 'The same name',
  form: 'The same name but for the legal form',
  spelling: 'Names that are spelt otherwise and sound alike',
  slip: 'Names alike: perhaps a slip of the keyboard',
  part: 'One name is part of the other',
  initials: 'One name is the other’s initials',
};

/** "The same domain, nordhavn.example". */
export function sayClientReason(reason: ClientReason): string {
  switch (reason.kind) {
    case 'name':
      return NAME_WORDS[reason.tie];
    case 'alias':
      return 'One is also known by the other’s name';
    case 'domain':
      return `The same domain, ${reason.value}`;
    case 'phone':
      return `The same phone, ${reason.value}`;
    case 'reference':
      return `The same number in the firm’s systems, ${reason.value}`;
    default:
      return assertNever(reason);
  }
}

export const AGAINST_CLIENT: Readonly<Record<AgainstClient, string>> = {
  'legal-form': 'Their legal forms differ: perhaps two companies of one group.',
  domain: 'Their domains differ.',
  reference: 'The firm’s systems have a number for each.',
  shared: 'What they have in common is others’ too: perhaps a group, or an office they share.',
};

const SHORT: Readonly<Record<ClientReason['kind'], string>> = {
  name: 'name',
  alias: 'other name',
  domain: 'domain',
  phone: 'phone',
  reference: 'number',
};

/** The reason that says most, in a word, for the list. */
export const shortClientReason = ([first]: readonly ClientReason[]): string => SHORT[first?.kind ?? 'name'];
