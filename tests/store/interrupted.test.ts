import { expect, test } from 'vitest';

import { sha256With } from '../../src-renderer/vault/crypto/sodium';
import type { StoreShell } from '../../src-renderer/vault/store/store-shell';
import { base64UrlToBytes } from '../../src-shared/bytes';
import type { Person } from '../../src-shared/book/records';
import { deleteDatabase } from './support/damage';
import type { BusyAnswer, BusyMessage } from './support/busy-worker';
import { createMemoryShell, folderOf } from './support/memory-shell';
import { createTestVault, must, shown, type TestVault } from './support/open';
import { changeOf, makePerson, putPerson } from './support/plain-book';

/** Runs a busy vault process and ends it without warning after `ms`. Answers who was acknowledged by then. */
async function runAndKill(vault: TestVault, ms: number): Promise<ReadonlySet<string>> {
  const worker = new Worker(new URL('./support/busy-worker.ts', import.meta.url), { type: 'module' });
  const sha256 = sha256With(vault.sodium);
  const shell: StoreShell = createMemoryShell(vault.disk, sha256);
  const saved = new Set<string>();
  let failure: string | undefined;
  let isFirstSaved: (value: null) => void = () => undefined;
  const firstSaved = new Promise<null>((resolve) => {
    isFirstSaved = resolve;
  });
  // A worker has no other origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const post = (answer: BusyAnswer): void => worker.postMessage(answer);
  worker.addEventListener('message', ({ data }: MessageEvent<BusyMessage>) => {
    switch (data.kind) {
      case 'call': {
        const { id, method, input } = data;
        const call = shell[method] as (given: unknown) => Promise<unknown>;
        void call(input).then((result) => post({ kind: 'answer', id, result }));
        break;
      }
      case 'saved':
        for (const person of data.people) saved.add(person);
        isFirstSaved(null);
        break;
      case 'failed':
        failure = data.why;
        isFirstSaved(null);
        break;
    }
  });
  const vaultId = base64UrlToBytes(vault.id) ?? new Uint8Array();
  post({ kind: 'start', vaultId, key: vault.key, folder: folderOf(vault.disk, sha256) });
  await firstSaved;
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
  worker.terminate();
  // What it had sent by then is still on its way. The shell, too, answers a vault's calls before it opens the next one.
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  expect(failure).toBeUndefined();
  return new Set(saved);
}

test('a process that ends at any moment of saving, folding and importing loses nothing acknowledged', async () => {
  const vault = await createTestVault();
  const acknowledged = new Set<string>();
  for (let round = 0; round < 8; round += 1) {
    for (const id of await runAndKill(vault, 40 + round * 37)) acknowledged.add(id);
    const { store, care } = await vault.open();
    const { people } = store.views;
    const listed = new Set<string>(Array.from(people.order, (ordinal) => people.idAt(ordinal)));
    expect([...acknowledged].filter((id) => !listed.has(id))).toEqual([]);
    const records = must(await store.getMany('people', [...acknowledged] as Person['id'][]));
    expect(records).toHaveLength(acknowledged.size);
    expect(must(await care.scrub()).doubtful).toBe(0);
    expect(vault.notices).toEqual([]);
  }
  await deleteDatabase(vault);
  expect(shown(await vault.open()).length).toBeGreaterThanOrEqual(acknowledged.size);
}, 60_000);

test('saves go on while folds and snapshots run, and all of them are kept', async () => {
  const vault = await createTestVault();
  const opened = await vault.open();
  const work: Promise<unknown>[] = [];
  const people: Person[] = [];
  for (let round = 0; round < 60; round += 1) {
    const person = makePerson(`Person ${round}`);
    people.push(person);
    const edited = people[round >> 1] ?? person;
    const put = round % 3 === 0 ? [person] : [person, { ...edited, version: 2, tags: [`round ${round}`] }];
    const unique = new Map(put.map((record) => [record.id, record]));
    for (const record of unique.values()) people[people.findIndex(({ id }) => id === record.id)] = record;
    work.push(opened.store.commit(changeOf([...unique.values()].map(putPerson))));
    if (round % 5 === 0) work.push(opened.care.fold());
    if (round % 20 === 7) work.push(opened.care.makeSnapshot());
    if (round % 4 === 0) await work.at(-1);
    if (round % 9 === 0) work.push(opened.store.setValue('draft', `text ${round}`));
  }
  await Promise.all(work);
  must(await opened.care.fold());
  const ids = people.map(({ id }) => id);
  for (const { store, care } of [opened, await vault.open()]) {
    expect(must(await store.getMany('people', ids))).toEqual(people);
    expect(store.getValue('draft')).toBe('text 54');
    expect(must(await care.scrub()).doubtful).toBe(0);
  }
  expect(vault.notices).toEqual([]);
});

test('a save that comes while a fold reads the page it goes into is kept', async () => {
  const vault = await createTestVault();
  const { store, care } = await vault.open();
  const people: Person[] = [];
  const save = async (person: Person): Promise<unknown> => {
    people.push(person);
    return store.commit(changeOf([putPerson(person)]));
  };
  for (let round = 0; round < 12; round += 1) {
    await save(makePerson(`Before ${round}`));
    await Promise.all([care.fold(), save(makePerson(`While it reads ${round}`))]);
  }
  must(await care.fold());
  expect(
    must(
      await store.getMany(
        'people',
        people.map(({ id }) => id),
      ),
    ),
  ).toEqual(people);
});

test('a snapshot is whole though saves push the oldest changes off the list while it is written', async () => {
  const vault = await createTestVault();
  const { store, care } = await vault.open();
  for (let round = 0; round < 100; round += 1) must(await store.commit(changeOf([putPerson(makePerson(`${round}`))])));
  must(await care.fold());
  const kept = care.makeSnapshot();
  for (let round = 0; round < 60; round += 1)
    must(await store.commit(changeOf([putPerson(makePerson(`more ${round}`))])));
  must(await kept);
});
