import * as v from 'valibot';

import { BASES, shortText } from '../book/fact';
import { personDraftSchema, type Matter, type Person, type RelationType } from '../book/records';
import { method } from '../contract';
import { idSchema, type ClientId, type PersonId } from '../ids';
import { peopleFilterSchema, personIds, type Gap } from '../selection';
import { stretch, type Changed, type Deleted, type Rows, type Saved } from './parts';

/** One row of the People list: what is shown, no more. */
export interface PersonRow {
  readonly id: PersonId;
  readonly display: string;
  readonly given?: string;
  readonly family?: string;
  readonly isGroup: boolean;
  readonly title?: string;
  readonly client?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly neverPublish: boolean;
  readonly informationBarrier: boolean;
}

export interface Facets {
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
  readonly flags: Readonly<Record<'neverPublish' | 'informationBarrier' | 'group', number>>;
  readonly gaps: Readonly<Record<Gap, number>>;
}

export interface PersonDetail {
  readonly person: Person;
  readonly clientNames: Readonly<Record<ClientId, string>>;
  readonly relations: readonly {
    readonly to: PersonId;
    readonly display: string;
    readonly type: RelationType;
    readonly note?: string;
  }[];
  readonly matters: readonly Matter[];
}

export const peopleMethods = {
  listPeople: method(v.strictObject({ filter: peopleFilterSchema, ...stretch }))<Rows<PersonRow>>(),
  /** All matching ids in the list's order: for select all and range selection. */
  peopleIds: method(v.strictObject({ filter: peopleFilterSchema }))<{ readonly ids: readonly PersonId[] }>(),
  /** Where a person stands in the list; -1 where the filter leaves them out. */
  positionOfPerson: method(v.strictObject({ filter: peopleFilterSchema, id: idSchema<'person'>() }))<{
    readonly index: number;
  }>(),
  facets: method(v.strictObject({ filter: peopleFilterSchema }))<Facets>(),
  person: method(v.strictObject({ id: idSchema<'person'>() }))<PersonDetail>(),
  savePerson: method(personDraftSchema)<Saved<PersonId>>(),
  deletePeople: method(v.strictObject({ ids: personIds }))<Deleted>(),
  /**
   * Erases a person everywhere in the vault, so that no undo and no import brings them back, after the vault's own window
   * has said what that means. `cancelled` where the partner keeps them; `refused` while the firm sees something of them.
   */
  erasePerson: method(v.strictObject({ id: idSchema<'person'>() }))<null>(),
  tagPeople: method(v.strictObject({ ids: personIds, add: v.array(shortText), remove: v.array(shortText) }))<Changed>(),
  flagPeople: method(
    v.strictObject({ ids: personIds, flag: v.picklist(['neverPublish', 'informationBarrier']), on: v.boolean() }),
  )<Changed>(),
  setBasis: method(v.strictObject({ ids: personIds, basis: v.picklist(BASES) }))<Changed>(),
  /** A vCard of what one hands over on paper: name, client, title, e-mails, phones. For the QR code. */
  handOver: method(v.strictObject({ id: idSchema<'person'>() }))<{ readonly vcard: string }>(),
} as const;
