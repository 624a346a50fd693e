// A process that carries a directory: takes a line, answers with one of JSON. For tests with more processes than one.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createCarrier } from '../../../src-main/directory/carrier.ts';

const [, , thread, folder] = process.argv;
if (thread === undefined || folder === undefined) throw new Error('which thread, which folder?');
const carrier = createCarrier({ source: () => readFileSync(thread, 'utf8'), tell: () => undefined });

const say = (what: unknown): void => {
  process.stdout.write(`${JSON.stringify(what)}\n`);
};

/** The bytes of a file, which follow from its name. */
const bytesOf = (name: string, length: number): Uint8Array => {
  const hash = createHash('sha256').update(name).digest();
  return Uint8Array.from({ length }, (_none, index) => hash[index % hash.length] ?? 0);
};

async function write(feed: string, seq: number, contentBytes: number): Promise<unknown> {
  const name = `${feed} ${seq}`;
  const entry = bytesOf(`${name} entry`, 260);
  const content = bytesOf(`${name} content`, contentBytes);
  const answer = await carrier.write({ feed, seq, entry, content });
  return { ...answer, seq };
}

async function answer(line: string): Promise<unknown> {
  const [what = '', feed = '', seq = '1', contentBytes = '400'] = line.split(' ');
  switch (what) {
    case 'open':
      return carrier.open(folder ?? '');
    case 'found': {
      const chosen = await carrier.chosen(folder ?? '', 'found');
      return chosen.ok ? carrier.open(folder ?? '') : chosen;
    }
    case 'write':
      return write(feed, Number(seq), Number(contentBytes));
    case 'write-forever':
      for (let next = Number(seq); ; next += 1) say(await write(feed, next, 200 + ((next * 37) % 4_000)));
    case 'drop':
      return carrier.drop({ feed, seq: Number(seq) });
    case 'list': {
      const listed = await carrier.list();
      if (!listed.ok) return listed;
      return { ok: true, feeds: listed.value.feeds.map((list) => ({ feed: list.feed, entries: list.entries.length })) };
    }
    default:
      return { ok: false };
  }
}

for await (const line of createInterface({ input: process.stdin })) say(await answer(line));
