import * as v from 'valibot';

import { WHOSE, type Whose } from './book/fact';
import type { CollectionName } from './book/records';
import { method } from './contract';
import { directoryContract, type DirectoryEvent } from './directory-contract';
import { changeMethods } from './vault-methods/changes';
import { clientMethods } from './vault-methods/clients';
import { duplicateMethods } from './vault-methods/duplicates';
import { fileMethods, type ImportOutcome } from './vault-methods/files';
import { nothing } from './vault-methods/parts';
import { peopleMethods } from './vault-methods/people';
import { safetyMethods, type Notice } from './vault-methods/safety';
import { todayMethods } from './vault-methods/today';

/**
 * Screen → vault, over a MessagePort that the shell brokers and does not see into. While the vault is locked every
 * method but `state`, `createVault` answers `locked`. Passphrases, recovery codes and keys never pass here: those
 * methods only ask the vault to show its own sheet.
 */
export const vaultContract = {
  state: method(nothing)<{ readonly isOpen: boolean }>(),
  /**
   * Shows the sheet that makes a passphrase, creates the vault and opens it, then imports what is named.
   * `cancelled` where the partner closes the sheet; nothing is stored then.
   */
  createVault: method(
    v.strictObject({
      fill: v.variant('kind', [
        v.strictObject({ kind: v.literal('empty') }),
        v.strictObject({ kind: v.literal('exchange'), whose: v.picklist(WHOSE) }),
        v.strictObject({ kind: v.literal('sample') }),
      ]),
    }),
  )<{ readonly imported: ImportOutcome | null }>(),

  ...peopleMethods,
  ...clientMethods,
  ...todayMethods,
  ...duplicateMethods,
  ...changeMethods,
  ...fileMethods,
  ...safetyMethods,
  ...directoryContract,
} as const;
export type VaultContract = typeof vaultContract;

export type Job =
  | 'import'
  | 'take-back'
  | 'erase'
  | 'export'
  | 'scrub'
  | 'backup'
  | 'rebuild'
  | 'show-me'
  | 'duplicates'
  | 'client-duplicates';

/** Vault → screen. */
export type VaultEvent =
  | { readonly kind: 'changed'; readonly collections: readonly CollectionName[] }
  | { readonly kind: 'progress'; readonly job: Job; readonly done: number; readonly total: number }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | DirectoryEvent;

export {
  GAPS,
  peopleFilterSchema,
  type ExportSelection,
  type Gap,
  type PeopleFilter,
  type Selection,
} from './selection';
export type { ChangeSummary, PastChange } from './vault-methods/changes';
export type { ClientDetail, ClientRow } from './vault-methods/clients';
export type {
  Comparison,
  Difference,
  ExportOutcome,
  ImportOutcome,
  ImportRecord,
  Job as FileJob,
  PersonDifferences,
  TakeBackPlan,
  UpdateChoice,
} from './vault-methods/files';
export type {
  AgainstClient,
  AgainstDuplicate,
  ClientDuplicateGroup,
  ClientLead,
  ClientLeadField,
  ClientReason,
  DuplicateGroup,
  DuplicateReason,
  Lead,
  LeadField,
} from './vault-methods/duplicates';
export type { Rows, Saved } from './vault-methods/parts';
export type { Facets, PersonDetail, PersonRow } from './vault-methods/people';
export { canBeShown, settingsSchema, SHOW_ME_LEAST_BYTES } from './vault-methods/safety';
export type { Notice, Safety, Settings } from './vault-methods/safety';
export type { FoundIn, FoundItem, Today } from './vault-methods/today';
export { WHOSE };
export type { Whose };
