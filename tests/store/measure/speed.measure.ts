import { test } from 'vitest';

import { summarisers } from '../../../src-renderer/vault/book/summaries/summarisers';
import { sha256With } from '../../../src-renderer/vault/crypto/sodium';
import { COLLECTIONS, type ClientRecord, type Person } from '../../../src-shared/book/records';
import type { OpenedStore } from '../../../src-renderer/vault/store/open-store';
import { behindItsBack, deleteDatabase } from '../support/damage';
import { createTestVault, must, type TestVault } from '../support/open';
import { changeOf, makeClient, makePerson, putPerson } from '../support/plain-book';

declare const PEOPLE_COUNT: number;
declare const gc: (() => void) | undefined;

/** A repeatable stand-in for chance (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = createRandom(7);
const SYLLABLES = [
  'an',
  'ber',
  'cor',
  'dal',
  'el',
  'far',
  'gun',
  'hol',
  'is',
  'jor',
  'kel',
  'lund',
  'mar',
  'nor',
  'ös',
  'pet',
];
const word = (): string => {
  const count = 2 + Math.floor(random() * 2);
  const text = Array.from({ length: count }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};

/** About 750 bytes of JSON, as in the design's figures. */
function realisticPerson(clients: readonly ClientRecord[]): Person {
  const given = word();
  const family = word();
  const client = clients[Math.floor(random() * clients.length)];
  const base = makePerson(`${given} ${family}`, client && { clientId: client.id });
  return {
    ...base,
    name: { display: `${given} ${family}`, given, family },
    facts: [
      { kind: 'email', value: `${given}.${family}@${word()}.example`.toLowerCase(), types: ['work'], from: 0 },
      { kind: 'phone', value: `+49 30 ${Math.floor(random() * 1e8)}`, types: ['work'], from: 0 },
      { kind: 'note', value: `${word()} ${word()} ${word()} ${word()} ${word()} ${word()}`, from: 0 },
    ],
    tags: [word()],
  };
}

const report: Record<string, string> = {};
/** Milliseconds spent inside the parts that the store is handed. */
const inside = new Map<string, number>();

function metered<Arguments extends unknown[], Value>(
  label: string,
  work: (...given: Arguments) => Value,
): (...given: Arguments) => Value {
  return (...given) => {
    const start = performance.now();
    const value = work(...given);
    inside.set(label, (inside.get(label) ?? 0) + performance.now() - start);
    return value;
  };
}

function takeInside(): string {
  const parts = [...inside].map(([label, ms]) => `${label} ${ms.toFixed(0)}`);
  inside.clear();
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

const timed = async <Value>(label: string, work: () => Promise<Value>): Promise<Value> => {
  const start = performance.now();
  const value = await work();
  report[label] = `${(performance.now() - start).toFixed(1)} ms${takeInside()}`;
  return value;
};

const heapMiB = (): number => {
  gc?.();
  const { memory } = performance as unknown as { memory?: { usedJSHeapSize: number } };
  return Math.round((memory?.usedJSHeapSize ?? 0) / 2 ** 20);
};

async function commits(opened: OpenedStore, label: string, count: number): Promise<void> {
  const { people } = opened.store.views;
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = people.idAt(people.order[Math.floor(random() * people.order.length)] ?? 0);
    const person = must(await opened.store.get('people', id));
    if (person === undefined) continue;
    const change = changeOf([putPerson({ ...person, version: person.version + 1, tags: [word()] })]);
    const start = performance.now();
    must(await opened.store.commit(change));
    times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
  report[label] = `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

/** What no design goes below: reading the segments' bytes and opening them. */
async function floor(vault: TestVault): Promise<void> {
  await behindItsBack(vault, async (db) => {
    const rows = await timed('floor: read all segments', () => db.segments.toArray());
    await timed('floor: open them', async () => {
      for (const { key, version, sealed } of rows) {
        const collection = COLLECTIONS[Math.floor(key / 2 ** 24)] ?? 'people';
        must(vault.sealer.open('segment', `${collection}/${key % 2 ** 24}`, version, sealed));
      }
    });
  });
}

test('speed of the store', async () => {
  const vault = await createTestVault();
  const { sealer, sodium } = vault;
  const { people, clients: organisations } = summarisers;
  const options = {
    sealer: {
      ...sealer,
      seal: metered('seal', sealer.seal),
      open: metered('open', sealer.open),
      sealFrame: metered('seal frame', sealer.sealFrame),
    },
    sha256: metered('sha256', sha256With(sodium)),
    summarisers: {
      ...summarisers,
      people: { ...people, summarise: metered('summarise', people.summarise) },
      clients: { ...organisations, summarise: metered('summarise', organisations.summarise) },
    },
  };
  const clients = Array.from({ length: Math.ceil(PEOPLE_COUNT / 10) }, () => makeClient(`${word()} ${word()}`));
  const all = Array.from({ length: PEOPLE_COUNT }, () => realisticPerson(clients));
  report['bytes of JSON'] = String(JSON.stringify(all).length);
  const before = heapMiB();
  const opened = await vault.open(options);
  await timed('import', async () => {
    const bulk = opened.store.beginBulk({ what: 'import', collection: 'people' });
    must(await bulk.add(clients.map((record) => ({ collection: 'clients', record }))));
    for (let from = 0; from < all.length; from += 500) {
      must(await bulk.add(all.slice(from, from + 500).map((record) => ({ collection: 'people', record }))));
    }
    await timed('  of which commit', async () => must(await bulk.commit()));
  });
  report['heap of an open store'] = `${heapMiB() - before} MiB`;
  await timed('snapshot, verified, journal cut', async () => must(await opened.care.makeSnapshot()));
  report['snapshot bytes'] = String([...vault.disk.snapshots.values()].reduce((sum, { length }) => sum + length, 0));
  await timed('fold of nothing', async () => must(await opened.care.fold()));
  await commits(opened, 'commit one', 1);
  await timed('fold of one', async () => must(await opened.care.fold()));
  await commits(opened, 'commit', 200);
  await timed('fold of 200 changed records', async () => must(await opened.care.fold()));
  await commits(opened, 'commit after a fold', 50);
  await timed('fold of 50', async () => must(await opened.care.fold()));
  for (let run = 1; run <= 5; run += 1) {
    const again = await timed(`open to listed ${run}`, () => vault.open(options));
    if (run < 5) continue;
    await timed('first look-up by id', async () => again.store.views.people.ordinalOf(all[0]?.id ?? makePerson('').id));
    await timed('get of a cold record', () => again.store.get('people', all[77]?.id ?? makePerson('').id));
    await timed('scrub', async () => must(await again.care.scrub()));
    await timed('fold of the rest', async () => must(await again.care.fold()));
  }
  await floor(vault);
  const { usage } = await navigator.storage.estimate();
  report['database on disk (estimate)'] = String(usage);
  await deleteDatabase(vault);
  const idle = performance.now();
  let spins = 0;
  while (performance.now() - idle < 500) spins += Math.sqrt(spins) >= 0 ? 1 : 0;
  report['calibration: loops in 500 ms'] = String(spins);
  await timed('rebuild from snapshot and journal', () => vault.open(options));
  console.log(
    Object.entries(report)
      .map(([label, value]) => `${label}: ${value}`)
      .join('\n'),
  );
  await deleteDatabase(vault);
});
