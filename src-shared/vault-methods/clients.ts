import * as v from 'valibot';

import { shortText } from '../book/fact';
import { clientDraftSchema, matterDraftSchema, type ClientRecord, type Matter } from '../book/records';
import { method } from '../contract';
import { idSchema, type ClientId, type MatterId } from '../ids';
import { clientIds } from '../selection';
import { stretch, type Deleted, type Rows, type Saved } from './parts';

export interface ClientRow {
  readonly id: ClientId;
  readonly name: string;
  readonly sector?: string;
  readonly people: number;
  readonly neverPublish: boolean;
  readonly informationBarrier: boolean;
}

export interface ClientDetail {
  readonly client: ClientRecord;
  readonly people: number;
  readonly matters: readonly Matter[];
}

export const clientMethods = {
  listClients: method(v.strictObject({ text: v.optional(shortText), ...stretch }))<Rows<ClientRow>>(),
  positionOfClient: method(v.strictObject({ text: v.optional(shortText), id: idSchema<'client'>() }))<{
    readonly index: number;
  }>(),
  client: method(v.strictObject({ id: idSchema<'client'>() }))<ClientDetail>(),
  saveClient: method(clientDraftSchema)<Saved<ClientId>>(),
  deleteClients: method(v.strictObject({ ids: clientIds }))<Deleted>(),

  saveMatter: method(matterDraftSchema)<Saved<MatterId>>(),
  deleteMatter: method(v.strictObject({ id: idSchema<'matter'>() }))<Deleted>(),
} as const;
