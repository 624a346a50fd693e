// What others do with the same contact files, without keeping anything of them.
// Usage: node parsers.mjs FILE.vcf FILE.csv → one line of JSON.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import VCard from 'vcf';

import { median, timed } from '../stats.mjs';

const RUNS = 3;
/** Debian's own Python: its python3-vobject is what the tests read our files with. */
const PYTHON = '/usr/bin/python3';
const VOBJECT =
  'import sys, vobject; print(sum(1 for _ in vobject.readComponents(open(sys.argv[1], encoding="utf-8"))))';

const [vcardFile, csvFile] = process.argv.slice(2);

/** @param {() => number} work Answers how many contacts it read. */
async function measure(work) {
  const runs = [];
  let contacts = 0;
  for (let run = 0; run < RUNS; run++) {
    const { ms, value } = await timed(work);
    runs.push(ms);
    contacts = value;
  }
  return { ms: median(runs), contacts };
}

function vobject() {
  const { status, stdout } = spawnSync(PYTHON, ['-c', VOBJECT, vcardFile], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : 0;
}

console.log(
  JSON.stringify({
    vcardBytes: statSync(vcardFile).size,
    csvBytes: statSync(csvFile).size,
    icalJs: await measure(() => ICAL.parse(readFileSync(vcardFile, 'utf8')).length),
    vcf: await measure(() => VCard.parse(readFileSync(vcardFile, 'utf8')).length),
    vobject: await measure(vobject),
    papaparse: await measure(
      () => Papa.parse(readFileSync(csvFile, 'utf8'), { header: true, skipEmptyLines: true }).data.length,
    ),
  }),
);
