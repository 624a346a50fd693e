/**
 * The words of Bailiwick's own that vCard has none for. They start with X-BAILIWICK- in properties and parameters
 * (RFC 6350 §6.10), so that other programs leave them alone and a re-import finds everything again.
 */
export const BAILIWICK = {
  /** Value: a text. TYPE: the topic. */
  preference: 'X-BAILIWICK-PREFERENCE',
  custom: 'X-BAILIWICK-CUSTOM',
  /** A chat name that is no URI. */
  handle: 'X-BAILIWICK-HANDLE',
  /** A date that BDAY or ANNIVERSARY of the format cannot say, and every one after the first. */
  birthday: 'X-BAILIWICK-BIRTHDAY',
  anniversary: 'X-BAILIWICK-ANNIVERSARY',
  /** Value: `never-publish`, `information-barrier`, or `covenant-until` with the date after a semicolon. */
  flag: 'X-BAILIWICK-FLAG',
  /** Of an organisation, one each: another name, a web or e-mail domain, its sector. */
  alias: 'X-BAILIWICK-ALIAS',
  domain: 'X-BAILIWICK-DOMAIN',
  sector: 'X-BAILIWICK-SECTOR',
  /** Structured: what the number is called; the number. */
  reference: 'X-BAILIWICK-REFERENCE',
  /** Structured: source; instant; basis; file; program; whose list. Facts and jobs name one by position, from 0. */
  origin: 'X-BAILIWICK-ORIGIN',
  /** In the group of an ORG: since when, until when, and that it is past. */
  since: 'X-BAILIWICK-SINCE',
  until: 'X-BAILIWICK-UNTIL',
  past: 'X-BAILIWICK-PAST',
  /** A column of a CSV file kept word for word. Parameter X-BAILIWICK-COLUMN: its name. */
  column: 'X-BAILIWICK-CSV',
  /** The same for an attribute of LDIF and for a property of Outlook. */
  ldif: 'X-BAILIWICK-LDIF',
  outlook: 'X-BAILIWICK-OUTLOOK',
  /** The origin of the line after it, which is kept word for word and takes no parameter of ours. */
  verbatimFrom: 'X-BAILIWICK-VERBATIM-FROM',
  /** A line kept word for word, whole: in formats that have another form for lines. */
  line: 'X-BAILIWICK-LINE',
  /** Parameters. */
  from: 'X-BAILIWICK-FROM',
  columnName: 'X-BAILIWICK-COLUMN',
  /** Of an ORG: the UID of the client's own card, where another client bears the same name. */
  clientUid: 'X-BAILIWICK-CLIENT',
  /** What the partner noted beside a related person. */
  relatedNote: 'X-BAILIWICK-NOTE',
  /** In CSV files: what a cell's fact has beside its value. Parameter X-BAILIWICK-CELL: the column. */
  mark: 'X-BAILIWICK-MARK',
  cell: 'X-BAILIWICK-CELL',
} as const;

/** The attribute of our LDIF files that holds a content line. */
export const BAILIWICK_ATTRIBUTE = 'bailiwickLine';

/** Groups that hold an ORG and what belongs to it start so. */
export const ORGANISATION_GROUP = 'bwo';

/** PRODID of the files we write. */
export const PRODUCT = '-//Bailiwick//Bailiwick 1//EN';

/** `from` of a fact that names no origin, in a contact that has some. */
export const NO_ORIGIN = 'none';
