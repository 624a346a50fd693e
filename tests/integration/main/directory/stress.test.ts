import { randomInt } from 'node:crypto';
import { copyFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isSameBytes } from '../../../../src-shared/bytes.ts';
import type { FeedFiles } from '../../../../src-shared/directory-files.ts';
import { freshFolder, removeFolder } from '../../../support/folders.ts';
import { startChild, type KeeperChild } from '../../../support/shell/keeper-child.ts';
import { makeCarrier, makeFeed, threadFile, type MadeCarrier } from '../../../support/shell/made-carrier.ts';
import { namedContent, namedEntry } from '../../../support/shell/named-bytes.ts';
import { valueOf } from '../../../support/shell/value-of.ts';

/*
 * Two devices of one member write at once, one of them is killed again and again, a sync program makes its copies and
 * takes files away for a moment, and a colleague reads all the while. Longer: BAILIWICK_STRESS_SECONDS=60 npm run
 * integration -- directory/stress
 */
const SECONDS = Number(process.env['BAILIWICK_STRESS_SECONDS'] ?? 6);

let folder: string;
let devices: Device[];
let reader: MadeCarrier;

/** A device writes its own feed on, and goes on after it was killed where its last answer left it. */
interface Device {
  readonly feed: string;
  acknowledged: number;
  child: KeeperChild;
}

beforeEach(async () => {
  folder = await freshFolder('stress');
  reader = await makeCarrier();
  valueOf(await reader.chosen(folder, 'found'));
  valueOf(await reader.open(folder));
  devices = [];
  for (let made = 0; made < 2; made += 1) devices.push(await startDevice(makeFeed(), 0));
});
afterEach(async () => {
  for (const { child } of devices) await child.kill();
  reader.close();
  await removeFolder(folder);
});

async function startDevice(feed: string, acknowledged: number): Promise<Device> {
  const child = await startChild('directory-process.ts', [await threadFile(), folder]);
  const device = { feed, acknowledged, child };
  expect(await child.ask('open')).toMatchObject({ ok: true, value: { kind: 'here' } });
  child.onAnswer((answer) => {
    expect(answer).toMatchObject({ ok: true, seq: device.acknowledged + 1 });
    device.acknowledged += 1;
  });
  child.process.stdin?.write(`write-forever ${feed} ${acknowledged + 1}\n`);
  return device;
}

const inFeed = (feed: string, name = '') => join(folder, 'feeds', feed, name);

/** What sync programs do to files: copies in conflict, files fetched anew, files gone for a moment, leftovers. */
async function syncOnce(feed: string): Promise<number> {
  const names = (await readdir(inFeed(feed)).catch(() => [])).filter((name) => /^[0-9]{10}\.\w+$/u.test(name));
  const name = names[randomInt(Math.max(1, names.length))];
  if (name === undefined) return 0;
  const [file, aside] = [inFeed(feed, name), join(folder, name)];
  switch (randomInt(4)) {
    case 0:
      await copyFile(file, inFeed(feed, name.replace('.', ` (conflicted copy ${randomInt(1_000_000)}).`)));
      return 1;
    case 1:
      await copyFile(file, aside);
      await rename(aside, file);
      return 0;
    case 2:
      await rename(file, aside);
      await sleep(randomInt(5));
      await rename(aside, file);
      return 0;
    default:
      await writeFile(inFeed(feed, `~${randomInt(1_000_000)}.tmp`), 'half');
      return 1;
  }
}

/** Reads everything; whatever has a size must have its bytes. Answers how much of it was whole. */
async function readAll(feeds: readonly FeedFiles[]): Promise<number> {
  let whole = 0;
  for (const { feed, entries, contents } of feeds) {
    for (let from = 0; from < entries.length; from += 1_000) {
      const asked = { feed, entries: entries.slice(from, from + 1_000), contents: contents.slice(from, from + 1_000) };
      const { bytes, sizes } = valueOf(await reader.read([asked]));
      const expected = [
        ...[...asked.entries].map((seq) => namedEntry(feed, seq)),
        ...[...asked.contents].map((seq) => namedContent(feed, seq)),
      ];
      let offset = 0;
      for (const [index, size] of sizes.entries()) {
        if (size < 0) continue;
        const read = bytes.subarray(offset, offset + size);
        if (!isSameBytes(read, expected[index] ?? new Uint8Array(0))) throw new Error(`torn: ${feed} at ${index}`);
        offset += size;
        whole += 1;
      }
    }
  }
  return whole;
}

it(
  'two devices, a sync program and a reader: nothing acknowledged is lost, nothing is ever read torn',
  async () => {
    const until = performance.now() + SECONDS * 1_000;
    const over = () => performance.now() > until;
    let odd = 0;
    let kills = 0;
    async function sync(): Promise<void> {
      while (!over()) for (const { feed } of devices) odd += await syncOnce(feed);
    }
    async function kill(): Promise<void> {
      while (!over()) {
        await sleep(randomInt(200, 900));
        const [device] = devices;
        if (device === undefined || over()) return;
        await device.child.kill();
        devices[0] = await startDevice(device.feed, device.acknowledged);
        kills += 1;
      }
    }
    async function read(): Promise<void> {
      while (!over()) await readAll(valueOf(await reader.list()).feeds);
    }
    await Promise.all([sync(), kill(), read()]);
    for (const { child } of devices) await child.kill();

    const listing = valueOf(await reader.list());
    for (const { feed, acknowledged } of devices) {
      const list = listing.feeds.find((found) => found.feed === feed);
      const all = Array.from({ length: acknowledged }, (_none, index) => index + 1);
      expect([...(list?.entries.slice(0, acknowledged) ?? [])]).toEqual(all);
      expect([...(list?.contents.slice(0, acknowledged) ?? [])]).toEqual(all);
      expect(list?.entries.length).toBeLessThanOrEqual(acknowledged + 1);
      expect(acknowledged).toBeGreaterThan(10);
    }
    const files = listing.feeds.reduce((sum, { entries, contents }) => sum + entries.length + contents.length, 0);
    expect(await readAll(listing.feeds)).toBe(files);
    // Copies and leftovers are named; of what the kills left half-written, only the last.
    const names = (await Promise.all(devices.map(async ({ feed }) => readdir(inFeed(feed))))).flat();
    const unfinished = names.filter((name) => name.startsWith('.~')).length;
    expect(unfinished).toBeLessThanOrEqual(2);
    expect(listing.oddTotal).toBe(odd + unfinished);
    expect(kills).toBeGreaterThan(1);
  },
  SECONDS * 1_000 + 60_000,
);
