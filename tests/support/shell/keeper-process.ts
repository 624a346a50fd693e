// A process that keeps a vault folder: takes a line of JSON, answers with one. For tests with more processes than one.
import { createInterface } from 'node:readline';
import { createVaultKeeper } from '../../../src-main/vault-folder/vault-folder.ts';
import { makeFrame, makeVault } from './made-vault.ts';

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('which folder?');
const keeper = createVaultKeeper(folder);
let head = { seq: 0, hash: new Uint8Array(0) as Uint8Array };

const say = (what: unknown): void => {
  process.stdout.write(`${JSON.stringify(what)}\n`);
};

async function append(sealedBytes: number): Promise<unknown> {
  const frame = makeFrame(head, sealedBytes);
  const appended = await keeper.appendFrame(frame.bytes);
  if (!appended.ok) return appended;
  head = frame;
  return { ok: true, seq: frame.seq, hash: Buffer.from(frame.hash).toString('hex') };
}

async function answer(line: string): Promise<unknown> {
  const [what = '', size] = line.split(' ');
  switch (what) {
    case 'create': {
      const vault = makeVault();
      head = { seq: 0, hash: vault.genesis };
      return keeper.create(vault.header, vault.genesis);
    }
    case 'open': {
      const opened = await keeper.open();
      if (!opened.ok || opened.value.kind !== 'present') return opened;
      const { headSeq, headHash, tornTail, damage } = opened.value.journal;
      head = { seq: headSeq, hash: headHash };
      return { ok: true, headSeq, tornTail, damage };
    }
    case 'append':
      return append(Number(size));
    case 'append-forever':
      for (;;) say(await append(Number(size)));
    case 'close':
      await keeper.close();
      return { ok: true };
    default:
      return { ok: false };
  }
}

for await (const line of createInterface({ input: process.stdin })) say(await answer(line));
