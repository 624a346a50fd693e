import { parseArgs } from 'node:util';

import { writeBigFirm } from './big-firm.ts';

// node build/run-ts.mjs tests/support/directory/make-firm.ts FOLDER --members 500 --summaries 300
// A made-up firm directory in FOLDER. Prints an invitation with which an app can join it.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: 'bench' },
    members: { type: 'string', default: '500' },
    summaries: { type: 'string', default: '300' },
    clients: { type: 'string', default: '1667' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Into which folder?');
const { invitation, entries } = await writeBigFirm({
  folder,
  seed: values.seed,
  members: Number(values.members),
  summaries: Number(values.summaries),
  clients: Number(values.clients),
});
console.error(`${entries} entries: ${folder}`);
console.log(invitation);
