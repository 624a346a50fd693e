// A process that carries a directory: takes a line, answers with one of JSON. For tests with more processes than one.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createCarrier } from '../../../src-main/directory/carrier.ts';
import { namedContent, namedEntry } from './named-bytes.ts';

const [, , thread, folder] = process.argv;
if (thread === undefined || folder === undefined) throw new Error('which thread, which folder?');
const carrier = createCarrier({ source: () => readFileSync(thread, 'utf8'), tell: () => undefined });

const say = (what: unknown): void => {
  process.stdout.write(`${JSON.stringify(what)}\n`);
};

async function write(feed: string, seq: number, contentBytes?: number): Promise<unknown> {
  const written = await carrier.write({
    feed,
    seq,
    entry: namedEntry(feed, seq),
    content: namedContent(feed, seq, contentBytes),
  });
  return { ...written, seq };
}

async function answer(line: string): Promise<unknown> {
  const [what = '', feed = '', seq = '1', contentBytes] = line.split(' ');
  switch (what) {
    case 'open':
      return carrier.open(folder ?? '');
    case 'found': {
      const chosen = await carrier.chosen(folder ?? '', 'found');
      return chosen.ok ? carrier.open(folder ?? '') : chosen;
    }
    case 'write':
      return write(feed, Number(seq), contentBytes === undefined ? undefined : Number(contentBytes));
    case 'write-forever':
      for (let next = Number(seq); ; next += 1) say(await write(feed, next));
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
