import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';

import type { PersonId } from '../../src-shared/ids.ts';
import type { PersonDetail, PersonRow, Rows } from '../../src-shared/vault-contract.ts';
import type { BenchData } from './data.ts';
import { median, quantile } from './stats.mjs';

/** Times taken inside the screen's page, on the port it really uses: no test protocol in between. */

interface Timed {
  readonly ms: number;
  readonly value: unknown;
}

export type CallTimed = (method: string, input: unknown) => Promise<Timed>;

/** Puts `window.benchCall` into a page whose port is tapped. */
export async function installTimer(screen: Page): Promise<void> {
  await screen.evaluate(() => {
    const taken = window as unknown as { tappedPort: MessagePort; benchCall: CallTimed };
    let id = 5_000_000;
    const waiting = new Map<number, (timed: Timed) => void>();
    taken.tappedPort.addEventListener(
      'message',
      ({ data }: MessageEvent<{ readonly id?: number; readonly value?: unknown }>) => {
        const settle = waiting.get(data.id ?? 0);
        waiting.delete(data.id ?? 0);
        settle?.({ ms: performance.now(), value: data.value });
      },
    );
    taken.benchCall = async (method, input) => {
      const mine = ++id;
      const start = performance.now();
      const answer = await new Promise<Timed>((resolve) => {
        waiting.set(mine, resolve);
        // A MessagePort has no target origin.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin
        taken.tappedPort.postMessage({ id: mine, method, input });
      });
      return { ms: answer.ms - start, value: answer.value };
    };
  });
}

const TEN_MINUTES = 600_000;

/**
 * Resolves when the list counts so many people. Asked in the page: through the test's protocol the asking itself would
 * take a share of the processor.
 */
export async function untilListed(screen: Page, people: number): Promise<void> {
  const looking = screen.evaluate(async (wanted) => {
    const { benchCall } = window as unknown as { readonly benchCall: CallTimed };
    for (;;) {
      const { value } = await benchCall('listPeople', { filter: {}, from: 0, count: 1 });
      if ((value as Rows<PersonRow> | undefined)?.total === wanted) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }, people);
  const isIn = await Promise.race([looking.then(() => true), sleep(TEN_MINUTES, false, { ref: false })]);
  if (!isIn) throw new Error('the import did not come to an end');
}

/** Each keystroke of each query, timed; whether the last one found its target among the first 100. */
export async function searchTimes(screen: Page, data: BenchData) {
  const outcomes = await screen.evaluate(async (queries) => {
    const { benchCall } = window as unknown as { benchCall: CallTimed };
    const all: { times: number[]; isFound: boolean; isTypo: boolean }[] = [];
    for (const { keystrokes, target, isTypo } of queries) {
      const times: number[] = [];
      let isFound = false;
      for (const text of keystrokes) {
        const { ms, value } = await benchCall('listPeople', { filter: { text }, from: 0, count: 100 });
        times.push(ms);
        isFound = (value as Rows<PersonRow>).rows.some((row) => row.display === target);
      }
      all.push({ times, isFound, isTypo });
    }
    return all;
  }, data.queries);
  const times = outcomes.flatMap((outcome) => outcome.times);
  const recallOf = (isTypo: boolean) => {
    const asked = outcomes.filter((outcome) => outcome.isTypo === isTypo);
    return asked.filter((outcome) => outcome.isFound).length / asked.length;
  };
  return {
    keystrokes: times.length,
    p50: median(times),
    p99: quantile(times, 0.99),
    recall: recallOf(false),
    recallTypos: recallOf(true),
  };
}

/** As the peers save: what the app draws anew after a save is done before the next one. */
const PAUSE_MS = 150;

/** Saves as a partner does, one thing and then a pause, and as fast as they are answered. */
export async function saveTimes(screen: Page, data: BenchData) {
  const half = Math.floor(data.saves.length / 2);
  return {
    save: await timeSaves(screen, data.saves.slice(0, half), PAUSE_MS),
    saveBackToBack: await timeSaves(screen, data.saves.slice(half), 0),
  };
}

/** Edits people one after the other, each save waited for, from the call to the acknowledgement. */
async function timeSaves(screen: Page, saves: BenchData['saves'], pauseMs: number) {
  const times = await screen.evaluate(
    async ([rows, pause]) => {
      const { benchCall } = window as unknown as { benchCall: CallTimed };
      const all: number[] = [];
      for (const row of rows) {
        const list = (await benchCall('listPeople', { filter: {}, from: row, count: 1 })).value as Rows<PersonRow>;
        const id: PersonId | undefined = list.rows[0]?.id;
        const { person } = (await benchCall('person', { id })).value as PersonDetail;
        const { id: base, version, createdAt: _createdAt, updatedAt: _updatedAt, ...body } = person;
        const draft = { ...body, base: { id: base, version }, tags: [...body.tags, `saved ${row}`] };
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        const { ms, value } = await benchCall('savePerson', draft);
        if (value === undefined) throw new Error('a save was refused');
        all.push(ms);
      }
      return all;
    },
    [saves.map((save) => save.row), pauseMs] as const,
  );
  return { p50: median(times), p95: quantile(times, 0.95) };
}
