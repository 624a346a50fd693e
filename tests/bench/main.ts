import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import * as v from 'valibot';

import type { Contact } from '../../src-shared/book/contact.ts';
import { OUTLOOK_PRESET } from '../../src-shared/contact-writers/csv-presets.ts';
import { contactToVCard } from '../../src-shared/contact-writers/vcard.ts';
import { measureAgain } from './again.ts';
import { samplePeople } from '../../src-shared/sample/sample-book.ts';
import { launchTrivial, measureBrowserPeers, pageDownFrames } from './browser-peers.ts';
import { makeData, type BenchData } from './data.ts';
import { measureDirectory } from './directory.ts';
import { firmFolder, keepFirm } from './firm-folder.ts';
import { measureFile } from './formats.ts';
import { foldersIn, measureApp } from './measure-app.ts';
import { runPeer } from './processes.ts';
import { readParts } from './parts.ts';
import { floorSchema, minisearchSchema, parsedSchema, parsersSchema, sqliteSchema } from './peer-figures.ts';
import { judge } from './targets.ts';
import { median, quantile } from './stats.mjs';

// npm run bench -- --contacts N --json FILE --only NAMES: Bailiwick beside its peers, on the same data, in one run.

const SEED = 'bench';
/** dexie-encrypted and kdbxweb take minutes above this. */
const SMALL = 10_000;
/** Clients of the whole firm; a tenth of them in a book of 10,000 people. */
const FIRM_CLIENTS = 15_000;

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '10000' },
    json: { type: 'string' },
    only: { type: 'string' },
    here: { type: 'string' },
    // How the newer file differs: 'few' people in it, the same in 'shuffled' order, or 'all' of them, shuffled as well.
    newer: { type: 'string', default: 'few' },
    // Of the firm directory.
    members: { type: 'string', default: '500' },
    summaries: { type: 'string', default: '300' },
    // Makes the firm that is kept for the runs to come, and ends.
    prepare: { type: 'boolean', default: false },
  },
});
const parts = readParts(values.only);
const contacts = Number(values.contacts);
if (!Number.isSafeInteger(contacts) || contacts < 100) throw new Error('--contacts wants a whole number from 100');
const benchFolder = values.here ?? '';
const firmSize = { members: Number(values.members), summaries: Number(values.summaries), clients: FIRM_CLIENTS };
const firmsFolder = join(benchFolder, '../../.cache/bench-firm');
const workFolder = await mkdtemp(join(tmpdir(), 'bailiwick-bench-'));
try {
  await (values.prepare ? keepFirm(firmsFolder, SEED, firmSize) : report());
} finally {
  await rm(workFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

async function report(): Promise<void> {
  const text = `${JSON.stringify(await bench(), undefined, 2)}\n`;
  if (values.json) await writeFile(values.json, text);
  console.log(text);
}

async function bench() {
  const large = await prepare(contacts, 'large');
  const needsSmall = contacts > SMALL && (parts.has('save') || parts.has('stores'));
  const small = needsSmall ? await prepare(SMALL, 'small') : large;
  say(`${contacts} people, ${large.data.distinctWords} distinct name and client words`);

  say('peers in Node: SQLite with SQLCipher and FTS5, MiniSearch, plain parsed objects');
  const needsSqlite = (['import', 'open', 'save', 'search', 'formats'] as const).some((part) => parts.has(part));
  const sqlite = needsSqlite
    ? v.parse(sqliteSchema, await runPeer(benchFolder, 'sqlite.mjs', [large.peerFile, workFolder]))
    : undefined;
  const minisearch = parts.has('search')
    ? v.parse(minisearchSchema, await runPeer(benchFolder, 'minisearch.mjs', [large.peerFile]))
    : undefined;
  const parsed = parts.has('memory')
    ? v.parse(parsedSchema, await runPeer(benchFolder, 'parsed.mjs', [large.linesFile]))
    : undefined;

  say('Bailiwick');
  const trivialLaunches: number[] = [];
  // Turn by turn: how quick a launch is differs by a third from one minute to the next.
  const launchBeside = async (): Promise<void> => {
    if (parts.has('launch')) trivialLaunches.push(await trivialLaunch(trivialLaunches.length));
  };
  const app = await measureApp(large.data, large.vcardFile, join(workFolder, 'large'), parts, launchBeside);
  const appSmall =
    small !== large && parts.has('save')
      ? await measureApp(small.data, small.vcardFile, join(workFolder, 'small'), new Set(['save']))
      : app;

  if (parts.has('directory')) say(`a firm of ${values.members} members with ${values.summaries} summaries each`);
  const directory = parts.has('directory') ? await measureFirm() : undefined;

  const again = parts.has('again') ? await measureNewer(large) : undefined;
  const formats = parts.has('formats') ? await measureFormats(large) : undefined;

  say('peers in a browser window');
  const browser = {
    trivialLaunchMs: trivialLaunches.length > 0 ? median(trivialLaunches) : undefined,
    browserPeers: parts.has('stores') ? await inTrivialWindow((page) => storesIn(page, small.data)) : undefined,
    blankList: parts.has('scroll') ? await inTrivialWindow(scrollBlankList) : undefined,
  };
  const floor = parts.has('open')
    ? v.parse(floorSchema, await runPeer(benchFolder, 'floor.mjs', [String(large.summaryBytes), workFolder]))
    : undefined;
  const figures = {
    isLarge: contacts > SMALL,
    app,
    appSmall,
    sqlite,
    minisearch,
    parsed,
    ...browser,
    floor,
    jsonBytes: large.jsonBytes,
    directory,
    formats,
    again,
  };
  return {
    contacts,
    seed: SEED,
    distinctWords: large.data.distinctWords,
    machine: { cores: cpus().length, node: process.version },
    figures,
    ratios: judge(figures),
  };
}

async function measureFirm() {
  const firm = await firmFolder(firmsFolder, SEED, firmSize);
  try {
    return await measureDirectory(foldersIn(join(workFolder, 'large')), firm, firmSize);
  } finally {
    firm.remove();
  }
}

async function prepare(count: number, name: string) {
  say(`making ${count} people`);
  const data = makeData(count, SEED);
  const peerFile = join(workFolder, `${name}.json`);
  const linesFile = join(workFolder, `${name}.jsonl`);
  const vcardFile = join(workFolder, `${name}.vcf`);
  const lines = data.people.map((person) => person.body).join('\n');
  await writeFile(peerFile, JSON.stringify({ people: data.people, queries: data.queries, saves: data.saves }));
  await writeFile(linesFile, lines);
  await writeFile(vcardFile, data.contacts.map((contact) => contactToVCard(contact, '4.0')).join(''));
  return {
    data,
    peerFile,
    linesFile,
    vcardFile,
    jsonBytes: Buffer.byteLength(lines),
    summaryBytes: summaryBytes(data),
  };
}

async function measureFormats({ data, vcardFile }: Awaited<ReturnType<typeof prepare>>) {
  say('contact files, beside those who only parse them');
  const csvFile = join(workFolder, 'outlook.csv');
  await writeFile(csvFile, OUTLOOK_PRESET.head() + data.contacts.map(OUTLOOK_PRESET.one).join(''));
  const parsers = v.parse(parsersSchema, await runPeer(benchFolder, 'parsers.mjs', [vcardFile, csvFile]));
  const vcard = await measureFile(foldersIn(join(workFolder, 'vcard')), vcardFile, contacts);
  const csv = await measureFile(foldersIn(join(workFolder, 'csv')), csvFile, contacts);
  return { parsers, vcard, csv };
}

/** The same file once more: of every so manieth person another e-mail, and one for every hundred is new. */
async function measureNewer({ data, vcardFile }: Awaited<ReturnType<typeof prepare>>) {
  say('the same contact file again, newer');
  const every = values.newer === 'all' ? 1 : 50;
  const moved = data.contacts.map((contact, index) => (index % every === 0 ? withAddress(contact) : contact));
  if (values.newer !== 'few') shuffle(moved);
  const added = [...samplePeople(`${SEED} added`, Math.floor(contacts / 100))];
  const newer = join(workFolder, 'newer', 'large.vcf');
  await mkdir(join(workFolder, 'newer'));
  await writeFile(newer, [...moved, ...added].map((contact) => contactToVCard(contact, '4.0')).join(''));
  return measureAgain(foldersIn(join(workFolder, 'again')), vcardFile, newer, contacts + added.length);
}

/** In an order that has nothing to do with the present one, and is the same in each run. */
function shuffle(items: unknown[]): void {
  let state = 1;
  for (let last = items.length - 1; last > 0; last--) {
    state = (state * 48_271) % 2_147_483_647;
    const other = state % (last + 1);
    [items[last], items[other]] = [items[other], items[last]];
  }
}

function withAddress(contact: Contact): Contact {
  const facts = contact.facts.map((fact) => (fact.kind === 'email' ? { ...fact, value: `new.${fact.value}` } : fact));
  return { ...contact, facts };
}

/** What must be read to be searchable: the rows and the search text. */
function summaryBytes(data: BenchData): number {
  return data.people.reduce((sum, one) => sum + Buffer.byteLength(one.summary) + Buffer.byteLength(one.folded), 0);
}

async function trivialLaunch(nth: number): Promise<number> {
  const { electron, ms } = await launchTrivial(benchFolder, join(workFolder, `trivial-${nth}`));
  await electron.close();
  return ms;
}

async function inTrivialWindow<Value>(measure: (page: Page) => Promise<Value>): Promise<Value> {
  const { electron, page } = await launchTrivial(benchFolder, join(workFolder, 'trivial'));
  const value = await measure(page);
  await electron.close();
  return value;
}

const storesIn = (page: Page, data: BenchData) => measureBrowserPeers(page, join(import.meta.dirname, 'page.js'), data);

async function scrollBlankList(page: Page) {
  await page.addScriptTag({ path: join(import.meta.dirname, 'page.js') });
  await page.evaluate(
    (rows) => (window as unknown as { peers: { blankList(rows: number): void } }).peers.blankList(rows),
    contacts,
  );
  const frames = await pageDownFrames(page);
  return { longest: Math.max(...frames), p99: quantile(frames, 0.99) };
}

function say(text: string): void {
  console.error(`bench: ${text}`);
}
