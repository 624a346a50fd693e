import { BAILIWICK } from '../../../src-shared/contact-writers/words';
import type { FilePreview } from '../../../src-shared/exchange-contract';

/** What vCard's properties hold (RFC 6350, and what Apple and others add); the other formats are read as these. */
const PROPERTY_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    FN: 'Whole name',
    N: 'Parts of the name',
    NICKNAME: 'Known as',
    'X-PHONETIC-FIRST-NAME': 'Given name as spoken',
    'X-PHONETIC-LAST-NAME': 'Family name as spoken',
    EMAIL: 'E-mail',
    TEL: 'Phone',
    URL: 'Web page',
    ADR: 'Address',
    ORG: 'Organisation',
    TITLE: 'Job title',
    ROLE: 'Role',
    BDAY: 'Birthday',
    ANNIVERSARY: 'Anniversary',
    'X-ANNIVERSARY': 'Anniversary',
    'X-ABDATE': 'Another day',
    NOTE: 'Note',
    CATEGORIES: 'Tags',
    UID: 'Identifier',
    KIND: 'Person, group or company',
    MEMBER: 'Member of a group',
    PHOTO: 'Photo',
    IMPP: 'Message handle',
    SOCIALPROFILE: 'Profile at a service',
    'X-SOCIALPROFILE': 'Profile at a service',
    RELATED: 'Related person',
    'X-ABRELATEDNAMES': 'Related person',
    'X-MAIDENNAME': 'Maiden name',
    REV: 'Last change',
    PRODID: 'Program that wrote it',
    'X-ABSHOWAS': 'Shown as person or company',
    [BAILIWICK.preference]: 'Preference',
    [BAILIWICK.custom]: 'Fact of your own',
    [BAILIWICK.handle]: 'Message handle',
    [BAILIWICK.birthday]: 'Birthday',
    [BAILIWICK.anniversary]: 'Anniversary',
    [BAILIWICK.flag]: 'Flag',
    [BAILIWICK.alias]: 'Another name of a client',
    [BAILIWICK.domain]: 'Domain of a client',
    [BAILIWICK.sector]: 'Sector of a client',
    [BAILIWICK.reference]: 'Number of a client',
    [BAILIWICK.origin]: 'Where it came from',
    [BAILIWICK.since]: 'Since when',
    [BAILIWICK.until]: 'Until when',
    [BAILIWICK.past]: 'Formerly',
  }),
);

/** Formats that write these names themselves. */
const WRITES_THEM = new Set<FilePreview['format']>(['vcard', 'jcard', 'xcard']);

type Source = Pick<FilePreview, 'format' | 'program'>;

/** A table's columns are called what its header says; Bailiwick's own tables are read as cards. */
export const hasColumns = ({ format, program }: Source): boolean => format === 'csv' && program !== 'Bailiwick';

export interface SaidProperty {
  readonly words: string;
  /** Its name in the file, where that is another. */
  readonly name?: string;
}

/** A property or column, in a partner's words where it is known. */
export function sayProperty(what: string, source: Source): SaidProperty {
  const words = hasColumns(source) ? undefined : PROPERTY_WORDS.get(what);
  if (words === undefined) return { words: what };
  return { words, ...(WRITES_THEM.has(source.format) && { name: what }) };
}
