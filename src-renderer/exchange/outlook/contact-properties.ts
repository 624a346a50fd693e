import type { Address } from '../../../src-shared/book/fact';

/**
 * Properties of contacts (MS-OXOCNTC, MS-OXPROPS): tags, and named ones with A for the set of addresses and C for the
 * common set.
 */
export const NAME_PARTS = {
  display: '3001',
  fileAs: 'A8005',
  given: '3A06',
  family: '3A11',
  additional: '3A44',
  prefix: '3A45',
  suffix: '3A05',
  nickname: '3A4F',
  phoneticGiven: 'A802C',
  phoneticFamily: 'A802D',
} as const;

export const ORGANISATION = { name: '3A16', department: '3A18', title: '3A17' } as const;

/** Telephones in the order in which Outlook shows them, with their types. */
export const PHONES: readonly (readonly [key: string, ...types: string[]])[] = [
  ['3A08', 'work'],
  ['3A1B', 'work'],
  ['3A57', 'main'],
  ['3A09', 'home'],
  ['3A2F', 'home'],
  ['3A1C', 'cell'],
  ['3A1A', 'voice'],
  ['3A1F'],
  ['3A02', 'callback'],
  ['3A1E', 'car'],
  ['3A1D', 'radio'],
  ['3A21', 'pager'],
  ['3A2E', 'assistant'],
  ['3A24', 'work', 'fax'],
  ['3A25', 'home', 'fax'],
  ['3A23', 'fax'],
  ['3A2D', 'isdn'],
  ['3A2C', 'telex'],
  ['3A4B', 'textphone'],
];

/** The three e-mail addresses: the address, its kind, and what it was before Exchange changed it. */
export const EMAILS: readonly { readonly address: string; readonly kind: string; readonly original: string }[] = [
  { address: 'A8083', kind: 'A8082', original: 'A8084' },
  { address: 'A8093', kind: 'A8092', original: 'A8094' },
  { address: 'A80A3', kind: 'A80A2', original: 'A80A4' },
];

export interface Place {
  readonly type: string;
  /** The whole address as one text: where its parts are not there. */
  readonly whole: string;
  readonly parts: readonly (readonly [part: keyof Address, key: string])[];
}

const place = (type: string, whole: string, keys: readonly [string, string, string, string, string, string]): Place => ({
  type,
  whole,
  parts: (['poBox', 'street', 'locality', 'region', 'postalCode', 'country'] as const).map((part, index) => [
    part,
    keys[index] ?? '',
  ]),
});

export const PLACES: readonly Place[] = [
  place('work', 'A801B', ['A804A', 'A8045', 'A8046', 'A8047', 'A8048', 'A8049']),
  place('home', 'A801A', ['3A5E', '3A5D', '3A59', '3A5C', '3A5B', '3A5A']),
  place('', 'A801C', ['3A64', '3A63', '3A5F', '3A62', '3A61', '3A60']),
];

/** Where Outlook repeats the address that letters go to; named here so that it is not kept a second time. */
export const REPEATED = new Set([
  ...['3A15', '3A26', '3A27', '3A28', '3A29', '3A2A', '3A2B'],
  // Display names and sort keys that it makes of the others: subject, file-as of the e-mail addresses, transmittable.
  ...['0037', '0070', '0E1D', '3A20', '3A40', 'A8080', 'A8090', 'A80A0', 'A8094', 'A80A4', 'A8084'],
  ...['A8082', 'A8092', 'A80A2', 'A80DD', 'A8022', '001A', 'A8023', 'A80E0', 'A802E'],
]);

export const URLS: readonly (readonly [key: string, type: string])[] = [
  ['3A51', 'work'],
  ['A802B', 'work'],
  ['3A50', 'home'],
];

/** Whom a contact names, by what they are to it. */
export const RELATED: readonly (readonly [key: string, type: string])[] = [
  ['3A48', 'spouse'],
  ['3A58', 'child'],
  ['3A4E', 'manager'],
  ['3A30', 'assistant'],
];

/** Days: where Outlook keeps the local one, and where only the instant. */
export const DAYS = [
  { property: 'BDAY', local: 'A80DE', instant: '3A42' },
  { property: 'ANNIVERSARY', local: 'A80DF', instant: '3A41' },
] as const;

/** What Outlook calls the properties of a person that the book has no field for. */
export const KEPT: ReadonlyMap<string, string> = new Map([
  ['3A46', 'Profession'],
  ['3A0A', 'Initials'],
  ['3A0D', 'Location'],
  ['3A19', 'Office location'],
  ['3A0B', 'Keyword'],
  ['3A0C', 'Language'],
  ['3A10', 'Organizational ID number'],
  ['3A00', 'Account'],
  ['3A07', 'Government ID number'],
  ['3A49', 'Computer network name'],
  ['3A4A', 'Customer ID'],
  ['3A4C', 'FTP site'],
  ['3A42', 'Birthday'],
  ['3A43', 'Hobbies'],
  ['3A47', 'Preferred by name'],
  ['3A4D', 'Gender'],
  ['3A0F', 'MHS common name'],
  ['A80D8', 'Internet free/busy address'],
  ['A804F', 'User field 1'],
  ['A8050', 'User field 2'],
  ['A8051', 'User field 3'],
  ['A8052', 'User field 4'],
  ['C8539', 'Companies'],
  ['C8535', 'Billing information'],
  ['C8534', 'Mileage'],
  ['A8005', 'File as'],
  ['A802E', 'Company Yomi'],
  ['A80B3', 'Business fax as e-mail'],
  ['A80C3', 'Home fax as e-mail'],
  ['A80D3', 'Other fax as e-mail'],
]);

export const OTHERS = {
  note: '1000',
  richNote: '1009',
  htmlNote: '1013',
  chat: 'A8062',
  categories: 'Keywords',
  searchKey: '300B',
  messageClass: '001A',
  listName: 'A8053',
  members: 'A8055',
  oneOffMembers: 'A8054',
  isPicture: '7FFF',
  data: '3701',
  fileName: '3707',
  private: 'C8506',
} as const;
