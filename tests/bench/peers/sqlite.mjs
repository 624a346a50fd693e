// SQLCipher-compatible SQLite with FTS5, in a Node process: what an encrypted desktop store is usually built on.
// Usage: node sqlite.mjs DATA.json WORK-FOLDER → one line of JSON.
import Database from 'better-sqlite3-multiple-ciphers';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { measureSearch, median, quantile, timed } from '../stats.mjs';

const [dataFile, folder] = process.argv.slice(2);
const { people, queries, saves } = JSON.parse(readFileSync(dataFile, 'utf8'));
const file = join(folder, 'peer.sqlite');
// A raw key: the KDF is left out everywhere.
const KEY = `x'${'5a'.repeat(32)}'`;

function open() {
  const db = new Database(file);
  db.pragma(`cipher = 'sqlcipher'`);
  db.pragma(`key = "${KEY}"`);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  return db;
}

/** As the app has them when its import begins: parsed. What is kept of them has to be made text again. */
const contacts = people.map(({ body }) => JSON.parse(body));

function importAll(db) {
  db.exec(`create table person (rowid integer primary key, id text unique, summary text, body text);
           create virtual table search using fts5(folded, content='', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')`);
  const person = db.prepare('insert into person (rowid, id, summary, body) values (?, ?, ?, ?)');
  const search = db.prepare('insert into search (rowid, folded) values (?, ?)');
  db.transaction(() => {
    people.forEach((one, row) => {
      person.run(row + 1, one.id, one.summary, JSON.stringify(contacts[row]));
      search.run(row + 1, one.folded);
    });
  })();
}

const fts = (text) =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `"${word.replaceAll('"', '""')}"*`)
    .join(' ');

/** One import alone differs by 40 of a hundred from the next, on a machine at rest. */
const IMPORTS = 3;

let db;
const imports = [];
for (let run = 0; run < IMPORTS; run++) {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  db = open();
  imports.push((await timed(() => importAll(db))).ms);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

const opens = [];
const reads = [];
let rows = [];
for (let run = 0; run < 5; run++) {
  const opened = await timed(() => {
    db = open();
    return db.prepare('select id from person where rowid = 1').get();
  });
  const read = await timed(() => db.prepare('select id, summary from person').all());
  opens.push(opened.ms);
  reads.push(opened.ms + read.ms);
  rows = read.value;
  if (run < 4) db.close();
}
if (rows.length !== people.length) throw new Error('the peer lost records');

// A saved person must be found by what was saved: the index is part of the transaction.
const update = db.prepare('update person set summary = ?, body = ? where rowid = ?');
const forget = db.prepare(`insert into search (search, rowid, folded) values ('delete', ?, ?)`);
const index = db.prepare('insert into search (rowid, folded) values (?, ?)');
/** Half of the saves with the pause that the app's have, half without. */
const PAUSE_MS = 150;
const saveTimes = [];
const backToBackTimes = [];
for (const [nth, { row, summary, body }] of saves.entries()) {
  const isPaused = nth < Math.floor(saves.length / 2);
  if (isPaused) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  const { folded } = people[row];
  const save = db.transaction(() => {
    update.run(summary, body, row + 1);
    forget.run(row + 1, folded);
    index.run(row + 1, folded);
  });
  const { ms } = await timed(() => save());
  (isPaused ? saveTimes : backToBackTimes).push(ms);
}

const ask = db.prepare(
  'select summary from person where rowid in (select rowid from search where search match ? order by rank limit 100)',
);
const search = await measureSearch(queries, (text) =>
  fts(text) ? ask.all(fts(text)).map((row) => row.summary.split('\t')[0]) : [],
);
db.pragma('wal_checkpoint(TRUNCATE)');
console.log(
  JSON.stringify({
    importMs: median(imports),
    openMs: median(opens),
    summaryReadMs: median(reads),
    save: { p50: median(saveTimes), p95: quantile(saveTimes, 0.95) },
    saveBackToBack: { p50: median(backToBackTimes), p95: quantile(backToBackTimes, 0.95) },
    search,
    rssMiB: process.memoryUsage().rss / 2 ** 20,
    diskBytes: statSync(file).size,
  }),
);
