import type { CsvField, Quote } from '../../../src-shared/exchange-contract';

export const CSV_FIELD_NAMES: Readonly<Record<CsvField, string>> = {
  skip: 'Leave out',
  keep: 'Keep word for word',
  fullName: 'Whole name',
  given: 'Given name',
  family: 'Family name',
  additional: 'Middle names',
  prefix: 'Title (Dr, Dame)',
  suffix: 'Suffix (KC, Jr)',
  nickname: 'Known as',
  organisation: 'Client or organisation',
  department: 'Department',
  title: 'Job title',
  email: 'E-mail',
  phone: 'Phone',
  mobile: 'Mobile',
  workPhone: 'Office phone',
  homePhone: 'Home phone',
  fax: 'Fax',
  url: 'Web page',
  street: 'Street',
  locality: 'Town',
  region: 'Region',
  postalCode: 'Postal code',
  country: 'Country',
  birthday: 'Birthday',
  anniversary: 'Anniversary',
  note: 'Note',
  tags: 'Tags',
};

export const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  ',': 'Commas',
  ';': 'Semicolons',
  '\t': 'Tabs',
  '|': 'Bars',
};

export const QUOTE_NAMES: Readonly<Record<Quote, string>> = {
  '"': 'Double quotes',
  "'": 'Single quotes',
  none: 'Nothing',
};

/** Encodings to choose from by hand, by their labels in the WHATWG Encoding Standard. */
export const ENCODINGS: readonly string[] = [
  'utf-8',
  'windows-1252',
  'utf-16le',
  'utf-16be',
  'iso-8859-2',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
];
