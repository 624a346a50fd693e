import { undoCyclic, undoPermute } from '../../../src-renderer/exchange/outlook/pst/cipher';

/** A small PST to the letter of MS-PST, for what no sample file at hand has: old files, both encodings, deep trees. */
export interface PstShape {
  /** False: the older files (ANSI), with numbers of 32 bits. */
  readonly isWide: boolean;
  readonly crypt: 0 | 1 | 2;
}

export interface PstProperty {
  readonly id: number;
  readonly type: number;
  /** A number stands in place; bytes go to the heap, or, from 3,000 on, to a node below. */
  readonly value: number | Uint8Array;
}

export interface PstNode {
  readonly id: number;
  readonly parent: number;
  readonly properties: readonly PstProperty[];
  /** Nodes below it: attachments. */
  readonly below?: readonly PstNode[];
}

const HEAP_LIMIT = 3_000;
const BLOCK_LIMIT = 8_000;

export function makePst({ isWide, crypt }: PstShape, nodes: readonly PstNode[]): Uint8Array {
  const maker = new Maker(isWide, crypt);
  const entries = nodes.map((node) => maker.nodeEntry(node)).toSorted((a, b) => a.key - b.key);
  return maker.file(entries);
}

interface Entry {
  readonly key: number;
  readonly bytes: Uint8Array;
}

class Maker {
  readonly #isWide: boolean;
  readonly #crypt: 0 | 1 | 2;
  readonly #parts: Uint8Array[] = [];
  readonly #blocks: Entry[] = [];
  #at = 0x1000;
  #nextBlock = 4;

  constructor(isWide: boolean, crypt: 0 | 1 | 2) {
    this.#isWide = isWide;
    this.#crypt = crypt;
  }

  /** A number of the format's own width. */
  #wide(value: number): number[] {
    const low = [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff];
    return this.#isWide ? [...low, 0, 0, 0, 0] : low;
  }

  #place(bytes: Uint8Array): number {
    const at = this.#at;
    const padded = new Uint8Array(Math.ceil(bytes.length / 512) * 512);
    padded.set(bytes);
    this.#parts.push(padded);
    this.#at += padded.length;
    return at;
  }

  #block(bytes: Uint8Array, isInner: boolean): number {
    const number = this.#nextBlock + (isInner ? 2 : 0);
    this.#nextBlock += 4;
    const stored = bytes.slice();
    if (!isInner && this.#crypt === 1) doPermute(stored);
    if (!isInner && this.#crypt === 2) undoCyclic(stored, number);
    const at = this.#place(stored);
    const entry = [...this.#wide(number), ...this.#wide(at), bytes.length & 0xff, bytes.length >>> 8, 1, 0];
    this.#blocks.push({ key: number, bytes: Uint8Array.from(this.#isWide ? [...entry, 0, 0, 0, 0] : entry) });
    return number;
  }

  /** One block, or a block that lists others. */
  #data(bytes: Uint8Array): number {
    if (bytes.length <= BLOCK_LIMIT) return this.#block(bytes, false);
    const numbers = [];
    for (let at = 0; at < bytes.length; at += BLOCK_LIMIT) {
      numbers.push(this.#block(bytes.subarray(at, at + BLOCK_LIMIT), false));
    }
    const head = [1, 1, numbers.length & 0xff, numbers.length >>> 8, ...u32(bytes.length)];
    return this.#block(Uint8Array.from([...head, ...numbers.flatMap((number) => this.#wide(number))]), true);
  }

  #subnodes(list: readonly { readonly id: number; readonly data: number; readonly sub: number }[]): number {
    if (list.length === 0) return 0;
    const head = [2, 0, list.length & 0xff, list.length >>> 8, ...(this.#isWide ? [0, 0, 0, 0] : [])];
    const rows = list
      .toSorted((a, b) => a.id - b.id)
      .flatMap(({ id, data, sub }) => [...this.#wide(id), ...this.#wide(data), ...this.#wide(sub)]);
    return this.#block(Uint8Array.from([...head, ...rows]), true);
  }

  nodeEntry(node: PstNode): Entry {
    const { data, sub } = this.#contents(node);
    const row = [...this.#wide(node.id), ...this.#wide(data), ...this.#wide(sub), ...u32(node.parent)];
    return { key: node.id, bytes: Uint8Array.from(this.#isWide ? [...row, 0, 0, 0, 0] : row) };
  }

  #contents({ properties, below = [] }: PstNode): { readonly data: number; readonly sub: number } {
    const subnodes = below.map((node) => ({ id: node.id, ...this.#contents(node) }));
    const items: Uint8Array[] = [];
    let outside = 0x400;
    const records = properties
      .toSorted((a, b) => a.id - b.id)
      .flatMap(({ id, type, value }) => {
        const head = [id & 0xff, id >>> 8, type & 0xff, type >>> 8];
        if (typeof value === 'number') return [...head, ...u32(value)];
        if (value.length >= HEAP_LIMIT) {
          const number = (outside++ << 5) | 0x1f;
          subnodes.push({ id: number, data: this.#data(value), sub: 0 });
          return [...head, ...u32(number)];
        }
        items.push(value);
        // The tree's header and its records are the first two items.
        return [...head, ...u32((items.length + 2) << 5)];
      });
    const tree = Uint8Array.from([0xb5, 2, 6, 0, ...u32(2 << 5)]);
    const data = this.#block(heap([tree, Uint8Array.from(records), ...items]), false);
    return { data, sub: this.#subnodes(subnodes) };
  }

  /** Leaves of a few entries below one page, so that a tree of more levels is read, too. */
  #tree(entries: readonly Entry[], kind: number): number {
    const pages: Entry[] = [];
    for (let at = 0; at < entries.length; at += 4) {
      const leaf = entries.slice(at, at + 4);
      const key = leaf[0]?.key ?? 0;
      const place = this.#place(this.#page(leaf.map(({ bytes }) => bytes), kind, 0));
      pages.push({ key, bytes: Uint8Array.from([...this.#wide(key), ...this.#wide(1), ...this.#wide(place)]) });
    }
    return this.#place(this.#page(pages.map(({ bytes }) => bytes), kind, 1));
  }

  #page(entries: readonly Uint8Array[], kind: number, level: number): Uint8Array {
    const page = new Uint8Array(512);
    const size = entries[0]?.length ?? 0;
    for (const [index, entry] of entries.entries()) page.set(entry, index * size);
    page.set([entries.length, 20, size, level], this.#isWide ? 488 : 496);
    page.set([kind, kind], this.#isWide ? 496 : 500);
    return page;
  }

  file(nodes: readonly Entry[]): Uint8Array {
    const nodeRoot = this.#tree(nodes, 0x81);
    const blockRoot = this.#tree(this.#blocks.toSorted((a, b) => a.key - b.key), 0x80);
    const file = new Uint8Array(this.#at);
    file.set([0x21, 0x42, 0x44, 0x4e, 0, 0, 0, 0, 0x53, 0x4d, this.#isWide ? 23 : 14, 0]);
    file.set(this.#wide(nodeRoot), this.#isWide ? 0xe0 : 0xbc);
    file.set(this.#wide(blockRoot), this.#isWide ? 0xf0 : 0xc4);
    file[this.#isWide ? 0x201 : 0x1cd] = this.#crypt;
    let at = 0x1000;
    for (const part of this.#parts) {
      file.set(part, at);
      at += part.length;
    }
    return file;
  }
}

const u32 = (value: number): number[] => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff];

function heap(items: readonly Uint8Array[]): Uint8Array {
  const size = items.reduce((sum, { length }) => sum + length, 0);
  const map = 12 + size;
  const bytes = new Uint8Array(map + 4 + (items.length + 1) * 2);
  const view = new DataView(bytes.buffer);
  bytes.set([map & 0xff, map >>> 8, 0xec, 0xbc, ...u32(1 << 5)]);
  view.setUint16(map, items.length, true);
  let at = 12;
  for (const [index, item] of items.entries()) {
    view.setUint16(map + 4 + index * 2, at, true);
    bytes.set(item, at);
    at += item.length;
  }
  view.setUint16(map + 4 + items.length * 2, at, true);
  return bytes;
}

/** The inverse of the table that the reader has. */
function doPermute(bytes: Uint8Array): void {
  const table = Uint8Array.from({ length: 256 }, (_, index) => index);
  undoPermute(table);
  for (let index = 0; index < bytes.length; index++) bytes[index] = table.indexOf(bytes[index] ?? 0);
}
