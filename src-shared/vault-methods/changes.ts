import * as v from 'valibot';

import { longText, shortText } from '../book/fact';
import type { CollectionName } from '../book/records';
import { method } from '../contract';
import type { ChangeId } from '../ids';
import { nothing } from './parts';

/** What a change was, in kinds rather than words, so that the screen words it. */
export interface ChangeSummary {
  readonly changeId: ChangeId;
  readonly what:
    'create' | 'edit' | 'delete' | 'import' | 'take-back' | 'merge' | 'part' | 'tag' | 'flag' | 'basis' | 'settings';
  readonly collection: CollectionName;
  readonly count: number;
  readonly at: string;
}

/** A change as the history tells it. */
export interface PastChange extends ChangeSummary {
  /** What the first of those whom it was about are called now, or were last; never more than `count`. */
  readonly names: readonly string[];
  /** The import that it was, or that it took back. */
  readonly import?: {
    readonly file: string;
    readonly people: number;
    readonly groups: number;
    readonly updated: number;
    readonly groupsUpdated: number;
    readonly clientsMade: number;
    readonly clientsUpdated: number;
  };
}

export const changeMethods = {
  undo: method(nothing)<ChangeSummary>(),
  redo: method(nothing)<ChangeSummary>(),
  /** Newest first; the first is what `undo` takes back. */
  changes: method(nothing)<{ readonly changes: readonly PastChange[]; readonly canRedo: boolean }>(),

  /** Unsaved typing, sealed as it is typed. `key` names the form: "person:ID", "person:new". */
  saveDraft: method(v.strictObject({ key: shortText, text: longText }))<null>(),
  draft: method(v.strictObject({ key: shortText }))<{ readonly text: string | null }>(),
  dropDraft: method(v.strictObject({ key: shortText }))<null>(),
  drafts: method(nothing)<{ readonly keys: readonly string[] }>(),
} as const;
