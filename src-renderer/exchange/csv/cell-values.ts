/** Google puts several values into one cell. */
const GOOGLE_SEPARATOR = ' ::: ';

export const splitCell = (cell: string, isList: boolean): string[] =>
  (isList ? cell.split(/[,;]\s*/) : cell.split(GOOGLE_SEPARATOR))
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** Google's own labels, which group nobody. */
const GOOGLE_LABELS = /^\* ?(?:myContacts|My Contacts|starred|Starred.*|Other Contacts|friends|family|coworkers)$/;

/** Tags of a cell: " ::: " between Google's, semicolons between Outlook's, commas elsewhere. */
export function splitTags(cell: string): string[] {
  const separator = cell.includes(':::') ? /\s*:::\s*/ : cell.includes(';') ? /\s*;\s*/ : /\s*,\s*/;
  return cell
    .split(separator)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '' && !GOOGLE_LABELS.test(tag))
    .map((tag) => tag.replace(/^\* ?/, ''));
}

export interface EntryLabel {
  readonly isPreferred: boolean;
  readonly types: readonly string[];
  readonly label?: string;
}

const TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['home', ['home']],
  ['work', ['work']],
  ['other', []],
  ['mobile', ['cell']],
  ['workmobile', ['work', 'cell']],
  ['homefax', ['home', 'fax']],
  ['workfax', ['work', 'fax']],
  ['otherfax', ['fax']],
  ['fax', ['fax']],
  ['pager', ['pager']],
  ['main', ['main']],
]);

/** "* Work" is Google's preferred work entry; a label of the partner's own stays one. */
export function readEntryLabel(cell: string): EntryLabel {
  const isPreferred = cell.trim().startsWith('*');
  const label = cell.trim().replace(/^\*\s*/, '');
  const types = TYPES.get(label.toLowerCase().replaceAll(' ', ''));
  if (types || label === '') return { isPreferred, types: types ?? [] };
  return { isPreferred, types: [], label };
}
