import type { Basis, PreferenceTopic } from '../../../src-shared/book/fact';
import type { RelationType } from '../../../src-shared/book/records';
import type { Gap } from '../../../src-shared/vault-contract';

export const BASIS_NAMES: Readonly<Record<Basis, string>> = {
  brought: 'Brought with me',
  own: 'My own acquaintance',
  public: 'Public',
  matter: 'Met on a matter',
  firm: 'From the firm’s system',
  colleague: 'From a colleague',
  undecided: 'Undecided',
};

export const TOPIC_NAMES: Readonly<Record<PreferenceTopic, string>> = {
  restaurant: 'Restaurant',
  gift: 'Gifts',
  diet: 'Diet',
  language: 'Language',
  family: 'Family',
  other: 'Preference',
};

/** What the other person is to this one. */
export const RELATION_NAMES: Readonly<Record<RelationType, string>> = {
  spouse: 'Spouse',
  partner: 'Partner',
  parent: 'Parent',
  child: 'Child',
  sibling: 'Brother or sister',
  friend: 'Friend',
  colleague: 'Colleague',
  assistant: 'Assistant',
  assists: 'Assists',
  manager: 'Manager',
  reports: 'Reports to them',
  introducedBy: 'Introduced by',
  introduced: 'Introduced',
  other: 'Knows',
};

export const GAP_NAMES: Readonly<Record<Gap, string>> = {
  'no-reach': 'No e-mail or phone',
  'no-client': 'No client',
  'no-birthday': 'No birthday',
  undecided: 'Where from: undecided',
};

export const FLAG_NAMES = {
  neverPublish: 'Never publish',
  informationBarrier: 'Information barrier',
  group: 'Groups',
} as const;

/** What a flag does, said where it is set and where it stands. */
export const FLAG_MEANINGS = {
  neverPublish: 'No summary about this record can be sent to the firm.',
  informationBarrier: 'You keep this apart from colleagues. Nothing about it can be sent to the firm.',
  covenantUntil: 'A restrictive covenant binds you here until this day.',
} as const;
