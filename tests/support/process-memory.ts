import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

/** Bytes that are looked for, by what they are. */
export type Needles = Readonly<Record<string, readonly Buffer[]>>;

export interface MemorySearch {
  /** Names of the needles found, with the processes they were found in. */
  readonly found: ReadonlyMap<string, readonly number[]>;
  readonly processes: number;
  readonly bytes: number;
}

/** `root` and everything it started, by their parents in /proc. */
export function processTree(root: number): readonly number[] {
  const childrenOf = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? statOf(Number(name))?.parent : undefined;
    if (parent !== undefined) childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(childrenOf.get(pid) ?? []));
  return tree;
}

interface Stat {
  readonly parent: number;
  readonly isEnded: boolean;
}

/** Undefined where there is no such process. */
function statOf(pid: number): Stat | undefined {
  try {
    // "pid (name) state ppid …"; the name may hold brackets and blanks.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has given its memory back, and waits only to be counted by its parent.
    return { parent: Number(parent), isEnded: state === 'Z' || state === 'X' };
  } catch {
    return undefined;
  }
}

/** Where the system tells no more, a process that waits to be counted by its parent runs still. */
export function isRunning(pid: number): boolean {
  if (process.platform === 'linux') return statOf(pid)?.isEnded === false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Why the memory of these processes cannot be looked through by this user here; undefined where it can. */
export function unreadableMemory(pids: readonly number[]): string | undefined {
  try {
    for (const pid of pids) for (const _ of residentMemory(pid)) break;
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** Looks through every readable page of each process that is in memory. Throws where it may not. */
export function searchMemory(pids: readonly number[], needles: Needles): MemorySearch {
  const found = new Map<string, number[]>();
  let bytes = 0;
  for (const pid of pids) {
    const names = new Set<string>();
    for (const stretch of residentMemory(pid)) {
      bytes += stretch.length;
      for (const [name, spellings] of Object.entries(needles)) {
        if (spellings.some((spelling) => stretch.includes(spelling))) names.add(name);
      }
    }
    for (const name of names) found.set(name, [...(found.get(name) ?? []), pid]);
  }
  return { found, processes: pids.length, bytes };
}

const PAGE = 4096;
const PAGEMAP_ENTRY = 8;
/** Longest stretch read at once. A needle across two stretches is found all the same: they overlap by a page. */
const STRETCH_PAGES = 4096;
/** proc_pid_pagemap(5): bit 63 is "present", bit 62 "swapped"; both lie in the last byte of an entry. */
const IN_MEMORY = 0xc0;

function* residentMemory(pid: number): Generator<Buffer, void> {
  try {
    const [memory, pagemap] = [openSync(`/proc/${pid}/mem`, 'r'), openSync(`/proc/${pid}/pagemap`, 'r')];
    try {
      for (const { start, pages } of readableMappings(pid)) {
        for (let from = 0; from < pages; from += STRETCH_PAGES - 1) {
          const count = Math.min(STRETCH_PAGES, pages - from);
          yield* runsInMemory(memory, pagemap, start / PAGE + from, count);
        }
      }
    } finally {
      closeSync(memory);
      closeSync(pagemap);
    }
  } catch (error) {
    // A process that has ended meanwhile holds nothing any more; one that runs must let itself be read.
    if (isRunning(pid)) throw error;
  }
}

function* runsInMemory(memory: number, pagemap: number, first: number, count: number): Generator<Buffer, void> {
  const entries = Buffer.alloc(count * PAGEMAP_ENTRY);
  readSync(pagemap, entries, 0, entries.length, first * PAGEMAP_ENTRY);
  const isHere = (page: number): boolean =>
    page < count && ((entries[page * PAGEMAP_ENTRY + 7] ?? 0) & IN_MEMORY) !== 0;
  for (let page = 0; page < count; page += 1) {
    if (!isHere(page)) continue;
    let end = page;
    while (isHere(end)) end += 1;
    const run = Buffer.alloc((end - page) * PAGE);
    yield run.subarray(0, readMemory(memory, run, (first + page) * PAGE));
    page = end;
  }
}

/** Memory may go while it is read: what could be read counts. */
function readMemory(memory: number, into: Buffer, address: number): number {
  try {
    return readSync(memory, into, 0, into.length, address);
  } catch {
    return 0;
  }
}

function readableMappings(pid: number): readonly { readonly start: number; readonly pages: number }[] {
  const lines = readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+) r/.exec(line) ?? [];
    const [start, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    // Addresses from here on are the kernel's own pages.
    return from === '' || end > 2 ** 47 ? [] : [{ start, pages: (end - start) / PAGE }];
  });
}
