import { lineAt } from '../../src-renderer/vault/store/lines';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Person } from '../../src-shared/book/records';
import { assertNever } from '../../src-shared/result';
import { deleteDatabase } from './support/damage';
import { createTestVault, must, type TestVault } from './support/open';
import { changeOf, dropPerson, makePerson, putPerson } from './support/plain-book';
import type { OpenedStore } from '../../src-renderer/vault/store/open-store';

type People = ReadonlyMap<string, Person>;

/** What the store should hold, kept the plainest way. */
interface Model {
  people: People;
  done: readonly People[];
  undone: readonly People[];
}

const changed = (model: Model, people: People): Model => ({ people, done: [...model.done, model.people], undone: [] });

const NAMES = ['Ada', 'Émile', 'Zoë', 'ångström', 'Bob', 'Ødegaard', '李', 'bob', ''];
const name = fc.constantFrom(...NAMES);
const pick = fc.nat({ max: 1000 });

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('add' as const), names: fc.array(name, { minLength: 1, maxLength: 3 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('edit' as const), pick, name }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('delete' as const), pick, count: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      count: fc.integer({ min: 0, max: 150 }),
      abort: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('fold' as const, 'reopen' as const, 'snapshot' as const, 'rebuild' as const),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function take(vault: TestVault, opened: OpenedStore, model: Model, given: Step): Promise<[OpenedStore, Model]> {
  const { store, care } = opened;
  const chosen = (index: number): Person | undefined =>
    [...model.people.values()][index % Math.max(1, model.people.size)];
  switch (given.do) {
    case 'add': {
      const made = given.names.map((display) => makePerson(display || 'x', { family: display }));
      must(await store.commit(changeOf(made.map(putPerson))));
      return [
        opened,
        changed(model, new Map([...model.people, ...made.map((person) => [person.id, person] as const)])),
      ];
    }
    case 'edit': {
      const person = chosen(given.pick);
      if (person === undefined) return [opened, model];
      const edited = {
        ...person,
        version: person.version + 1,
        name: { display: given.name || 'x', family: given.name },
      };
      must(await store.commit(changeOf([putPerson(edited)])));
      return [opened, changed(model, new Map([...model.people, [edited.id, edited]]))];
    }
    case 'delete': {
      const ids = [...model.people.keys()].slice(given.pick % Math.max(1, model.people.size)).slice(0, given.count);
      if (ids.length === 0) return [opened, model];
      must(await store.commit(changeOf(ids.map((id) => dropPerson(id as Person['id'])))));
      return [opened, changed(model, new Map([...model.people].filter(([id]) => !ids.includes(id))))];
    }
    case 'import': {
      const bulk = store.beginBulk({ what: 'import', collection: 'people' });
      const made = Array.from({ length: given.count }, (_, index) => makePerson(`Imported ${index}`));
      must(await bulk.add(made.map((record) => ({ collection: 'people', record }))));
      if (given.abort) {
        await bulk.abort();
        return [opened, model];
      }
      must(await bulk.commit());
      // Its fold comes behind it, and in life no second process opens the same database meanwhile.
      must(await care.fold());
      return [
        opened,
        changed(model, new Map([...model.people, ...made.map((person) => [person.id, person] as const)])),
      ];
    }
    case 'undo': {
      const before = model.done.at(-1);
      const result = await store.undo();
      expect(result.ok).toBe(before !== undefined);
      if (before === undefined) return [opened, model];
      return [opened, { people: before, done: model.done.slice(0, -1), undone: [...model.undone, model.people] }];
    }
    case 'redo': {
      const after = model.undone.at(-1);
      const result = await store.redo();
      expect(result.ok).toBe(after !== undefined);
      if (after === undefined) return [opened, model];
      return [opened, { people: after, done: [...model.done, model.people], undone: model.undone.slice(0, -1) }];
    }
    case 'fold':
      must(await care.fold());
      return [opened, model];
    case 'snapshot':
      must(await care.makeSnapshot());
      return [opened, model];
    case 'rebuild':
      await deleteDatabase(vault);
      return [await vault.open(), model];
    case 'reopen':
      return [await vault.open(), model];
    default:
      return assertNever(given);
  }
}

async function expectSame({ store }: OpenedStore, { people }: Model): Promise<void> {
  const view = store.views.people;
  const listed = Array.from(view.order, (ordinal) => view.idAt(ordinal));
  expect(new Set(listed)).toEqual(new Set(people.keys()));
  const records = must(await store.getMany('people', listed));
  expect(new Map(records.map((record) => [record.id, record]))).toEqual(people);
  const keys = records.map(({ name: { family, display } }) => family ?? display);
  const { compare } = new Intl.Collator('en', { usage: 'sort', numeric: true });
  expect(keys.every((key, index) => index === 0 || compare(keys[index - 1] ?? '', key) <= 0)).toBe(true);
  expect(Array.from(view.order, (ordinal) => view.displayAt(ordinal)[0])).toEqual(
    records.map((record) => record.name.display),
  );
  const lines = view.segments.flatMap(({ folded, count }) =>
    Array.from({ length: count }, (_, index) => lineAt(folded, index)).filter((line) => line !== ''),
  );
  expect(lines).toHaveLength(people.size);
}

test('any sequence of changes, folds, snapshots, restarts and rebuilds gives what a plain map would', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const vault = await createTestVault();
      let opened = await vault.open();
      let model: Model = { people: new Map(), done: [], undone: [] };
      for (const given of steps) {
        [opened, model] = await take(vault, opened, model, given);
        await expectSame(opened, model);
      }
      await expectSame(await vault.open(), model);
      await deleteDatabase(vault);
      await expectSame(await vault.open(), model);
      await deleteDatabase(vault);
    }),
    {
      numRuns: 40,
      endOnFailure: false,
      examples: [[[{ do: 'import', count: 0, abort: false }, { do: 'undo' }, { do: 'add', names: ['Ada'] }]]],
    },
  );
}, 120_000);
