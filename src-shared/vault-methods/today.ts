import * as v from 'valibot';

import { shortText, type FactKind } from '../book/fact';
import { method } from '../contract';
import type { ClientId, PersonId } from '../ids';
import type { Gap } from '../selection';
import { count } from './parts';

/** Where in a record the words stand that its name and its detail do not show. */
export interface FoundIn {
  readonly what: FactKind | 'name' | 'work' | 'tag' | 'domain' | 'reference';
  /** One line: what stands around the words. */
  readonly text: string;
}

export interface FoundItem {
  readonly kind: 'person' | 'client';
  readonly id: PersonId | ClientId;
  readonly display: string;
  readonly given?: string;
  readonly family?: string;
  readonly detail?: string;
  readonly foundIn?: FoundIn;
  /** It answers in a near spelling only. */
  readonly isNear?: true;
}

export interface Today {
  readonly people: number;
  readonly clients: number;
  readonly birthdays: readonly {
    readonly id: PersonId;
    readonly display: string;
    readonly given?: string;
    readonly family?: string;
    readonly client?: string;
    /** ISO 8601 date of the coming birthday. */
    readonly on: string;
    /** Only where the year of birth is known. */
    readonly turns?: number;
  }[];
  readonly gaps: readonly {
    readonly gap: Gap;
    readonly count: number;
    readonly examples: readonly { readonly id: PersonId; readonly display: string }[];
  }[];
}

export const todayMethods = {
  /** People and clients for the palette and for fields that name one; best first. */
  find: method(
    v.strictObject({
      text: shortText,
      kinds: v.array(v.picklist(['person', 'client'])),
      limit: v.pipe(count, v.maxValue(50)),
    }),
  )<{ readonly items: readonly FoundItem[] }>(),
  /** `date`: the partner's local date, ISO 8601. */
  today: method(v.strictObject({ date: v.pipe(v.string(), v.isoDate()) }))<Today>(),
} as const;
