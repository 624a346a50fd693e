import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createCollectionState } from '../../../../src-renderer/vault/store/collection-state';
import { STATE } from '../../../../src-renderer/vault/store/entry';
import { changeOrder } from '../../../../src-renderer/vault/store/order';
import { isInSpans, ordinalsToSpans, spanOrdinals } from '../../../../src-renderer/vault/store/spans';
import { createId } from '../../../../src-shared/ids';

const summaryOf = (name: string) => ({ display: [name], folded: name.toLowerCase(), sortKey: name, bits: 0, day: 0 });
const { compare } = new Intl.Collator('de', { usage: 'sort', numeric: true });

test('finds every id, also when thousands come after the first was looked up', () => {
  const view = createCollectionState('people', compare);
  const ids = Array.from({ length: 9000 }, () => createId<'person'>());
  const line = (id: (typeof ids)[number], ordinal: number) => ({
    ordinal,
    id,
    state: STATE.live,
    summary: summaryOf('x'),
  });
  view.apply(ids.slice(0, 1).map(line));
  expect(view.ordinalOf(ids[0] ?? createId())).toBe(0);
  view.apply(ids.slice(1).map((id, index) => line(id, index + 1)));
  expect(ids.every((id, ordinal) => view.ordinalOf(id) === ordinal && view.idAt(ordinal) === id)).toBe(true);
  expect(view.ordinalOf(createId())).toBeUndefined();
});

test('lists in the locale’s order', () => {
  const view = createCollectionState('people', compare);
  const names = ['Zoe', 'Ärmel', 'Armin', 'armin', 'Öl', 'Person 10', 'Person 9', ''];
  view.apply(names.map((name, ordinal) => ({ ordinal, id: createId(), state: STATE.live, summary: summaryOf(name) })));
  const listed = Array.from(view.order, (ordinal) => view.displayAt(ordinal)[0]);
  expect(listed).toEqual(names.toSorted(compare));
});

test('an order changed step by step is the order sorted anew', () => {
  const keys = fc.array(fc.nat({ max: 20 }), { minLength: 30, maxLength: 30 });
  const sets = fc.array(fc.tuple(fc.uniqueArray(fc.nat({ max: 29 })), fc.uniqueArray(fc.nat({ max: 29 }))), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(keys, sets, (key, steps) => {
      const by = (a: number, b: number) => (key[a] ?? 0) - (key[b] ?? 0) || a - b;
      let order: Uint32Array = new Uint32Array();
      const model = new Set<number>();
      for (const [removed, wanted] of steps) {
        for (const ordinal of removed) model.delete(ordinal);
        const added = wanted.filter((ordinal) => !model.has(ordinal));
        for (const ordinal of added) model.add(ordinal);
        order = changeOrder(order, new Set(removed), Uint32Array.from(added), by);
        expect([...order]).toEqual([...model].toSorted(by));
      }
    }),
  );
});

test('spans hold the ordinals they were made of', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 40 })), (ordinals) => {
      const spans = ordinalsToSpans(ordinals);
      expect([...spanOrdinals(spans)]).toEqual(ordinals.toSorted((a, b) => a - b));
      for (let ordinal = 0; ordinal <= 41; ordinal += 1)
        expect(isInSpans(spans, ordinal)).toBe(ordinals.includes(ordinal));
    }),
  );
});
