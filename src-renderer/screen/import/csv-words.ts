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

/**
 * Encodings to choose from by hand, and every one that is found without asking, by their labels in the WHATWG Encoding
 * Standard.
 */
export const ENCODING_NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'Any language (UTF-8)',
  'utf-16le': 'Any language (UTF-16, little-endian)',
  'utf-16be': 'Any language (UTF-16, big-endian)',
  'windows-1252': 'Western European (Windows-1252)',
  'windows-1250': 'Central European (Windows-1250)',
  'iso-8859-2': 'Central European (ISO 8859-2)',
  'windows-1253': 'Greek (Windows-1253)',
  'windows-1254': 'Turkish (Windows-1254)',
  'windows-1257': 'Baltic (Windows-1257)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  'koi8-r': 'Cyrillic (KOI8-R)',
  'iso-8859-5': 'Cyrillic (ISO 8859-5)',
  'windows-1255': 'Hebrew (Windows-1255)',
  'windows-1256': 'Arabic (Windows-1256)',
  'windows-874': 'Thai (Windows-874)',
  shift_jis: 'Japanese (Shift JIS)',
  'euc-jp': 'Japanese (EUC-JP)',
  gb18030: 'Simplified Chinese (GB 18030)',
  big5: 'Traditional Chinese (Big5)',
  'euc-kr': 'Korean (EUC-KR)',
};
