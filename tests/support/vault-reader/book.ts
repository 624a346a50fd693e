import * as v from 'valibot';

import { check } from './primitives.ts';

const COLLECTIONS = ['people', 'clients', 'matters'] as const;
type Collection = (typeof COLLECTIONS)[number];
const PAGE_SIZE = 64;

const collection = v.picklist(COLLECTIONS);
const record = v.looseObject({ id: v.string() });
type BookRecord = v.InferOutput<typeof record>;
const content = { id: v.string(), record: v.exactOptional(record) };
const pageSchema = v.array(
  v.nullable(
    v.union([
      v.strictObject({ live: record }),
      v.strictObject({ deleted: v.strictObject({ ...content, at: v.string() }) }),
      v.strictObject({ undone: v.strictObject(content) }),
    ]),
  ),
);
type Page = v.InferOutput<typeof pageSchema>;

const step = v.looseObject({
  collection,
  ordinal: v.number(),
  id: v.string(),
  state: v.number(),
  record: v.exactOptional(record),
});
type Step = v.InferOutput<typeof step>;
const stretch = v.strictObject({ collection, from: v.number(), to: v.number(), state: v.number() });
const steps = v.array(step);
const stretches = v.array(stretch);

const setValues = v.exactOptional(v.array(v.strictObject({ key: v.string(), value: v.unknown() })));

const entrySchema = v.variant('kind', [
  v.looseObject({
    kind: v.literal('change'),
    summary: v.looseObject({ changeId: v.string() }),
    steps,
    values: setValues,
  }),
  v.looseObject({ kind: v.literal('part'), of: v.string(), steps }),
  v.looseObject({ kind: v.picklist(['undo', 'redo']), of: v.string(), steps, stretches, values: setValues }),
  v.looseObject({ kind: v.literal('value'), key: v.string(), value: v.unknown() }),
  v.looseObject({
    kind: v.literal('bulk-part'),
    bulk: v.string(),
    collection,
    firstPage: v.number(),
    pages: v.array(pageSchema),
  }),
  v.looseObject({
    kind: v.literal('bulk-commit'),
    summary: v.looseObject({ changeId: v.string() }),
    stretches,
    values: setValues,
  }),
  v.looseObject({ kind: v.literal('bulk-abort'), bulk: v.string() }),
]);

/** What stands under an ordinal. State 1 is live, 2 deleted, 3 undone. */
interface Standing {
  readonly state: number;
  readonly id: string;
  readonly record?: BookRecord;
}

/** The book: records by collection and ordinal, and the values beside them. */
export interface Book {
  readonly addPage: (id: string, plaintext: string) => void;
  readonly addValues: (plaintext: string) => void;
  readonly applyFrame: (plaintext: string) => void;
  readonly records: () => { readonly [C in Collection]: readonly BookRecord[] };
  readonly values: () => Readonly<Record<string, unknown>>;
}

export function createBook(): Book {
  const standings: Record<Collection, Map<number, Standing>> = {
    people: new Map(),
    clients: new Map(),
    matters: new Map(),
  };
  const values = new Map<string, unknown>();
  let parts: { readonly of: string; readonly steps: Step[] } | undefined;
  let bulk: { readonly id: string; readonly pages: [Collection, number, Page][] } | undefined;

  function putPage(name: Collection, number: number, page: Page): void {
    for (const [index, entry] of page.entries()) {
      if (entry === null) continue;
      const standing: Standing =
        'live' in entry
          ? { state: 1, id: entry.live.id, record: entry.live }
          : 'deleted' in entry
            ? { state: 2, ...entry.deleted }
            : { state: 3, ...entry.undone };
      standings[name].set(number * PAGE_SIZE + index, standing);
    }
  }

  function putSteps(changeId: string, last: readonly Step[]): void {
    const before = parts?.of === changeId ? parts.steps : [];
    parts = undefined;
    for (const { collection: name, ordinal, id, state, record: changed } of [...before, ...last]) {
      const kept = changed ?? standings[name].get(ordinal)?.record;
      standings[name].set(ordinal, { state, id, ...(kept === undefined ? {} : { record: kept }) });
    }
  }

  function putStretches(all: v.InferOutput<typeof stretches>): void {
    for (const { collection: name, from, to, state } of all) {
      for (let ordinal = from; ordinal < to; ordinal += 1) {
        const standing = standings[name].get(ordinal);
        if (standing !== undefined) standings[name].set(ordinal, { ...standing, state });
      }
    }
  }

  function putValues(all: v.InferOutput<typeof setValues> = []): void {
    for (const { key, value } of all) {
      if (value === null) values.delete(key);
      else values.set(key, value);
    }
  }

  function apply(entry: v.InferOutput<typeof entrySchema>): void {
    switch (entry.kind) {
      case 'part':
        if (parts?.of !== entry.of) parts = { of: entry.of, steps: [] };
        parts.steps.push(...entry.steps);
        return;
      case 'change':
        putSteps(entry.summary.changeId, entry.steps);
        putValues(entry.values);
        return;
      case 'undo':
      case 'redo':
        putSteps(entry.of, entry.steps);
        putStretches(entry.stretches);
        putValues(entry.values);
        return;
      case 'value':
        putValues([entry]);
        return;
      case 'bulk-part':
        if (bulk?.id !== entry.bulk) bulk = { id: entry.bulk, pages: [] };
        for (const [index, page] of entry.pages.entries()) {
          bulk.pages.push([entry.collection, entry.firstPage + index, page]);
        }
        return;
      case 'bulk-commit':
        check(bulk === undefined || bulk.id === entry.summary.changeId, 'end of another import');
        for (const page of bulk?.pages ?? []) putPage(...page);
        putStretches(entry.stretches);
        putValues(entry.values);
        bulk = undefined;
        return;
      case 'bulk-abort':
        bulk = undefined;
    }
  }

  return {
    addPage: (id, plaintext) => {
      const [name, number] = id.split('/');
      putPage(v.parse(collection, name), Number(number), v.parse(pageSchema, JSON.parse(plaintext)));
    },
    addValues: (plaintext) => {
      const parsed = v.parse(v.record(v.string(), v.unknown()), JSON.parse(plaintext));
      for (const [key, value] of Object.entries(parsed)) values.set(key, value);
    },
    applyFrame: (plaintext) => apply(v.parse(entrySchema, JSON.parse(plaintext))),
    records: () => ({
      people: live(standings.people),
      clients: live(standings.clients),
      matters: live(standings.matters),
    }),
    values: () => Object.fromEntries(values),
  };
}

const live = (standings: ReadonlyMap<number, Standing>): readonly BookRecord[] =>
  [...standings]
    .toSorted(([one], [other]) => one - other)
    .flatMap(([, { state, record: kept }]) => (state === 1 && kept !== undefined ? [kept] : []));
