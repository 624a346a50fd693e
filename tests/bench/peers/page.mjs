// Peers that live in a browser. Bundled, then run in the trivial window.
import { Dexie } from 'dexie';
import { applyEncryptionMiddleware, NON_INDEXED_FIELDS } from 'dexie-encrypted';
import * as kdbx from 'kdbxweb';

import { median, quantile, timed } from '../stats.mjs';

const openDexie = () => {
  const db = new Dexie('peer');
  applyEncryptionMiddleware(db, new Uint8Array(32).fill(7), { people: NON_INDEXED_FIELDS }, () => Promise.resolve());
  db.version(1).stores({ people: 'id' });
  return db;
};

/** dexie-encrypted: one sealed row a record, all opened to be searchable. */
async function dexieEncrypted(people, saves) {
  await Dexie.delete('peer');
  let db = openDexie();
  const imported = await timed(() => db.people.bulkPut(people));
  db.close();
  const opened = await timed(async () => {
    db = openDexie();
    return db.people.toArray();
  });
  const times = [];
  for (const save of saves) {
    const { ms } = await timed(() => db.people.put({ ...people[save.row], summary: save.summary, body: save.body }));
    times.push(ms);
  }
  db.close();
  return {
    importMs: imported.ms,
    openMs: opened.ms,
    read: opened.value.length,
    save: { p50: median(times), p95: quantile(times, 0.95) },
  };
}

/** kdbxweb: one KeePass file, written whole at every save. The KDF is AES with one round: it is left out everywhere. */
async function kdbxFile(people) {
  const credentials = new kdbx.Credentials(kdbx.ProtectedValue.fromString('bench'));
  const db = kdbx.Kdbx.create(credentials, 'peer');
  db.setVersion(3);
  db.header.keyEncryptionRounds = 1;
  const group = db.getDefaultGroup();
  const imported = await timed(() => {
    for (const one of people) {
      const entry = db.createEntry(group);
      entry.fields.set('Title', one.summary);
      entry.fields.set('Notes', one.body);
    }
    return db.save();
  });
  const opened = await timed(() => kdbx.Kdbx.load(imported.value, credentials));
  const saves = [];
  for (let run = 0; run < 3; run++) saves.push((await timed(() => opened.value.save())).ms);
  return { importMs: imported.ms, openMs: opened.ms, save: { p50: median(saves) } };
}

/** A virtual list with nothing in it but numbers: the floor of scrolling. */
function blankList(rows) {
  const ROW = 24;
  document.body.innerHTML = `<div id="list" tabindex="0" style="height:760px;overflow:auto;position:relative"><div id="rows" style="height:${rows * ROW}px;position:relative"></div></div>`;
  const list = document.getElementById('list');
  const inner = document.getElementById('rows');
  const draw = () => {
    const from = Math.floor(list.scrollTop / ROW);
    inner.replaceChildren(
      ...Array.from({ length: 34 }, (_, index) => {
        const row = document.createElement('div');
        row.style.cssText = `position:absolute;top:${(from + index) * ROW}px;height:${ROW}px`;
        row.textContent = `Row ${from + index}`;
        return row;
      }),
    );
  };
  list.addEventListener('scroll', draw);
  draw();
  list.focus();
}

globalThis.peers = { dexieEncrypted, kdbxFile, blankList };
