import type { MapiProperties } from './mapi-values';

/** A contact or distribution list of Outlook, however its file holds it. */
export interface MapiItem {
  readonly properties: MapiProperties;
  readonly attachments: readonly MapiProperties[];
  /** Which of the file's it is, from 1. */
  readonly number: number;
  /** The name or UID of an entry of the same file, for members of lists. */
  readonly nameOfMember: (node: number) => string | undefined;
}
