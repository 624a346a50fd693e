import * as v from 'valibot';

import { shortText } from '../book/fact';
import type { CollectionName } from '../book/records';
import { method } from '../contract';
import { nothing } from './parts';

export const settingsSchema = v.strictObject({
  idleMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 60)),
  lockOnScreenLock: v.boolean(),
  theme: v.picklist(['system', 'light', 'dark']),
  rows: v.picklist(['compact', 'comfortable']),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

/** Something the partner must be told about the vault itself; stays until dismissed. */
export type Notice =
  | { readonly kind: 'header-copy-repaired' }
  | {
      readonly kind: 'working-store-rebuilt';
      readonly why: 'missing' | 'damaged' | 'tampered';
      readonly people: number;
      readonly missing: number;
    }
  | { readonly kind: 'working-store-failing' }
  | { readonly kind: 'snapshot-replaced' }
  | { readonly kind: 'torn-tail'; readonly file: string }
  | { readonly kind: 'journal-behind'; readonly lost: number; readonly restored: boolean }
  | {
      readonly kind: 'records-doubtful';
      readonly records: readonly {
        readonly collection: CollectionName;
        readonly display: string;
        readonly how: 'altered' | 'swapped' | 'replayed' | 'deleted';
      }[];
    }
  | { readonly kind: 'rekey-unfinished' }
  | { readonly kind: 'clock-went-back' };

export interface Safety {
  readonly vaultId: string;
  readonly createdAt: string;
  readonly keyEpoch: number;
  readonly kdf: { readonly memoryMiB: number; readonly passes: number };
  readonly recovery: 'none' | 'shown' | 'confirmed';
  readonly lastBackup?: { readonly at: string; readonly path: string; readonly bytes: number };
  readonly lastSnapshot?: { readonly at: string; readonly seq: number };
  readonly journal: { readonly frames: number; readonly bytes: number };
  readonly lastScrub?: { readonly at: string; readonly checked: number; readonly doubtful: number };
  readonly notices: readonly Notice[];
}

/** Fewer bytes turn up among tens of megabytes of sealed ones by chance alone. */
export const SHOW_ME_LEAST_BYTES = 5;

/** Five letters of English, two of Chinese. */
export const canBeShown = (text: string): boolean =>
  new TextEncoder().encode(text.normalize('NFC')).length >= SHOW_ME_LEAST_BYTES;

export const safetyMethods = {
  changePassphrase: method(nothing)<null>(),
  /** Shows a new recovery code, asks two random groups back. `cancelled` leaves an earlier code as it was. */
  makeRecoveryCode: method(nothing)<null>(),
  makeBackup: method(nothing)<{ readonly path: string; readonly bytes: number }>(),
  safety: method(nothing)<Safety>(),
  dismissNotice: method(v.strictObject({ kind: shortText }))<null>(),
  /** Opens and checks every page, segment and frame; `progress` events; named records come as notices. */
  scrub: method(nothing)<{ readonly checked: number; readonly doubtful: number }>(),
  settings: method(nothing)<Settings>(),
  saveSettings: method(settingsSchema)<null>(),

  /** Looks for `text` in every byte of profile and vault folder, as UTF-8, UTF-16, base64 (all phases) and hex. */
  showMe: method(v.strictObject({ text: v.pipe(shortText, v.check(canBeShown)) }))<{
    readonly files: number;
    readonly bytes: number;
    readonly found: readonly { readonly file: string; readonly encoding: string }[];
    /** Encodings in which the text is shorter than `SHOW_ME_LEAST_BYTES`, and was not looked for. */
    readonly tooShortIn: readonly string[];
  }>(),
} as const;
