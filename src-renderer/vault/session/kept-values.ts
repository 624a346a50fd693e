import * as v from 'valibot';

import { instantSchema, shortText } from '../../../src-shared/book/fact';
import type { AppError } from '../../../src-shared/errors';
import { csvMappingSchema } from '../../../src-shared/exchange-contract';
import type { Result } from '../../../src-shared/result';
import { settingsSchema, type Notice, type Settings } from '../../../src-shared/vault-contract';
import type { BookStore } from '../store/types';

/** What the session keeps sealed beside the records. Parsed when read: an older version may have written it. */
type Values = Pick<BookStore, 'getValue' | 'setValue'>;

export const DEFAULT_SETTINGS: Settings = {
  idleMinutes: 10,
  lockOnScreenLock: true,
  theme: 'system',
  rows: 'compact',
};

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const safetyRecordSchema = v.strictObject({
  recovery: v.picklist(['none', 'shown', 'confirmed']),
  /** How often this vault was opened: the recovery code is offered at the second time at the latest. */
  unlocks: count,
  lastBackup: v.optional(v.strictObject({ at: instantSchema, path: v.string(), bytes: count })),
  lastScrub: v.optional(v.strictObject({ at: instantSchema, checked: count, doubtful: count })),
  /** The latest time this computer's clock showed at an unlock. */
  lastSeen: v.optional(instantSchema),
});
export type SafetyRecord = v.InferOutput<typeof safetyRecordSchema>;

const NOTICE_KINDS = {
  'header-copy-repaired': true,
  'working-store-rebuilt': true,
  'working-store-failing': true,
  'snapshot-replaced': true,
  'torn-tail': true,
  'journal-behind': true,
  'records-doubtful': true,
  'rekey-unfinished': true,
  'clock-went-back': true,
} as const satisfies Record<Notice['kind'], true>;

// Only this program writes notices; what is checked is that the kind is one it still knows.
const noticeSchema = v.custom<Notice>((value) => {
  const parsed = v.safeParse(v.looseObject({ kind: shortText }), value);
  return parsed.success && Object.hasOwn(NOTICE_KINDS, parsed.output.kind);
});

interface Kept<Value> {
  readonly read: () => Value;
  readonly write: (value: Value) => Promise<Result<null, AppError>>;
}

const kept = <Value>(
  values: Values,
  key: string,
  schema: v.GenericSchema<unknown, Value>,
  absent: Value,
): Kept<Value> => ({
  read: () => {
    const parsed = v.safeParse(schema, values.getValue(key));
    return parsed.success ? parsed.output : absent;
  },
  write: (value) => values.setValue(key, value),
});

export const keptSettings = (values: Values) => kept(values, 'session/settings', settingsSchema, DEFAULT_SETTINGS);

export const keptSafety = (values: Values) =>
  kept<SafetyRecord>(values, 'session/safety', safetyRecordSchema, { recovery: 'none', unlocks: 0 });

export const keptNotices = (values: Values) =>
  kept<readonly Notice[]>(values, 'session/notices', v.array(noticeSchema), []);

const mappingsSchema = v.array(v.strictObject({ header: v.string(), mapping: csvMappingSchema }));

/** What the columns of tables were read as by hand, by a fingerprint of their header; the latest last. */
export const keptMappings = (values: Values) =>
  kept<v.InferOutput<typeof mappingsSchema>>(values, 'session/csv-mappings', mappingsSchema, []);
