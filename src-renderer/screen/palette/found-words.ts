import type { FoundIn } from '../../../src-shared/vault-contract';

/** What stands before the words that were found. */
export const FOUND_IN_NAMES: Readonly<Record<FoundIn['what'], string>> = {
  name: 'Also named',
  work: 'Work',
  tag: 'Tag',
  domain: 'Domain',
  reference: 'Number',
  email: 'E-mail',
  phone: 'Phone',
  address: 'Town',
  url: 'Web',
  handle: 'Message',
  preference: 'Preference',
  note: 'Note',
  custom: 'Fact',
  // Cannot be searched for.
  birthday: 'Birthday',
  anniversary: 'Anniversary',
  photo: 'Photo',
  verbatim: 'Word for word',
};
