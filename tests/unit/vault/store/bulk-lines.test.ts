import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createBulkLines } from '../../../../src-renderer/vault/store/bulk-lines';
import { createCollectionState } from '../../../../src-renderer/vault/store/collection-state';
import { STATE } from '../../../../src-renderer/vault/store/entry';
import { SEGMENT_SIZE } from '../../../../src-renderer/vault/store/geometry';
import { createGrowingSegments } from '../../../../src-renderer/vault/store/growing-segments';
import { mergeOrders } from '../../../../src-renderer/vault/store/merge-orders';
import { sortIn } from '../../../../src-renderer/vault/store/sort-in';
import { finishLine, type LineUpdate } from '../../../../src-renderer/vault/store/segment';
import { createId } from '../../../../src-shared/ids';

const { compare } = new Intl.Collator('en', { usage: 'sort', numeric: true });

const line = (name: string, ordinal: number): LineUpdate => ({
  ordinal,
  id: createId(),
  state: STATE.live,
  summary: { display: [name], folded: name.toLowerCase(), sortKey: name, bits: ordinal, day: ordinal % 300 },
});

/** What list and search see. */
function seen(view: ReturnType<typeof createCollectionState>) {
  const at = (ordinal: number) => [view.idAt(ordinal), view.displayAt(ordinal), view.bitsAt(ordinal)];
  return {
    order: [...view.order],
    size: view.size,
    next: view.nextOrdinal,
    lines: Array.from({ length: view.size }, (_, ordinal) => [view.isLive(ordinal), ...at(ordinal)]),
    dirty: [...view.dirtySegments],
  };
}

test.for([1, 300, SEGMENT_SIZE, 3 * SEGMENT_SIZE + 17])(
  'an import of %i lines ends as the same lines do, one change after the other',
  async (count) => {
    const names = Array.from({ length: count }, (_, index) => `${(index * 7919) % 1000} name`);
    const old = ['Zoe', '500 name', 'Ada'].map(line);
    const added = names.map((name, index) => line(name, 64 + index));
    const [model, view] = [createCollectionState('people', compare), createCollectionState('people', compare)];
    for (const one of [model, view]) one.apply(old);
    expect(view.ordinalOf(added[0]?.id ?? createId())).toBeUndefined();
    model.apply(added);
    const lines = createBulkLines('people', compare);
    const growing = createGrowingSegments();
    const full = added.flatMap((one) => growing.add(finishLine(one)) ?? []);
    const segments = [...full, ...[growing.end()].filter((last) => last !== undefined)];
    for (const segment of segments) lines.add(segment);
    const sorted = await sortIn(view, { segments, order: await lines.end(() => undefined) });
    expect([...view.order]).toHaveLength(3);
    sorted.show();
    expect(seen(view)).toEqual(seen(model));
    expect(view.ordinalOf(added.at(-1)?.id ?? createId())).toBe(63 + count);
  },
);

test('orders merge into the order of all', async () => {
  const orders = fc.array(fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 40 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(orders, async (all) => {
      const by = (a: number, b: number) => (a % 7) - (b % 7) || a - b;
      const runs = all.map((run, index) => Uint32Array.from(run, (one) => one * 8 + index).toSorted(by));
      const merged = await mergeOrders(runs, by, async () => undefined);
      expect([...merged]).toEqual(runs.flatMap((run) => [...run]).toSorted(by));
    }),
  );
});
