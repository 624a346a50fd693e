import type { CsvField } from '../../../src-shared/exchange-contract';

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
