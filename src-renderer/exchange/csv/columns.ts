import type { Address } from '../../../src-shared/book/fact';
import type { CsvField } from '../../../src-shared/exchange-contract';
import { assertNever } from '../../../src-shared/result';

export type NameColumn =
  'display' | 'given' | 'family' | 'additional' | 'prefix' | 'suffix' | 'nickname' | 'phoneticGiven' | 'phoneticFamily';

/** What the cells of a column are read as. `of` ties the columns of one entry together (Google's "Phone 2 - …"). */
export type Column =
  | { readonly kind: 'skip' | 'keep' | 'tags' }
  | { readonly kind: 'name'; readonly part: NameColumn }
  | {
      readonly kind: 'email' | 'phone' | 'url' | 'handle';
      readonly types: readonly string[];
      readonly of?: string;
      /** Chat service that the column names. */
      readonly service?: string;
      /** Several values in a cell, with commas or semicolons. */
      readonly isList?: true;
    }
  | { readonly kind: 'note' | 'custom' | 'related' | 'event'; readonly of?: string; readonly relation?: string }
  | { readonly kind: 'label' | 'service'; readonly of: string }
  | { readonly kind: 'address'; readonly of: string; readonly part: keyof Address; readonly types: readonly string[] }
  | { readonly kind: 'organisation'; readonly of: string; readonly part: 'name' | 'department' | 'title' }
  | { readonly kind: 'date'; readonly fact: 'birthday' | 'anniversary'; readonly part?: 'year' | 'month' | 'day' };

export const KEEP: Column = { kind: 'keep' };

/** The field that the mapping table shows for a column. */
export function fieldOfColumn(column: Column): CsvField {
  switch (column.kind) {
    case 'name':
      return NAME_FIELDS[column.part];
    case 'organisation':
      return column.part === 'name' ? 'organisation' : column.part;
    case 'address':
      return ADDRESS_FIELDS[column.part] ?? 'keep';
    case 'phone':
      return phoneField(column.types);
    case 'date':
      return column.part === undefined ? column.fact : 'keep';
    case 'email':
    case 'url':
    case 'note':
    case 'tags':
    case 'skip':
    case 'keep':
      return column.kind;
    case 'custom':
    case 'event':
    case 'handle':
    case 'label':
    case 'related':
    case 'service':
      return 'keep';
    default:
      return assertNever(column);
  }
}

const NAME_FIELDS: Readonly<Record<NameColumn, CsvField>> = {
  display: 'fullName',
  given: 'given',
  family: 'family',
  additional: 'additional',
  prefix: 'prefix',
  suffix: 'suffix',
  nickname: 'nickname',
  phoneticGiven: 'keep',
  phoneticFamily: 'keep',
};

const ADDRESS_FIELDS: Readonly<Partial<Record<keyof Address, CsvField>>> = {
  street: 'street',
  locality: 'locality',
  region: 'region',
  postalCode: 'postalCode',
  country: 'country',
};

function phoneField(types: readonly string[]): CsvField {
  if (types.includes('fax')) return 'fax';
  if (types.includes('cell')) return 'mobile';
  if (types.includes('work')) return 'workPhone';
  return types.includes('home') ? 'homePhone' : 'phone';
}

/** The column that a field chosen by hand makes of it. */
export function columnOfField(field: CsvField): Column {
  const name = (Object.keys(NAME_FIELDS) as NameColumn[]).find((part) => NAME_FIELDS[part] === field);
  if (name !== undefined && field !== 'keep') return { kind: 'name', part: name };
  const address = (Object.keys(ADDRESS_FIELDS) as (keyof Address)[]).find((part) => ADDRESS_FIELDS[part] === field);
  if (address !== undefined) return { kind: 'address', of: 'mapped', part: address, types: [] };
  return OTHER_COLUMNS[field] ?? KEEP;
}

const OTHER_COLUMNS: Readonly<Partial<Record<CsvField, Column>>> = {
  skip: { kind: 'skip' },
  organisation: { kind: 'organisation', of: '', part: 'name' },
  department: { kind: 'organisation', of: '', part: 'department' },
  title: { kind: 'organisation', of: '', part: 'title' },
  email: { kind: 'email', types: [] },
  phone: { kind: 'phone', types: [] },
  mobile: { kind: 'phone', types: ['cell'] },
  workPhone: { kind: 'phone', types: ['work'] },
  homePhone: { kind: 'phone', types: ['home'] },
  fax: { kind: 'phone', types: ['fax'] },
  url: { kind: 'url', types: [] },
  birthday: { kind: 'date', fact: 'birthday' },
  anniversary: { kind: 'date', fact: 'anniversary' },
  note: { kind: 'note' },
  tags: { kind: 'tags' },
};
